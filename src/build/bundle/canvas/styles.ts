// Styles and cells of which there is one object each, however often they are drawn: what is the same object needs no comparison, and no room of its own.
import {
  type AnsiCode,
  ansiCodesToString,
  diffAnsiCodes,
  reduceAnsiCodesIncremental,
  tokenize,
} from '@alcalzone/ansi-tokenize';
import stringWidth from 'string-width';

export type Styles = readonly AnsiCode[];

export type Cell = Readonly<{
  value: string;
  styles: Styles;
  /** Of the terminal; at least one. */
  columns: number;
}>;

export const PLAIN: Styles = [];

/** A console has some dozens of styles and some hundreds of cells. More are kept for a while only: then it begins anew. */
const MOST_STYLES = 1_000;
const MOST_CELLS = 8_000;

const styles = new Map<string, Styles>();
const following = new Map<Styles, Map<string, Styles>>();
const changes = new Map<Styles, Map<Styles, string>>();
const cells = new Map<Styles, Map<string, Cell>>();
let cellCount = 0;

export const stylesOf = (codes: Styles): Styles => {
  if (codes.length === 0) return PLAIN;
  const key = codes.map(({ code, endCode }) => `${code} ${endCode}`).join(' ');
  const known = styles.get(key);
  if (known !== undefined) return known;
  if (styles.size >= MOST_STYLES) forget();
  styles.set(key, codes);
  return codes;
};

const forget = (): void => {
  for (const all of [styles, following, changes, cells]) all.clear();
  cellCount = 0;
};

/** The styles after a sequence that may hold several codes. */
export const stylesAfter = (before: Styles, sequence: string): Styles => {
  const known = within(following, before);
  let after = known.get(sequence);
  if (after === undefined) {
    const codes = tokenize(sequence).filter((token) => token.type === 'ansi');
    after = stylesOf(
      codes.reduce<AnsiCode[]>((reduced, code) => reduceAnsiCodesIncremental(reduced, [code]), [...before]),
    );
    known.set(sequence, after);
  }
  return after;
};

/** What has to be written between two cells. */
export const changeOf = (from: Styles, to: Styles): string => {
  if (from === to) return '';
  const known = within(changes, from);
  let change = known.get(to);
  if (change === undefined) {
    change = ansiCodesToString(diffAnsiCodes([...from], [...to]));
    known.set(to, change);
  }
  return change;
};

/** What has to be written before the first cell: nothing is taken back there, and nothing twice. */
export const startOf = (of: Styles): string => (of === PLAIN ? '' : ansiCodesToString([...of]));

export const cellOf = (value: string, look: Styles): Cell => {
  const known = within(cells, look);
  let cell = known.get(value);
  if (cell === undefined) {
    cellCount += 1;
    if (cellCount > MOST_CELLS) forget();
    cell = { value, styles: look, columns: Math.max(1, stringWidth(value)) };
    within(cells, look).set(value, cell);
  }
  return cell;
};

const within = <Key, Value>(all: Map<Styles, Map<Key, Value>>, look: Styles): Map<Key, Value> => {
  let known = all.get(look);
  if (known === undefined) {
    known = new Map();
    all.set(look, known);
  }
  return known;
};
