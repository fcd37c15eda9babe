// Randomness that depends on nothing but its seed: 32-bit hashes for the hot paths, a small generator for setting things up.

const GOLDEN = 0x9e3779b9;
const RANGE = 2 ** 32;

/** Finalizer of MurmurHash3: every input bit moves every output bit. */
export const scramble = (value: number): number => {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** One hash out of two; the order of the two matters. */
export const mix = (first: number, second: number): number =>
  scramble(Math.imul(first ^ (first >>> 15), 0x2c1b3c6d) + Math.imul(second ^ GOLDEN, 0x297a2d39) + GOLDEN);

export const mixText = (seed: number, text: string): number => {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1) hash = mix(hash, text.charCodeAt(index));
  return hash;
};

/** Any number a person may give as seed, as 32 bits. */
export const seedOf = (seed: number): number => mix(Math.floor(seed / RANGE) | 0, (seed % RANGE) | 0);

/** A hash as a number from 0 up to, but not including, 1. */
export const unitOf = (hash: number): number => hash / RANGE;

export type Random = Readonly<{
  /** From 0 up to, but not including, 1. */
  unit(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** Throws for an empty list. */
  pick<T extends NonNullable<unknown>>(list: readonly T[]): T;
  /** A copy in random order. */
  shuffle<T>(list: readonly T[]): T[];
}>;

export const createRandom = (seed: number, purpose: string): Random => {
  let state = mixText(seed, purpose);
  const unit = (): number => {
    state = (state + GOLDEN) >>> 0;
    return unitOf(scramble(state));
  };
  const between = (low: number, high: number): number => low + Math.floor(unit() * (high - low + 1));
  const pick = <T extends NonNullable<unknown>>(list: readonly T[]): T => {
    const item = list[Math.floor(unit() * list.length)];
    if (item === undefined) throw new Error('pick: nothing to pick from in an empty list');
    return item;
  };
  const shuffle = <T>(list: readonly T[]): T[] =>
    list
      .map((item) => ({ item, rank: unit() }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ item }) => item);
  return { unit, between, pick, shuffle };
};
