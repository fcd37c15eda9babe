// Line charts by asciichart on a grid of cells of our own: one row of text per line, gaps left empty, a limit drawn across.
// @ts-expect-error: asciichart brings no types; what is used of it is typed below.
import asciichart from 'asciichart';

type Plot = (series: readonly number[], config: Readonly<Record<string, unknown>>) => string;
const plot: Plot = asciichart.plot;

/** In asciichart's order: zero axis, axis, start, end, flat, and the corners. */
const SYMBOLS = {
  unicode: ['┤', '┤', '╶', '╴', '─', '╰', '╭', '╮', '╯', '│'],
  ascii: ['|', '|', '-', '-', '-', '\\', '/', '\\', '/', '|'],
} as const;

/** One column is kept for the axis. */
const AXIS = 1;

export type LineChart = Readonly<{
  /** One per column; undefined is a gap. */
  values: readonly (number | undefined)[];
  least: number;
  most: number;
  height: number;
  limit: number | undefined;
  limitMark: string;
  ascii: boolean;
}>;

/** From the top down, `height` lines, each an axis and as many columns as there are values. */
export const drawLineChart = ({
  values,
  least,
  most,
  height,
  limit,
  limitMark,
  ascii,
}: LineChart): readonly string[] => {
  const top = height - 1;
  const rowOf = (value: number): number =>
    Math.max(0, Math.min(top, Math.round(((value - least) / (most - least || 1)) * top)));
  const rows = fillGaps(values.map((value) => (value === undefined ? undefined : rowOf(value))));
  const drawn = plot([...rows, rows.at(-1) ?? 0], {
    // Its own rounding is left nothing to do: every value is a row number already, and the range is the height.
    min: 0,
    max: top,
    height: top,
    offset: AXIS,
    padding: '',
    // One column, which the axis then covers; a longer label would push the line aside.
    format: () => ' ',
    symbols: SYMBOLS[ascii ? 'ascii' : 'unicode'],
  }).split('\n');
  const limitRow = limit === undefined ? undefined : top - rowOf(limit);
  return drawn.map((line, row) => {
    const cells = [...line.padEnd(AXIS + values.length)];
    const shown = values.map((value, column) => {
      const cell = value === undefined ? ' ' : (cells[AXIS + column] ?? ' ');
      return cell === ' ' && row === limitRow ? limitMark : cell;
    });
    return `${cells[0] ?? ' '}${shown.join('')}`;
  });
};

/** asciichart knows no gaps: they are drawn level with what is before them, and taken out afterwards. */
const fillGaps = (rows: readonly (number | undefined)[]): number[] => {
  let last = rows.find((row) => row !== undefined) ?? 0;
  return rows.map((row) => {
    last = row ?? last;
    return last;
  });
};
