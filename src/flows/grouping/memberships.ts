// Says which rows belong to which group; a flow can belong to two, as to both of its ends, or to many, as to each of its flags.
import { NO_PORT, type Rows } from '../flow-table.ts';
import { codePairs } from './pair-codes.ts';

/** `rows[i]` belongs to the key `keys[i]`, which is below `keyCount`. Key 0 is what is not reported, except among pairs and numbers. */
export type Memberships = Readonly<{
  rows: Rows;
  keys: Uint32Array;
  keyCount: number;
  /** What each key stands for, where it is not the key itself. */
  meanings: Float64Array | Uint32Array | undefined;
  /** Of pairs the other half. */
  secondMeanings: Uint32Array | undefined;
  /** Of each member, the key of its other end; only where it is grouped by either end. */
  others: Uint32Array | undefined;
}>;

const PLAIN = { meanings: undefined, secondMeanings: undefined, others: undefined };

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

export const byCodes = (rows: Rows, keys: Uint32Array, keyCount: number): Memberships => ({
  ...PLAIN,
  rows,
  keys,
  keyCount,
});

const LAST_PORT = 65_535;

/** The key of a port is the port plus one. A port beyond the last is nothing that exists, but it may have been sent. */
export const byPorts = (rows: Rows, column: Int32Array): Memberships => {
  const keys = new Uint32Array(rows.length);
  let last = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const port = column[rows[index] ?? 0] ?? NO_PORT;
    if (port > last) last = port;
    keys[index] = port + 1;
  }
  if (last <= LAST_PORT) return byCodes(rows, keys, last + 2);
  return byNumbers(rows, Float64Array.from(keys));
};

/** So many numbers in a row are counted in place; a wider spread is looked up. */
const MOST_IN_PLACE = 100_000;

/** For whole numbers of any size, such as hours since 1970; NaN is what is not reported. */
export const byNumbers = (rows: Rows, numbers: Float64Array): Memberships => {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < numbers.length; index += 1) {
    const number = numbers[index] ?? Number.NaN;
    if (number < least) least = number;
    if (number > most) most = number;
  }
  const spread = most - least + 1;
  if (!(spread > 0 && spread <= MOST_IN_PLACE)) return byScattered(rows, numbers);
  const keys = new Uint32Array(numbers.length);
  for (let index = 0; index < numbers.length; index += 1) {
    const number = numbers[index] ?? Number.NaN;
    keys[index] = Number.isNaN(number) ? 0 : number - least + 1;
  }
  const meanings = Float64Array.from({ length: spread + 1 }, (_, key) => (key === 0 ? Number.NaN : least + key - 1));
  return { ...PLAIN, rows, keys, keyCount: spread + 1, meanings };
};

const byScattered = (rows: Rows, numbers: Float64Array): Memberships => {
  const keyOf = new Map<number, number>();
  const keys = new Uint32Array(numbers.length);
  for (let index = 0; index < numbers.length; index += 1) {
    const number = numbers[index] ?? Number.NaN;
    const key = keyOf.get(number) ?? keyOf.size;
    keyOf.set(number, key);
    keys[index] = key;
  }
  return { ...PLAIN, rows, keys, keyCount: keyOf.size, meanings: Float64Array.from(keyOf.keys()) };
};

export const byPairs = (rows: Rows, firsts: Uint32Array, seconds: Uint32Array, codeCount: number): Memberships => {
  const pairs = codePairs({ codes: firsts, codeCount }, { codes: seconds, codeCount });
  const { codes, count, first, second } = pairs;
  return { rows, keys: codes, keyCount: count, meanings: first, secondMeanings: second, others: undefined };
};

/** Each row belongs to both keys, once where they are the same; to what is not reported only where neither is. */
export const byEither = (rows: Rows, firsts: Uint32Array, seconds: Uint32Array, keyCount: number): Memberships => {
  const members = new Uint32Array(rows.length * 2);
  const keys = new Uint32Array(rows.length * 2);
  const others = new Uint32Array(rows.length * 2);
  let next = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const first = firsts[index] ?? 0;
    const second = seconds[index] ?? 0;
    if (first !== 0 || second === 0) {
      members[next] = row;
      keys[next] = first;
      others[next] = second;
      next += 1;
    }
    if (second !== 0 && second !== first) {
      members[next] = row;
      keys[next] = second;
      others[next] = first;
      next += 1;
    }
  }
  const told = byCodes(members.subarray(0, next), keys.subarray(0, next), keyCount);
  return { ...told, others: others.subarray(0, next) };
};

/** Each row belongs to every key in the list that its code stands for, and to none where the list is empty. */
export const byLists = (
  rows: Rows,
  codes: Uint32Array,
  lists: readonly (readonly number[])[],
  keyCount: number,
): Memberships => {
  const lengths = Uint32Array.from(lists, (list) => list.length);
  let memberCount = 0;
  for (let index = 0; index < codes.length; index += 1) memberCount += lengths[codes[index] ?? 0] ?? 0;
  const members = new Uint32Array(memberCount);
  const keys = new Uint32Array(memberCount);
  let next = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const list = lists[codes[index] ?? 0] ?? [];
    for (let place = 0; place < list.length; place += 1) {
      members[next] = rows[index] ?? 0;
      keys[next] = list[place] ?? 0;
      next += 1;
    }
  }
  return byCodes(members, keys, keyCount);
};
