// A line chart of text over asciichart, which knows neither gaps nor very large numbers nor terminals without Unicode.
// @ts-expect-error the package brings no types
import asciichart from 'asciichart';

export type ChartSettings = Readonly<{
  /** In columns, the labels included. */
  width: number;
  /** In lines. */
  height: number;
  ascii: boolean;
  label(value: number): string;
}>;

type Plot = (
  values: readonly number[],
  settings: Readonly<{
    min: number;
    max: number;
    height: number;
    offset: number;
    format(position: number): string;
    symbols?: readonly string[];
  }>,
) => string;

const plot: Plot = asciichart.plot;

const ASCII_SYMBOLS = ['+', '|', '-', '-', '-', '`', '.', '.', "'", '|'];

export const LABEL_WIDTH = 10;
/** Before the first value: the label and a blank; the first value stands on the axis itself. */
export const CHART_MARGIN = LABEL_WIDTH + 1;

/** How many values a chart of this width has room for. */
export const valuesIn = (width: number): number => Math.max(2, width - CHART_MARGIN);

/** One value a column; undefined is a gap. No more lines than asked for plus one, none wider than the width. */
export const drawChart = (
  values: readonly (number | undefined)[],
  { width, height, ascii, label }: ChartSettings,
): readonly string[] => {
  const shown = values.slice(0, valuesIn(width)).map((value) => (isKnown(value) ? value : undefined));
  const known = shown.filter(isKnown);
  if (known.length === 0) return [];
  const least = known.reduce((a, b) => Math.min(a, b));
  const most = known.reduce((a, b) => Math.max(a, b));
  // Halves, so that the range of two numbers at both ends of what numbers can be is still a number.
  const range = most / 2 - least / 2;
  const positionOf = (value: number): number => (range === 0 ? height / 2 : ((value / 2 - least / 2) / range) * height);
  const valueAt = (position: number): number => (range === 0 ? least : (least / 2 + (position / height) * range) * 2);
  const isConstant = range === 0;
  const lines = plot(withoutGaps(shown).map(positionOf), {
    min: 0,
    max: height,
    height,
    offset: 2,
    format: (position) =>
      isConstant && Math.round(position) !== Math.round(height / 2)
        ? ' '.repeat(LABEL_WIDTH)
        : label(valueAt(position)).slice(0, LABEL_WIDTH).padStart(LABEL_WIDTH),
    ...(ascii ? { symbols: ASCII_SYMBOLS } : {}),
  }).split('\n');
  return lines.map((line) => blankGaps(line, shown).trimEnd());
};

const isKnown = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value);

/** A gap goes on where the line was, and is blanked afterwards. */
const withoutGaps = (values: readonly (number | undefined)[]): readonly number[] => {
  let last = values.find(isKnown) ?? 0;
  return values.map((value) => {
    last = value ?? last;
    return last;
  });
};

/** Each column joins two values: it is drawn only where both are known. */
const blankGaps = (line: string, values: readonly (number | undefined)[]): string => {
  const letters = [...line];
  for (let index = 0; index < values.length - 1; index += 1) {
    if (values[index] !== undefined && values[index + 1] !== undefined) continue;
    const column = CHART_MARGIN + index;
    if (column < letters.length) letters[column] = ' ';
  }
  return letters.join('');
};
