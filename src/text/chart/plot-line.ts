// One line by asciichart on a grid of cells of our own: gaps left empty, a limit drawn across.
// @ts-expect-error: asciichart brings no types; what is used of it is typed below.
import asciichart from 'asciichart';
import { type Run, runsOf } from './runs.ts';

type Plot = (series: readonly number[], config: Readonly<Record<string, unknown>>) => string;
const plot: Plot = asciichart.plot;

/** In asciichart's order: zero axis, axis, start, end, flat, and the corners. */
const SYMBOLS = {
  unicode: ['┤', '┤', '╶', '╴', '─', '╰', '╭', '╮', '╯', '│'],
  ascii: ['|', '|', '-', '-', '-', '\\', '/', '\\', '/', '|'],
} as const;

/** One column is kept for the axis. */
const AXIS = 1;

type LinePlot = Readonly<{
  /** One per column; undefined is a gap. */
  values: readonly (number | undefined)[];
  least: number;
  most: number;
  height: number;
  ascii: boolean;
  marks: Readonly<{ limit: string }>;
}>;

export type PlotRow = Readonly<{ axis: string; cells: readonly Run<'accent' | 'limit'>[] }>;

/** From the top down, `height` rows, each as many cells wide as there are values. */
export const plotLine = (
  { values, least, most, height, ascii, marks }: LinePlot,
  limit: number | undefined,
): readonly PlotRow[] => {
  const top = height - 1;
  // Halves, so that the range of two numbers at both ends of what numbers can be is still a number.
  const rowOf = (value: number): number =>
    Math.max(0, Math.min(top, Math.round(((value / 2 - least / 2) / (most / 2 - least / 2)) * top)));
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
  const limitRow = limit === undefined || !Number.isFinite(limit) ? undefined : top - rowOf(limit);
  return Array.from({ length: height }, (_, row) => {
    const cells = [...(drawn[row] ?? '').padEnd(AXIS + values.length)];
    const shown = values.map((value, column): Run<'accent' | 'limit'> => {
      const cell = value === undefined ? ' ' : (cells[AXIS + column] ?? ' ');
      return cell === ' ' && row === limitRow
        ? { text: marks.limit, meaning: 'limit' }
        : { text: cell, meaning: 'accent' };
    });
    return { axis: SYMBOLS[ascii ? 'ascii' : 'unicode'][1], cells: runsOf(shown) };
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
