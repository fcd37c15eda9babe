// How a matrix is laid out in its room: wide cells under their labels where enough of them fit, else narrow ones under numbers.
import { displayWidth, widest } from '../text/display-width.ts';
import { formatCount } from '../text/units.ts';
import { wrapWords } from '../text/wrap-words.ts';
import { type Line, plainLine } from '../theme/line.ts';
import type { Pen } from '../theme/pen.ts';
import { clampTop } from './list-window.ts';
import { cut, padded, type Room, tidy, wholeNumber } from './room.ts';

export type MatrixCell = Readonly<{
  row: number;
  column: number;
  /** Undefined is unknown: there is something, but nobody said how much. */
  value: number | undefined;
}>;

export type HeatMatrixProps = Room &
  Readonly<{
    rows: readonly string[];
    columns: readonly string[];
    /** At most one for each pair; pairs without one stay blank. */
    cells: readonly MatrixCell[];
    /** A value as a person reads it. */
    write(value: number | undefined): string;
    /** What one row and one column is: `source`, `destination`. */
    rowIs: string;
    columnIs: string;
    /** Beside those that are given. */
    moreRows?: number | undefined;
    moreColumns?: number | undefined;
    /** From where on they are shown, where not all of them fit. */
    firstRow?: number | undefined;
    firstColumn?: number | undefined;
    empty: string;
  }>;

export type MatrixPlan = Readonly<{
  /** Of the labels at the left. */
  label: number;
  /** Without the blank before each, in which the mark of what is selected stands. */
  cell: number;
  /** So many are seen at once, whichever is the first of them. */
  columns: number;
  /** Above the rows, from this column on: as many lines for each. */
  head(firstColumn: number): readonly Line[];
  /** What the numbers above the columns mean, likewise. */
  names(firstColumn: number): readonly Line[];
}>;

export const GAP = 1;
/** From here on a cell says its value. */
export const TEXT_FROM = 8;

export const planMatrix = (props: HeatMatrixProps, room: Room, pen: Pen): MatrixPlan => {
  const rowLabels = props.rows.map((label) => readable(label, pen));
  const labels = props.columns.map((label) => readable(label, pen));
  const most = Math.max(NARROWEST_LABEL, Math.floor(room.width * LABEL_SHARE));
  const label = Math.min(widest(rowLabels), most, Math.max(0, room.width - GAP - 1));
  const wide = planWide(props, labels, label, room, pen);
  if (wide.columns === labels.length || room.height < NUMBERS_FROM) return wide;
  const numbered = planNumbered(props, labels, label, room, pen);
  return wide.columns < MOSTLY * numbered.columns ? numbered : wide;
};

const NARROWEST_LABEL = 4;
const LABEL_SHARE = 0.3;
/** In lines: below, there is no room to say what the numbers mean. */
const NUMBERS_FROM = 8;
/** Cells that say their value are worth twice as many that do not. */
const MOSTLY = 0.5;
const WIDEST_TEXT = 10;
const WIDEST_CELL = 20;
/** Of a cell under a number, and the largest number that it has room for. */
const NARROW = 2;
const LARGEST_NARROW = 99;
const WIDEST_NAME = 28;
const NAME_GAP = 2;
const LONGEST = 80;

export const isKnown = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value);

/** Nobody reads more of it, and what is longer takes long to measure. */
const readable = (text: string, pen: Pen): string => cut(tidy(text, pen), LONGEST, pen);

const planWide = (
  { cells, write }: HeatMatrixProps,
  labels: readonly string[],
  label: number,
  { width, height }: Room,
  pen: Pen,
): MatrixPlan => {
  const room = width - label;
  // Of those that are seen first: the others differ little, and measuring all of them takes long.
  const seen = cells.filter(({ row, column }) => row < height && column * (TEXT_FROM + GAP) < room);
  const texts = seen.map(({ value }) => (isKnown(value) ? readable(write(value), pen) : ''));
  const least = Math.max(TEXT_FROM, Math.min(WIDEST_TEXT, widest(texts)) + 2);
  const columns = Math.min(labels.length, Math.max(room > GAP ? 1 : 0, Math.floor(room / (least + GAP))));
  const wanted = Math.max(least, Math.min(widest(labels), WIDEST_CELL));
  const cell = Math.max(1, Math.min(wanted, Math.floor(room / Math.max(1, columns)) - GAP));
  const mostLines = height < 2 ? 0 : Math.max(1, Math.min(3, Math.floor(height / 4)));
  const stacks = labels.map((one) => stackLabel(one, cell, mostLines, pen));
  const lines = columns === 0 ? 0 : Math.max(0, ...stacks.map((stack) => stack.length));
  const head = (first: number): readonly Line[] => {
    const shown = stacks.slice(first, first + columns);
    return Array.from({ length: lines }, (_, line) => {
      const pieces = shown.map((stack) => ` ${padded(stack[line - lines + stack.length] ?? '', cell, pen)}`);
      return plainLine(`${' '.repeat(label)}${pieces.join('')}`, 'dim');
    });
  };
  return { label, cell, columns, head, names: () => [] };
};

/** Broken where a name or an address has a joint, and inside of what is wider than a line. */
const stackLabel = (label: string, width: number, mostLines: number, pen: Pen): readonly string[] => {
  const lines: string[] = [];
  for (const piece of label.split(JOINT).flatMap((one) => wrapWords(one, { width, cut: pen.glyphs.cut }))) {
    const joined = `${lines.at(-1) ?? ''}${piece}`;
    const isJoined = lines.length > 0 && (displayWidth(joined) <= width || lines.length === mostLines);
    lines.splice(isJoined ? -1 : lines.length, 1, isJoined ? joined : piece);
  }
  return lines.slice(0, mostLines).map((line) => cut(line, width, pen));
};

const JOINT = /(?<=[-./:_ ])/;

const planNumbered = (
  { rows }: HeatMatrixProps,
  labels: readonly string[],
  label: number,
  { width, height }: Room,
  pen: Pen,
): MatrixPlan => {
  const room = width - label;
  const cell = labels.length > LARGEST_NARROW ? NARROW + 1 : NARROW;
  const fitting = Math.min(labels.length, Math.floor(room / (cell + GAP)));
  const wanted = cell + GAP + Math.min(WIDEST_NAME, widest(labels)) + NAME_GAP;
  const perLine = Math.max(1, Math.floor((width + NAME_GAP) / wanted));
  const name = Math.max(1, Math.min(widest(labels), Math.floor((width + NAME_GAP) / perLine) - NAME_GAP - cell - GAP));
  // What the rows leave over, but never so little that only a few columns have a name.
  const mostLines = Math.max(Math.floor(height / 3), height - rows.length - 3);
  const columns = Math.min(fitting, perLine * mostLines);
  const numbersFrom = (first: number): readonly string[] =>
    Array.from({ length: columns }, (_, at) => padded(String(first + at + 1), cell, pen, 'right'));
  return {
    label,
    cell,
    columns,
    head: (first) => {
      const numbers = numbersFrom(first).map((number) => ` ${number}`);
      return [plainLine(`${' '.repeat(label)}${numbers.join('')}`, 'dim')];
    },
    names: (first) => {
      const told = numbersFrom(first).map((number, at) => `${number} ${padded(labels[first + at] ?? '', name, pen)}`);
      return Array.from({ length: Math.ceil(columns / perLine) }, (_, line) =>
        plainLine(told.slice(line * perLine, (line + 1) * perLine).join(' '.repeat(NAME_GAP)), 'dim'),
      );
    },
  };
};

export type MatrixPart = Readonly<{ firstRow: number; rows: number; firstColumn: number; columns: number }>;

/** What is seen of a matrix that has room for so many: where all of them fit, or there is no more behind, from further before. */
export const partOf = (
  { rows, columns, firstRow = 0, firstColumn = 0 }: HeatMatrixProps,
  room: Pick<MatrixPart, 'rows' | 'columns'>,
): MatrixPart => ({
  firstRow: clampTop(firstRow, { count: rows.length, height: room.rows }),
  rows: room.rows,
  firstColumn: clampTop(firstColumn, { count: columns.length, height: room.columns }),
  columns: room.columns,
});

/** How many there are beside those that are seen, and how many of these come before. */
export type LeftOut = Readonly<{ rows: number; above: number; columns: number; left: number }>;

export const leftOutOf = (props: HeatMatrixProps, { firstRow, rows, firstColumn, columns }: MatrixPart): LeftOut => ({
  rows: props.rows.length - rows + wholeNumber(props.moreRows ?? 0),
  above: firstRow,
  columns: props.columns.length - columns + wholeNumber(props.moreColumns ?? 0),
  left: firstColumn,
});

/** "8 more destinations (3 to the left), 2 more sources". */
export const leftOutWords = (
  { rowIs, columnIs }: HeatMatrixProps,
  { rows, above, columns, left }: LeftOut,
): readonly string[] => [
  ...(columns === 0 ? [] : [`${counted(columns, `more ${columnIs}`)}${ofThem(left, 'to the left')}`]),
  ...(rows === 0 ? [] : [`${counted(rows, `more ${rowIs}`)}${ofThem(above, 'above')}`]),
];

const ofThem = (count: number, where: string): string => (count === 0 ? '' : ` (${formatCount(count)} ${where})`);

export const counted = (count: number, one: string): string => `${formatCount(count)} ${one}${count === 1 ? '' : 's'}`;
