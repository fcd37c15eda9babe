// Sorts flows into pairs of a source, a destination and a port, a slice of work at a time.
import { type FlowTable, NO_CODE, type Rows } from '../../flows/flow-table.ts';
import { portAt } from './count-ports.ts';
import { pairKey } from './pair-key.ts';
import { NO_PARTY, type Parties } from './parties.ts';
import { ROWS_PER_STEP } from './steps.ts';

/** Pair `n` has the rows from `offsets[n]` up to `offsets[n + 1]`, in the order they were given. */
export type Pairs = Readonly<{
  count: number;
  /** Numbers of parties. */
  sources: readonly number[];
  destinations: readonly number[];
  /** 0 for none. */
  ports: readonly number[];
  offsets: Uint32Array;
  rows: Rows;
}>;

/** Only rows that are accepted and name both parties. */
export function* groupPairs(
  table: FlowTable,
  rows: Rows,
  parties: Parties,
  accepts: (row: number) => boolean,
): Generator<undefined, Pairs> {
  const twos = new Map<number, number>();
  const threes = new Map<number, number>();
  const sources: number[] = [];
  const destinations: number[] = [];
  const ports: number[] = [];
  const counts: number[] = [];
  const pairOfRow = new Int32Array(rows.length).fill(-1);
  for (let index = 0; index < rows.length; index += 1) {
    if (index % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield undefined;
    const row = rows[index] ?? 0;
    if (!accepts(row)) continue;
    const source = parties.ofEnd[table.source[row] ?? NO_CODE] ?? NO_PARTY;
    const destination = parties.ofEnd[table.destination[row] ?? NO_CODE] ?? NO_PARTY;
    if (source === NO_PARTY || destination === NO_PARTY) continue;
    const port = portAt(table.destinationPort, row) ?? 0;
    const two = numberIn(twos, pairKey(source, destination));
    const pair = numberIn(threes, pairKey(two, port));
    if (pair === sources.length) {
      sources.push(source);
      destinations.push(destination);
      ports.push(port);
      counts.push(0);
    }
    counts[pair] = (counts[pair] ?? 0) + 1;
    pairOfRow[index] = pair;
  }
  yield undefined;
  const offsets = offsetsOf(counts);
  const sorted = new Uint32Array(offsets[counts.length] ?? 0);
  const next = offsets.slice();
  for (let index = 0; index < rows.length; index += 1) {
    if (index % (4 * ROWS_PER_STEP) === 4 * ROWS_PER_STEP - 1) yield undefined;
    const pair = pairOfRow[index] ?? -1;
    if (pair < 0) continue;
    const place = next[pair] ?? 0;
    sorted[place] = rows[index] ?? 0;
    next[pair] = place + 1;
  }
  yield undefined;
  return { count: sources.length, sources, destinations, ports, offsets, rows: sorted };
}

const numberIn = (numbers: Map<number, number>, key: number): number => {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
};

const offsetsOf = (counts: readonly number[]): Uint32Array => {
  const offsets = new Uint32Array(counts.length + 1);
  counts.forEach((count, index) => {
    offsets[index + 1] = (offsets[index] ?? 0) + count;
  });
  return offsets;
};
