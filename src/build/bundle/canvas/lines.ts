// Text with escape sequences as cells, and back. What the last drawing looked up is kept for the next one, which mostly draws the same.
import { styledCharsFromTokens, tokenize } from '@alcalzone/ansi-tokenize';
import stringWidth from 'string-width';
import { NARROW } from '../narrow.ts';
import { type Cell, cellOf, changeOf, PLAIN, startOf, stylesAfter, stylesOf } from './styles.ts';

/** What is known of a text. */
export type Known = Readonly<{
  cells: readonly Cell[];
  /** Each with the styles that go on from the one before. */
  lines: readonly string[];
}>;

/** Of the drawing that goes on, and of the one before. */
class Recent<Value> {
  #now = new Map<string, Value>();
  #before = new Map<string, Value>();

  get(key: string, make: (key: string) => Value): Value {
    let value = this.#now.get(key);
    if (value === undefined) {
      value = this.#before.get(key) ?? make(key);
      this.#now.set(key, value);
    }
    return value;
  }

  turn(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}

const texts = new Recent<Known>();
const widths = new Recent<number>();
const pieces = new Recent<string>();

/** A drawing is done. */
export const turnLines = (): void => {
  for (const one of [texts, widths, pieces]) one.turn();
};

export const cellsOf = (text: string): readonly Cell[] => texts.get(text, know).cells;

export const linesOf = (text: string): readonly string[] => texts.get(text, know).lines;

export const widthOf = (text: string): number => widths.get(text, (one) => stringWidth(one));

export const widestOf = (text: string): number =>
  text.split('\n').reduce((widest, line) => Math.max(widest, widthOf(line)), 0);

/** Of a wide character that is cut in two, a blank of the same look is left. */
export const pieceOf = (line: string, from: number, to: number): string =>
  from >= to ? '' : pieces.get(`${from} ${to} ${line}`, () => textOf(cut(cellsOf(line), from, to)));

export const blankOf = ({ styles }: Cell): Cell => cellOf(' ', styles);

export const textOf = (cells: readonly Cell[]): string => {
  const last = cells.at(-1);
  if (last === undefined) return '';
  const parts: string[] = [];
  let styles = cells[0]?.styles ?? PLAIN;
  parts.push(startOf(styles));
  for (const cell of cells) {
    if (cell.styles !== styles) {
      parts.push(changeOf(styles, cell.styles));
      styles = cell.styles;
    }
    parts.push(cell.value);
  }
  parts.push(changeOf(styles, PLAIN));
  return parts.join('');
};

const know = (text: string): Known => {
  const cells = EASY.test(text) ? easyCells(text) : carefulCells(text);
  return { cells, lines: text.includes('\n') ? broken(cells).map(textOf) : [textOf(cells)] };
};

const broken = (cells: readonly Cell[]): readonly (readonly Cell[])[] => {
  const lines: Cell[][] = [[]];
  for (const cell of cells) {
    if (cell.value === '\n') lines.push([]);
    else lines.at(-1)?.push(cell);
  }
  return lines;
};

const cut = (cells: readonly Cell[], from: number, to: number): readonly Cell[] => {
  const result: Cell[] = [];
  let column = 0;
  for (const cell of cells) {
    const columns = widthOf(cell.value);
    const start = column;
    column += columns;
    if (column <= from) continue;
    if (start >= to) break;
    result.push(columns > 1 && (start < from || column > to) ? blankOf(cell) : cell);
  }
  return result;
};

/** One column for each character, whatever stands beside it, and colours. */
const EASY = new RegExp(`^(?:[${NARROW}]|\\u001b\\[[0-9;]*m)*$`);
const SEQUENCE = /\u001b\[[0-9;]*m/g;

const easyCells = (text: string): readonly Cell[] => {
  const cells: Cell[] = [];
  let styles = PLAIN;
  let at = 0;
  const take = (end: number): void => {
    for (; at < end; at += 1) cells.push(cellOf(text.charAt(at), styles));
  };
  for (const { 0: sequence, index } of text.matchAll(SEQUENCE)) {
    take(index);
    styles = stylesAfter(styles, sequence);
    at += sequence.length;
  }
  take(text.length);
  return cells;
};

const INVISIBLE = /^\p{Default_Ignorable_Code_Point}+$/u;

const carefulCells = (text: string): readonly Cell[] =>
  styledCharsFromTokens(tokenize(text))
    .filter(({ value }) => !INVISIBLE.test(value))
    .map(({ value, styles }) => cellOf(value, stylesOf(styles)));
