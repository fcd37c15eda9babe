// A series as one line of text, one character for each value.

const BLOCKS = '▁▂▃▄▅▆▇█';
const ASCII_LEVELS = '.:-=+*#@';
const GAP = ' ';

/** From zero to the largest value; what was not reported stays a gap. */
export const sparkline = (
  values: readonly (number | undefined)[],
  { ascii = false }: Readonly<{ ascii?: boolean }> = {},
): string => {
  const levels = ascii ? ASCII_LEVELS : BLOCKS;
  const largest = values.reduce<number>((most, value) => (isKnown(value) && value > most ? value : most), 0);
  return values.map((value) => (isKnown(value) ? levels.charAt(levelOf(value, largest, levels.length)) : GAP)).join('');
};

const isKnown = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value);

const levelOf = (value: number, largest: number, count: number): number =>
  largest === 0 ? 0 : Math.round((Math.max(0, value) / largest) * (count - 1));
