// Whether a table with lines around its cells has room, and how wide its columns are then.
import { displayWidth } from '../text/display-width.ts';
import type { Pen } from '../theme/pen.ts';
import { type Align, padded, type Room, tidy, wholeNumber } from './room.ts';

export type SmallTableProps = Room &
  Readonly<{
    /** The first ones matter most: the last are left out first. */
    columns: readonly Readonly<{ key: string; title: string; align: Align }>[];
    /** Of each row its cells, in the order of the columns. */
    rows: readonly (readonly string[])[];
    empty: string;
  }>;

export type Frame = Readonly<{
  widths: readonly number[];
  /** Each exactly as wide as its column. */
  titles: readonly string[];
  cells: readonly (readonly string[])[];
}>;

/** Undefined where not every row fits, or not the columns. */
export const placeFrame = ({ columns, rows, width, height }: SmallTableProps, pen: Pen): Frame | undefined => {
  if (columns.length === 0 || rows.length === 0 || frameHeight(rows.length) > wholeNumber(height)) return undefined;
  const texts = rows.map((row) => columns.map((_, column) => tidy(row[column] ?? '', pen)));
  const natural = columns.map(({ title }, column) =>
    texts.reduce(
      (most, row) => Math.max(most, displayWidth(row[column] ?? '')),
      Math.max(NARROWEST, displayWidth(tidy(title, pen))),
    ),
  );
  const widths = fitWidths(natural, wholeNumber(width));
  if (widths === undefined) return undefined;
  const fill = (text: string, column: number): string => padded(text, widths[column] ?? 0, pen, columns[column]?.align);
  return {
    widths,
    titles: columns.map(({ title }, column) => fill(tidy(title, pen), column)),
    cells: texts.map((row) => row.map(fill)),
  };
};

/** Lines of a table of so many rows: two each, its titles, and the line that closes it. */
export const frameHeight = (rows: number): number => 2 * rows + 3;

/** Room for the number of a row, which ink-table is given in the place of its cells. */
const NARROWEST = 3;
/** Of a text that is cut, so that something of it can still be read. */
const NARROWEST_CUT = 8;

/** A blank on each side of a cell, a line between two cells, and one at either end. */
const spent = (columns: number): number => 3 * columns + 1;

/** The widest give way first. */
const fitWidths = (natural: readonly number[], width: number): readonly number[] | undefined => {
  const room = width - spent(natural.length);
  const least = natural.map((one) => Math.min(one, NARROWEST_CUT));
  if (least.reduce((sum, one) => sum + one, 0) > room) return undefined;
  let most = natural.reduce((found, one) => Math.max(found, Math.min(one, room)), 0);
  const limited = (): readonly number[] =>
    natural.map((one, column) => Math.max(least[column] ?? 0, Math.min(one, most)));
  while (limited().reduce((sum, one) => sum + one, 0) > room) most -= 1;
  return limited();
};
