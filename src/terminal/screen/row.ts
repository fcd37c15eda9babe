// One row of the screen as cells, and how two of them differ.
import { DEFAULT_STYLE } from './style-table.ts';

export type Row = Readonly<{
  /** One for each column: a grapheme, or '' for a column that the grapheme before it takes as well. */
  glyphs: readonly string[];
  /** Numbers of the style table, one for each column. */
  styles: readonly number[];
  /** Holds graphemes on whose width terminals disagree, so that nothing after one is where it seems to be. */
  isOdd: boolean;
  /** The column behind the last cell that is not blank in the terminal's own look. */
  end: number;
  /** What stands in each half, for finding rows of which only a half has moved. */
  halves: readonly [string, string];
}>;

export const BLANK = ' ';

export const makeRow = (glyphs: readonly string[], styles: readonly number[], isOdd: boolean): Row => {
  const middle = glyphs.length >> 1;
  return {
    glyphs,
    styles,
    isOdd,
    end: endOf(glyphs, styles),
    halves: [glyphs.slice(0, middle).join('').trimEnd(), glyphs.slice(middle).join('').trim()],
  };
};

export const blankRow = (columns: number): Row =>
  makeRow(
    Array.from({ length: columns }, () => BLANK),
    Array.from({ length: columns }, () => DEFAULT_STYLE),
    false,
  );

/** The first column at `from` or later where the rows differ; undefined when there is none. */
export const nextDifference = (before: Row, after: Row, from: number): number | undefined => {
  for (let column = from; column < after.glyphs.length; column += 1) {
    if (differsAt(before, after, column)) return column;
  }
  return undefined;
};

/** The column behind the last one where the rows differ. */
export const lastDifference = (before: Row, after: Row): number => {
  let column = after.glyphs.length;
  while (column > 0 && !differsAt(before, after, column - 1)) column -= 1;
  return column;
};

export const differsAt = (before: Row, after: Row, column: number): boolean =>
  before.glyphs[column] !== after.glyphs[column] || before.styles[column] !== after.styles[column];

const endOf = (glyphs: readonly string[], styles: readonly number[]): number => {
  let end = glyphs.length;
  while (end > 0 && glyphs[end - 1] === BLANK && styles[end - 1] === DEFAULT_STYLE) end -= 1;
  return end;
};
