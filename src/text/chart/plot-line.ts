// One line by asciichart on a grid of cells of our own: gaps left empty, a limit drawn across, a band shaded behind both.
// @ts-expect-error: asciichart brings no types; what is used of it is typed below.
import asciichart from 'asciichart';
import type { Band } from './known-band.ts';
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
  /** One per column as well. */
  bands: readonly (Band | undefined)[];
  least: number;
  most: number;
  height: number;
  ascii: boolean;
  marks: Readonly<{ limit: string; band?: string | undefined }>;
}>;

type Cell = Run<'accent' | 'limit' | 'dim'>;

export type PlotRow = Readonly<{ axis: string; cells: readonly Cell[] }>;

/** From the top down, `height` rows, each as many cells wide as there are values. */
export const plotLine = (
  { values, bands, least, most, height, ascii, marks }: LinePlot,
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
  const shades = bands.map((band) => band && { from: top - rowOf(band.high), to: top - rowOf(band.low) });
  const behind = (row: number, column: number): Cell => {
    const shade = shades[column];
    if (row === limitRow) return { text: marks.limit, meaning: 'limit' };
    return marks.band !== undefined && shade !== undefined && row >= shade.from && row <= shade.to
      ? { text: marks.band, meaning: 'dim' }
      : { text: ' ', meaning: 'accent' };
  };
  return Array.from({ length: height }, (_, row) => {
    const cells = [...(drawn[row] ?? '').padEnd(AXIS + values.length)];
    const shown = values.map((value, column): Cell => {
      const cell = value === undefined ? ' ' : (cells[AXIS + column] ?? ' ');
      return cell === ' ' ? behind(row, column) : { text: cell, meaning: 'accent' };
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
