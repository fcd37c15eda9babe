// Puts codes in the order of others, and numbers the pairs that occur, those with the same first half one after the other.

export type PairCodes = Readonly<{
  /** For each place of the two columns, the number of its pair. */
  codes: Uint32Array;
  count: number;
}>;

/** Every code in a column is below its `codeCount`. */
export type CodeColumn = Readonly<{ codes: Uint32Array; codeCount: number }>;

/** The pairs come in the order of their first halves, then as they occur: within one first half, a second half is new when its pair is from before. */
export const codePairs = (firsts: CodeColumn, seconds: CodeColumn): PairCodes => {
  const places = new Uint32Array(firsts.codes.length);
  for (let place = 0; place < places.length; place += 1) places[place] = place;
  const { values, ends } = bucketed(firsts, places);
  // The pair plus one.
  const pairOf = new Uint32Array(seconds.codeCount);
  const codes = new Uint32Array(places.length);
  let count = 0;
  let index = 0;
  for (let bucket = 0; bucket < firsts.codeCount; bucket += 1) {
    const end = ends[bucket] ?? 0;
    const before = count;
    for (; index < end; index += 1) {
      const place = values[index] ?? 0;
      const code = seconds.codes[place] ?? 0;
      if ((pairOf[code] ?? 0) <= before) {
        count += 1;
        pairOf[code] = count;
      }
      codes[place] = (pairOf[code] ?? 0) - 1;
    }
  }
  return { codes, count };
};

/** The values in the order of the codes beside them, and where the values of each code end. */
export const bucketed = (
  { codes, codeCount }: CodeColumn,
  values: Uint32Array,
): Readonly<{ values: Uint32Array; ends: Uint32Array }> => {
  const ends = new Uint32Array(codeCount + 1);
  for (let place = 0; place < codes.length; place += 1) {
    const next = (codes[place] ?? 0) + 1;
    ends[next] = (ends[next] ?? 0) + 1;
  }
  for (let code = 1; code <= codeCount; code += 1) ends[code] = (ends[code] ?? 0) + (ends[code - 1] ?? 0);
  const ordered = new Uint32Array(codes.length);
  // Begins as the start of each bucket and is its end when all are placed.
  for (let place = 0; place < codes.length; place += 1) {
    const code = codes[place] ?? 0;
    const to = ends[code] ?? 0;
    ordered[to] = values[place] ?? 0;
    ends[code] = to + 1;
  }
  return { values: ordered, ends };
};
