// Turns one row of the screen into another with as few bytes as it can.
import { blankRow, differsAt, lastDifference, nextDifference, type Row } from './row.ts';
import { DEFAULT_STYLE } from './style-table.ts';
import { eraseRight, moveTo, putCells, setStyle, type Writing, writeShorter } from './writing.ts';

/** A gap of more unchanged cells than this is always jumped over: no move within a row is longer. */
const LONGEST_JUMP = 6;

/** What is shorter than this cannot be made shorter by clearing the row first. */
const WORTH_CLEARING = 24;

export const drawRow = (writing: Writing, row: number, before: Row, after: Row): void => {
  if (before === after) return;
  const first = nextDifference(before, after, 0);
  if (first === undefined) return;
  if (before.isOdd || after.isOdd) {
    writeFrom(writing, row, after, graphemeStart(before, after, first));
    return;
  }
  const last = lastDifference(before, after);
  if (last - first < WORTH_CLEARING) {
    patch(writing, row, before, after, first, last);
    return;
  }
  writeShorter(
    writing,
    (one) => patch(one, row, before, after, first, last),
    (other) => clearAndPatch(other, row, before, after, first),
  );
};

/** The row from a column to its end, and nothing left of what was there. */
export const writeFrom = (writing: Writing, row: number, after: Row, first: number): void => {
  if (after.end > first) {
    moveTo(writing, row, first);
    putCells(writing, row, after, first, after.end);
  }
  if (after.end >= writing.columns) return;
  moveTo(writing, row, Math.max(first, after.end));
  eraseRight(writing);
};

const graphemeStart = (before: Row, after: Row, column: number): number => {
  let start = column;
  while (start > 0 && (before.glyphs[start] === '' || after.glyphs[start] === '')) start -= 1;
  return start;
};

const patch = (writing: Writing, row: number, before: Row, after: Row, first: number, last: number): void => {
  const eraseStart = eraseFrom(writing, before, after, last);
  const end = eraseStart ?? last;
  let column: number | undefined = first;
  while (column !== undefined && column < end) {
    let runEnd = column + 1;
    while (runEnd < end && differsAt(before, after, runEnd)) runEnd += 1;
    advance(writing, row, after, column);
    putCells(writing, row, after, column, runEnd);
    column = nextDifference(before, after, runEnd);
  }
  if (eraseStart === undefined) return;
  advance(writing, row, after, eraseStart);
  eraseRight(writing);
};

/** Where to erase from, when that is shorter than writing the blanks at the end of the row. */
const eraseFrom = (writing: Writing, before: Row, after: Row, last: number): number | undefined => {
  const start = nextDifference(before, after, after.end);
  if (start === undefined) return undefined;
  const lastStyle = start > 0 ? (after.styles[start - 1] ?? DEFAULT_STYLE) : writing.style;
  const toPlain = writing.styles.transition(lastStyle, DEFAULT_STYLE).length;
  return last - start > 3 + toPlain ? start : undefined;
};

/** To a column further right in the same row, by a jump or by writing again what lies between. */
const advance = (writing: Writing, row: number, cells: Row, column: number): void => {
  const { place } = writing;
  const at = place?.row === row ? place.column : undefined;
  if (at === undefined || at >= column || column - at > LONGEST_JUMP) {
    moveTo(writing, row, column);
    return;
  }
  const style = cells.styles[column] ?? DEFAULT_STYLE;
  writeShorter(
    writing,
    (one) => {
      moveTo(one, row, column);
      setStyle(one, style);
    },
    (other) => {
      putCells(other, row, cells, at, column);
      setStyle(other, style);
    },
  );
};

const clearAndPatch = (writing: Writing, row: number, before: Row, after: Row, first: number): void => {
  moveTo(writing, row, first);
  eraseRight(writing);
  const cleared = clearedFrom(before, first);
  const next = nextDifference(cleared, after, first);
  if (next !== undefined) patch(writing, row, cleared, after, next, lastDifference(cleared, after));
};

const clearedFrom = (before: Row, column: number): Row => {
  const blank = blankRow(before.glyphs.length);
  return {
    ...before,
    glyphs: [...before.glyphs.slice(0, column), ...blank.glyphs.slice(column)],
    styles: [...before.styles.slice(0, column), ...blank.styles.slice(column)],
  };
};
