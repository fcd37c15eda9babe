// Numbers the pairs that occur from 0, those with the same first half one after the other; without a hash table, whose memory would be touched at random.

export type PairCodes = Readonly<{
  /** For each place of the two columns, the number of its pair. */
  codes: Uint32Array;
  count: number;
  /** Of each pair. */
  first: Uint32Array;
  second: Uint32Array;
}>;

/** Every code in a column is below its `codeCount`. */
export type CodeColumn = Readonly<{ codes: Uint32Array; codeCount: number }>;

/** Goes through the places bucket by bucket: within one first half, a second half is new when its mark is not of this bucket. */
export const codePairs = (firsts: CodeColumn, seconds: CodeColumn): PairCodes => {
  const { places, ends } = bucketed(firsts);
  const bucketOf = new Uint32Array(seconds.codeCount);
  const pairOf = new Uint32Array(seconds.codeCount);
  const codes = new Uint32Array(places.length);
  const first = new Uint32Array(places.length);
  const second = new Uint32Array(places.length);
  let count = 0;
  let index = 0;
  for (let bucket = 0; bucket < firsts.codeCount; bucket += 1) {
    const end = ends[bucket] ?? 0;
    for (; index < end; index += 1) {
      const place = places[index] ?? 0;
      const code = seconds.codes[place] ?? 0;
      if (bucketOf[code] !== bucket + 1) {
        bucketOf[code] = bucket + 1;
        pairOf[code] = count;
        first[count] = bucket;
        second[count] = code;
        count += 1;
      }
      codes[place] = pairOf[code] ?? 0;
    }
  }
  return { codes, count, first: first.subarray(0, count), second: second.subarray(0, count) };
};

/** The places in the order of their codes, and where each code ends. */
const bucketed = ({ codes, codeCount }: CodeColumn): Readonly<{ places: Uint32Array; ends: Uint32Array }> => {
  const ends = new Uint32Array(codeCount + 1);
  for (let place = 0; place < codes.length; place += 1) {
    const next = (codes[place] ?? 0) + 1;
    ends[next] = (ends[next] ?? 0) + 1;
  }
  for (let code = 1; code <= codeCount; code += 1) ends[code] = (ends[code] ?? 0) + (ends[code - 1] ?? 0);
  const places = new Uint32Array(codes.length);
  // Begins as the start of each bucket and is its end when all are placed.
  for (let place = 0; place < codes.length; place += 1) {
    const code = codes[place] ?? 0;
    const to = ends[code] ?? 0;
    places[to] = place;
    ends[code] = to + 1;
  }
  return { places, ends };
};
