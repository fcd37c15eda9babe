// Bytes for the terminal as they are put together, with the place of the cursor and the look that they leave behind.
import { moveBytes, type Place } from './cursor-moves.ts';
import { isAgreedWide, isAllAgreed } from './graphemes.ts';
import { BLANK, type Row } from './row.ts';
import { DEFAULT_STYLE, type StyleTable } from './style-table.ts';

export type Writing = {
  bytes: string;
  place: Place | undefined;
  style: number;
  readonly styles: StyleTable;
  readonly columns: number;
  /** Some cells can be blanked at once. */
  readonly hasErasing: boolean;
};

/** The look is the terminal's own at the start; where the cursor is, nobody knows. */
export const startWriting = (styles: StyleTable, columns: number, hasErasing: boolean): Writing => ({
  bytes: '',
  place: undefined,
  style: DEFAULT_STYLE,
  styles,
  columns,
  hasErasing,
});

/** Tries both ways of writing on, the first one first, and takes the shorter. */
export const writeShorter = (
  writing: Writing,
  one: (writing: Writing) => void,
  other: (writing: Writing) => void,
): void => {
  const first = { ...writing, bytes: '' };
  const second = { ...writing, bytes: '' };
  one(first);
  other(second);
  const { bytes, place, style } = second.bytes.length < first.bytes.length ? second : first;
  writing.bytes += bytes;
  writing.place = place;
  writing.style = style;
};

export const moveTo = (writing: Writing, row: number, column: number): void => {
  const { place } = writing;
  if (place !== undefined && place.row === row && place.column === column) return;
  writing.bytes += moveBytes(place, row, column);
  writing.place = { row, column };
};

export const setStyle = (writing: Writing, style: number): void => {
  writing.bytes += writing.styles.transition(writing.style, style);
  writing.style = style;
};

/** The cells of one row from the cursor's column up to `to`. Both ends lie between graphemes, and the cursor stands at `from`. */
export const putCells = (writing: Writing, row: number, cells: Row, from: number, to: number): void => {
  if (cells.isOdd) {
    putOddCells(writing, row, cells, from, to);
    return;
  }
  let column = from;
  while (column < to) {
    const blanks = writing.hasErasing ? plainBlanks(cells, column, to) : 0;
    if (blanks > WORTH_ERASING) {
      eraseCells(writing, blanks);
      column += blanks;
      if (column < to) moveTo(writing, row, column);
      continue;
    }
    const style = cells.styles[column] ?? DEFAULT_STYLE;
    if (style !== writing.style) setStyle(writing, style);
    writing.bytes += cells.glyphs[column] ?? BLANK;
    column += 1;
    writing.place = placeAfter(writing, row, column);
  }
};

/** So many blanks are as long as the sequences that erase them and jump over them, with a change of the look between. */
const WORTH_ERASING = 13;

const plainBlanks = ({ glyphs, styles }: Row, from: number, to: number): number => {
  let column = from;
  while (column < to && glyphs[column] === BLANK && styles[column] === DEFAULT_STYLE) column += 1;
  return column - from;
};

/** The cursor stays where it is. */
const eraseCells = (writing: Writing, count: number): void => {
  setStyle(writing, DEFAULT_STYLE);
  writing.bytes += `\u001b[${count}X`;
};

/** Terminals that colour what they erase do so in the look of the moment, so it has to be their own. */
export const eraseRight = (writing: Writing): void => {
  setStyle(writing, DEFAULT_STYLE);
  writing.bytes += '\u001b[K';
};

/** With or without a wrap at the right edge: behind the last column the cursor is nowhere. */
const placeAfter = (writing: Writing, row: number, column: number): Place | undefined =>
  column < writing.columns ? { row, column } : undefined;

const putOddCells = (writing: Writing, row: number, cells: Row, from: number, to: number): void => {
  for (let column = from; column < to; column += 1) {
    const glyph = cells.glyphs[column] ?? BLANK;
    if (glyph === '') continue;
    moveTo(writing, row, column);
    setStyle(writing, cells.styles[column] ?? DEFAULT_STYLE);
    if (isAllAgreed(glyph)) {
      writing.bytes += glyph;
      writing.place = placeAfter(writing, row, column + 1);
    } else putOddGlyph(writing, row, column, glyph, columnsOf(cells, column));
  }
};

/** Blanks go first: a terminal that draws it narrower would leave standing what was in its other columns. */
const putOddGlyph = (writing: Writing, row: number, column: number, glyph: string, width: number): void => {
  if (!isAgreedWide(glyph)) {
    writing.bytes += BLANK.repeat(width);
    writing.place = placeAfter(writing, row, column + width);
    moveTo(writing, row, column);
  }
  writing.bytes += glyph;
  writing.place = column + width < writing.columns ? { row, column: undefined } : undefined;
};

const columnsOf = ({ glyphs }: Row, column: number): number => {
  let width = 1;
  while (glyphs[column + width] === '') width += 1;
  return width;
};
