// Sorts rows by numbers, stably, in passes over eleven bits at a time: no comparison is called a million times.
import type { Rows } from '../flow-table.ts';

const DIGIT_BITS = 11;
const DIGIT_COUNT = 1 << DIGIT_BITS;
const DIGIT_MASK = DIGIT_COUNT - 1;
/** Where each digit begins; the last of 32 bits has ten. */
const SHIFTS = [0, 11, 22] as const;

/** By whole numbers from 0 to 2^32, one for each place in `rows`; the smallest first. */
export const sortByKeys = (rows: Rows, keys: Uint32Array): Rows =>
  permute(rows, passes(startOrder(rows.length), [keys]));

/** By floating point numbers, one for each place in `rows`; NaN last in both directions. */
export const sortByFloats = (rows: Rows, values: Float64Array, isDescending: boolean): Rows => {
  const { low, high } = sortableWords(values, isDescending);
  return permute(rows, passes(startOrder(rows.length), [low, high]));
};

const startOrder = (count: number): Uint32Array<ArrayBuffer> => {
  const order = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) order[index] = index;
  return order;
};

/** The least significant word first. A digit that all keys share needs no pass. */
const passes = (start: Uint32Array<ArrayBuffer>, words: readonly Uint32Array[]): Uint32Array => {
  let order = start;
  let spare = new Uint32Array(start.length);
  for (const keys of words) {
    for (const shift of SHIFTS) {
      const offsets = offsetsOf(keys, shift);
      if (offsets === undefined) continue;
      for (let index = 0; index < order.length; index += 1) {
        const place = order[index] ?? 0;
        const digit = ((keys[place] ?? 0) >>> shift) & DIGIT_MASK;
        const to = offsets[digit] ?? 0;
        offsets[digit] = to + 1;
        spare[to] = place;
      }
      [order, spare] = [spare, order];
    }
  }
  return order;
};

/** Where the keys with each digit begin; undefined when all have the same. */
const offsetsOf = (keys: Uint32Array, shift: number): Uint32Array | undefined => {
  const counts = new Uint32Array(DIGIT_COUNT);
  for (let index = 0; index < keys.length; index += 1) {
    const digit = ((keys[index] ?? 0) >>> shift) & DIGIT_MASK;
    counts[digit] = (counts[digit] ?? 0) + 1;
  }
  let sum = 0;
  for (let digit = 0; digit < DIGIT_COUNT; digit += 1) {
    const count = counts[digit] ?? 0;
    if (count === keys.length) return undefined;
    counts[digit] = sum;
    sum += count;
  }
  return counts;
};

const permute = (rows: Rows, order: Uint32Array): Rows => {
  const sorted = new Uint32Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) sorted[index] = rows[order[index] ?? 0] ?? 0;
  return sorted;
};

const SIGN = 0x80000000;
const ALL_ONES = 0xffffffff;

/** Words that compare like the numbers: the sign turned around, and all bits of negative numbers. */
const sortableWords = (
  values: Float64Array,
  isDescending: boolean,
): Readonly<{ low: Uint32Array; high: Uint32Array }> => {
  const count = values.length;
  const low = new Uint32Array(count);
  const high = new Uint32Array(count);
  const float = new Float64Array(1);
  const bits = new Uint32Array(float.buffer);
  const flip = isDescending ? ALL_ONES : 0;
  for (let index = 0; index < count; index += 1) {
    // Adding zero makes minus zero the same as zero.
    const value = (values[index] ?? Number.NaN) + 0;
    if (Number.isNaN(value)) {
      low[index] = ALL_ONES;
      high[index] = ALL_ONES;
      continue;
    }
    float[0] = value;
    const isNegative = value < 0 ? ALL_ONES : 0;
    low[index] = (bits[0] ?? 0) ^ isNegative ^ flip;
    high[index] = (bits[1] ?? 0) ^ (isNegative === 0 ? SIGN : ALL_ONES) ^ flip;
  }
  return { low, high };
};
