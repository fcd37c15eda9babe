// The hash under which texts stand in a dictionary: FNV-1a over their bytes, cheap enough to be taken along while a text is read.
// It begins with a seed, so that nobody outside can make names that all fall into one slot.

export const HASH_START = 0x811c9dc5 | 0;
export const HASH_FACTOR = 0x01000193;

export const hashBytes = (bytes: Uint8Array, from: number, end: number, seed: number): number => {
  let hash = seed;
  for (let index = from; index < end; index += 1) hash = Math.imul(hash ^ (bytes[index] ?? 0), HASH_FACTOR);
  return hash;
};

/** Where in a table of `mask + 1` slots the search begins: the low bits of the hash alone are its worst. */
export const slotOf = (hash: number, mask: number): number => (hash ^ (hash >>> 15)) & mask;
