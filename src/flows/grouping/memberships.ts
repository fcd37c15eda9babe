// Says which rows belong to which group; a flow can belong to two, as to both of its ends, or to many, as to each of its flags.
import { NO_PORT, type Rows } from '../flow-table.ts';

/** What each key stands for, where it is not the key itself. */
type Meanings = Float64Array | undefined;

/** `rows[i]` belongs to the key `keys[i]`. Keys are below `keyCount`; key 0 is what is not reported, except among numbers. */
export type SingleMembers = Readonly<{
  kind: 'single';
  rows: Rows;
  keys: Uint32Array;
  keyCount: number;
  meanings: Meanings;
}>;

/** `rows[i]` belongs to both keys, once where they are the same; to what is not reported only where neither is. */
export type EitherMembers = Readonly<{
  kind: 'either';
  rows: Rows;
  firsts: Uint32Array;
  seconds: Uint32Array;
  keyCount: number;
}>;

/** `rows[i]` belongs to every key in the list that its code stands for, and to none where the list is empty. */
export type ListedMembers = Readonly<{
  kind: 'listed';
  rows: Rows;
  codes: Uint32Array;
  lists: readonly (readonly number[])[];
  keyCount: number;
}>;

/** Each row belongs to the pair of what its two ends are paired by, which is below `codeCount`. */
export type PairMembers = Readonly<{
  kind: 'pairs';
  rows: Rows;
  /** The columns of the table. */
  source: Uint32Array;
  destination: Uint32Array;
  /** For each code of an end, what it is paired by. */
  codes: Uint32Array;
  codeCount: number;
}>;

export type Memberships = SingleMembers | EitherMembers | ListedMembers | PairMembers;

/** What a column says of each row, turned into another code by `codes` where they are given. */
export const codesAt = (rows: Rows, column: Uint32Array, codes?: Uint32Array): Uint32Array => {
  const found = new Uint32Array(rows.length);
  if (codes === undefined) {
    for (let index = 0; index < rows.length; index += 1) found[index] = column[rows[index] ?? 0] ?? 0;
  } else {
    for (let index = 0; index < rows.length; index += 1) found[index] = codes[column[rows[index] ?? 0] ?? 0] ?? 0;
  }
  return found;
};

export const byCodes = (rows: Rows, keys: Uint32Array, keyCount: number): SingleMembers => ({
  kind: 'single',
  rows,
  keys,
  keyCount,
  meanings: undefined,
});

const LAST_PORT = 65_535;

/** The key of a port is the port plus one. A port beyond the last is nothing that exists, but it may have been sent. */
export const byPorts = (rows: Rows, column: Int32Array): SingleMembers => {
  const keys = new Uint32Array(rows.length);
  let last = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const port = column[rows[index] ?? 0] ?? NO_PORT;
    if (port > last) last = port;
    keys[index] = port + 1;
  }
  if (last <= LAST_PORT) return byCodes(rows, keys, last + 2);
  return byScattered(rows, Float64Array.from(keys));
};

/** So many steps in a row are counted in place; a wider spread is looked up. */
const MOST_IN_PLACE = 100_000;

/** For numbers of any size, in whole steps such as hours since 1970; NaN is what is not reported. */
export const bySteps = (rows: Rows, column: Float64Array, step: number): SingleMembers => {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < rows.length; index += 1) {
    const number = column[rows[index] ?? 0] ?? Number.NaN;
    if (number < least) least = number;
    if (number > most) most = number;
  }
  const first = Math.floor(least / step);
  const spread = Math.floor(most / step) - first + 1;
  if (!(spread > 0 && spread <= MOST_IN_PLACE)) return byScattered(rows, stepsAt(rows, column, step));
  const keys = new Uint32Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    const number = column[rows[index] ?? 0] ?? Number.NaN;
    keys[index] = Number.isNaN(number) ? 0 : Math.floor(number / step) - first + 1;
  }
  const meanings = Float64Array.from({ length: spread + 1 }, (_, key) => (key === 0 ? Number.NaN : first + key - 1));
  return { kind: 'single', rows, keys, keyCount: spread + 1, meanings };
};

const stepsAt = (rows: Rows, column: Float64Array, step: number): Float64Array => {
  const steps = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    steps[index] = Math.floor((column[rows[index] ?? 0] ?? Number.NaN) / step);
  }
  return steps;
};

const byScattered = (rows: Rows, numbers: Float64Array): SingleMembers => {
  const keyOf = new Map<number, number>();
  const keys = new Uint32Array(numbers.length);
  for (let index = 0; index < numbers.length; index += 1) {
    const number = numbers[index] ?? Number.NaN;
    const key = keyOf.get(number) ?? keyOf.size;
    keyOf.set(number, key);
    keys[index] = key;
  }
  return { kind: 'single', rows, keys, keyCount: keyOf.size, meanings: Float64Array.from(keyOf.keys()) };
};
