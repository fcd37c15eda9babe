// Sorts by numbers, stably, in passes over eleven bits at a time: no comparison is called a million times. In slices: a pass is a step.
import type { Rows } from '../flow-table.ts';
import type { Steps } from '../run-through.ts';

const DIGIT_BITS = 11;
const DIGIT_COUNT = 1 << DIGIT_BITS;
const DIGIT_MASK = DIGIT_COUNT - 1;
/** Where each digit begins; the last of 32 bits has ten. */
const SHIFTS = [0, 11, 22] as const;

/** By whole numbers from 0 to 2^32, one for each place in `rows`; the smallest first. */
export function* sortByKeys(rows: Rows, keys: Uint32Array): Steps<Rows> {
  return permute(rows, yield* orderByWords(rows.length, [keys]));
}

/** By floating point numbers, one for each place in `rows`; NaN last in both directions. */
export function* sortByFloats(rows: Rows, values: Float64Array, isDescending: boolean): Steps<Rows> {
  const { low, high } = yield* sortableWords(values, isDescending);
  return permute(rows, yield* orderByWords(rows.length, [low, high]));
}

/** The places from 0 to `count` in the order of their words, the least significant word first. A digit that all share needs no pass. */
export function* orderByWords(count: number, words: readonly Uint32Array[]): Steps<Uint32Array> {
  let order = startOrder(count);
  let spare = new Uint32Array(count);
  for (const keys of words) {
    for (const shift of SHIFTS) {
      const offsets = offsetsOf(keys, shift);
      if (offsets !== undefined) {
        spread(order, spare, { keys, shift, offsets });
        [order, spare] = [spare, order];
      }
      yield;
    }
  }
  return order;
}

const startOrder = (count: number): Uint32Array<ArrayBuffer> => {
  const order = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) order[index] = index;
  return order;
};

type Digit = Readonly<{ keys: Uint32Array; shift: number; offsets: Uint32Array }>;

/** One pass. */
const spread = (order: Uint32Array, into: Uint32Array, { keys, shift, offsets }: Digit): void => {
  for (let index = 0; index < order.length; index += 1) {
    const place = order[index] ?? 0;
    const digit = ((keys[place] ?? 0) >>> shift) & DIGIT_MASK;
    const to = offsets[digit] ?? 0;
    offsets[digit] = to + 1;
    into[to] = place;
  }
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

export type FloatWords = Readonly<{ low: Uint32Array; high: Uint32Array }>;

/** So many floats become words in a millisecond. */
const FLOATS_PER_STEP = 65_536;

/** Words that compare like the numbers: the sign turned around, and all bits of negative numbers. */
export function* sortableWords(values: Float64Array, isDescending: boolean): Steps<FloatWords> {
  const words = { low: new Uint32Array(values.length), high: new Uint32Array(values.length) };
  for (let from = 0; from < values.length; from += FLOATS_PER_STEP) {
    writeWords(words, values, { from, to: Math.min(from + FLOATS_PER_STEP, values.length), isDescending });
    yield;
  }
  return words;
}

type Writing = Readonly<{ from: number; to: number; isDescending: boolean }>;

const writeWords = ({ low, high }: FloatWords, values: Float64Array, { from, to, isDescending }: Writing): void => {
  const float = new Float64Array(1);
  const bits = new Uint32Array(float.buffer);
  const flip = isDescending ? ALL_ONES : 0;
  for (let index = from; index < to; index += 1) {
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
};
