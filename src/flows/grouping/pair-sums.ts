// Adds up the flows of each pair of ends; without a hash table, whose memory would be touched at random.
import type { FlowTable } from '../flow-table.ts';
import type { GroupTotals } from './group-totals.ts';
import type { PairMembers } from './memberships.ts';

/** What is needed of each row, those with the same first half one after the other, otherwise in their order. */
type Bucketed = Readonly<{
  seconds: Uint32Array;
  bytes: Float64Array;
  packets: Float64Array;
  /** For each first half, where its rows end. */
  ends: Uint32Array;
}>;

/** The pairs come in the order of their first halves, then as they occur. */
export const sumPairs = (table: FlowTable, members: PairMembers): GroupTotals => {
  const bucketed = fillBuckets(table, members);
  const { connections, ends, count } = mergePairs(bucketed);
  return {
    keys: firstHalves(ends, count),
    secondKeys: bucketed.seconds.slice(0, count),
    connections: new Float64Array(connections.subarray(0, count)),
    bytes: bucketed.bytes.slice(0, count),
    packets: bucketed.packets.slice(0, count),
  };
};

/** The numbers move along with their rows: looking them up afterwards, all over the columns, takes three times as long. */
const fillBuckets = (table: FlowTable, members: PairMembers): Bucketed => {
  const { rows, source, destination, codes } = members;
  // Begins as the start of each bucket and is its end when all rows are placed.
  const ends = startsOfBuckets(members);
  const seconds = new Uint32Array(rows.length);
  const bytes = new Float64Array(rows.length);
  const packets = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const first = codes[source[row] ?? 0] ?? 0;
    const to = ends[first] ?? 0;
    ends[first] = to + 1;
    seconds[to] = codes[destination[row] ?? 0] ?? 0;
    // Plus 0 makes 0 of -0, as in all other groups.
    bytes[to] = (table.bytes[row] ?? Number.NaN) + 0;
    packets[to] = (table.packets[row] ?? Number.NaN) + 0;
  }
  return { seconds, bytes, packets, ends };
};

const startsOfBuckets = ({ rows, source, codes, codeCount }: PairMembers): Uint32Array => {
  const starts = new Uint32Array(codeCount + 1);
  for (let index = 0; index < rows.length; index += 1) {
    const next = (codes[source[rows[index] ?? 0] ?? 0] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let code = 1; code <= codeCount; code += 1) starts[code] = (starts[code] ?? 0) + (starts[code - 1] ?? 0);
  return starts.subarray(0, codeCount);
};

type Merged = Readonly<{
  connections: Uint32Array;
  /** For each first half, where its pairs end. */
  ends: Uint32Array;
  count: number;
}>;

/** Writes each pair over the rows, which are never fewer than the pairs: the second half and the sums of pair `n` end up at `n`. */
const mergePairs = ({ seconds, bytes, packets, ends }: Bucketed): Merged => {
  const connections = new Uint32Array(seconds.length);
  const pairEnds = new Uint32Array(ends.length);
  // Of each second half its last pair, plus one: a pair from before this bucket is another one.
  const pairOf = new Uint32Array(ends.length);
  let count = 0;
  let index = 0;
  for (let first = 0; first < ends.length; first += 1) {
    const end = ends[first] ?? 0;
    const before = count;
    for (; index < end; index += 1) {
      const second = seconds[index] ?? 0;
      const pair = (pairOf[second] ?? 0) - 1;
      if (pair >= before) {
        connections[pair] = (connections[pair] ?? 0) + 1;
        addTo(bytes, pair, index);
        addTo(packets, pair, index);
      } else {
        connections[count] = 1;
        seconds[count] = second;
        bytes[count] = bytes[index] ?? Number.NaN;
        packets[count] = packets[index] ?? Number.NaN;
        count += 1;
        pairOf[second] = count;
      }
    }
    pairEnds[first] = count;
  }
  return { connections, ends: pairEnds, count };
};

/** What is not reported adds nothing; a sum is NaN until something is. */
const addTo = (column: Float64Array, pair: number, index: number): void => {
  const value = column[index] ?? Number.NaN;
  if (Number.isNaN(value)) return;
  const sum = column[pair] ?? Number.NaN;
  column[pair] = Number.isNaN(sum) ? value : sum + value;
};

const firstHalves = (ends: Uint32Array, count: number): Uint32Array => {
  const halves = new Uint32Array(count);
  let from = 0;
  for (let first = 0; first < ends.length; first += 1) {
    const end = ends[first] ?? 0;
    if (end > from) halves.fill(first, from, end);
    from = end;
  }
  return halves;
};
