// Adds up the flows of each group: how many, how many bytes and packets; the groups come in the order of their keys.
import type { FlowTable } from '../flow-table.ts';
import type { GroupTotals } from './group-totals.ts';
import type { EitherMembers, ListedMembers, Memberships, SingleMembers } from './memberships.ts';
import { sumPairs } from './pair-sums.ts';

export const sumGroups = (table: FlowTable, members: Memberships): GroupTotals => {
  switch (members.kind) {
    case 'single':
      return readTallies(tallySingle(table, members));
    case 'either':
      return readTallies(tallyEither(table, members));
    case 'listed':
      return readTallies(tallyListed(table, members));
    case 'pairs':
      return sumPairs(table, members);
  }
};

/**
 * The tally of key `n` stands from `4 * n`: connections, bytes, packets, and a place unused, so that one line of the cache holds all of it.
 * A sum begins at -0, which nothing that is added can make: it is still there where nothing was reported.
 */
type Tallies = Float64Array;

const WIDTH = 4;
const BYTES = 1;
const PACKETS = 2;

const noTallies = (keyCount: number): Tallies => {
  const tallies = new Float64Array(WIDTH * keyCount).fill(-0);
  for (let at = 0; at < tallies.length; at += WIDTH) tallies[at] = 0;
  return tallies;
};

const tallySingle = (table: FlowTable, { rows, keys, keyCount }: SingleMembers): Tallies => {
  const tallies = noTallies(keyCount);
  const { bytes, packets } = table;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    addFlow(tallies, keys[index] ?? 0, bytes[row] ?? Number.NaN, packets[row] ?? Number.NaN);
  }
  return tallies;
};

const addFlow = (tallies: Tallies, key: number, bytes: number, packets: number): void => {
  const at = WIDTH * key;
  tallies[at] = (tallies[at] ?? 0) + 1;
  // Plus 0 makes 0 of -0.
  if (!Number.isNaN(bytes)) tallies[at + BYTES] = (tallies[at + BYTES] ?? 0) + (bytes + 0);
  if (!Number.isNaN(packets)) tallies[at + PACKETS] = (tallies[at + PACKETS] ?? 0) + (packets + 0);
};

const tallyEither = (table: FlowTable, { rows, firsts, seconds, keyCount }: EitherMembers): Tallies => {
  const tallies = noTallies(keyCount);
  const { bytes, packets } = table;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const first = firsts[index] ?? 0;
    const second = seconds[index] ?? 0;
    const rowBytes = bytes[row] ?? Number.NaN;
    const rowPackets = packets[row] ?? Number.NaN;
    if (first !== 0 || second === 0) addFlow(tallies, first, rowBytes, rowPackets);
    if (second !== 0 && second !== first) addFlow(tallies, second, rowBytes, rowPackets);
  }
  return tallies;
};

/** There are far fewer lists than flows: each list is added up once and then given to all of its keys. */
const tallyListed = (table: FlowTable, { rows, codes, lists, keyCount }: ListedMembers): Tallies => {
  const single = { kind: 'single', rows, keys: codes, keyCount: lists.length, meanings: undefined } as const;
  const ofLists = tallySingle(table, single);
  const tallies = noTallies(keyCount);
  for (const [code, list] of lists.entries()) {
    for (const key of list) {
      for (let place = 0; place < WIDTH; place += 1) {
        const at = WIDTH * key + place;
        tallies[at] = (tallies[at] ?? 0) + (ofLists[WIDTH * code + place] ?? 0);
      }
    }
  }
  return tallies;
};

/** Keys that no row has are no groups. */
const readTallies = (tallies: Tallies): GroupTotals => {
  let count = 0;
  for (let at = 0; at < tallies.length; at += WIDTH) count += tallies[at] === 0 ? 0 : 1;
  const keys = new Uint32Array(count);
  const connections = new Float64Array(count);
  const bytes = new Float64Array(count);
  const packets = new Float64Array(count);
  let group = 0;
  for (let at = 0; at < tallies.length; at += WIDTH) {
    if (tallies[at] === 0) continue;
    keys[group] = at / WIDTH;
    connections[group] = tallies[at] ?? 0;
    bytes[group] = reported(tallies[at + BYTES]);
    packets[group] = reported(tallies[at + PACKETS]);
    group += 1;
  }
  return { keys, secondKeys: undefined, connections, bytes, packets };
};

const reported = (sum: number | undefined): number => (sum === undefined || Object.is(sum, -0) ? Number.NaN : sum);
