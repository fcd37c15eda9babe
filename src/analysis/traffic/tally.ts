// Counts flows in groups: connections, bytes and packets of each, and how many of them did not tell their bytes.
import type { FlowTable, Rows } from '../../flows/flow-table.ts';
import { isExactAmount, shareOf } from '../figures/known.ts';
import { byText } from '../figures/ordering.ts';
import { ROWS_PER_STEP, runThrough, type Steps, sortInSteps } from './steps.ts';

export type Tally = {
  connections: number;
  bytes: number;
  packets: number;
  connectionsWithBytes: number;
  connectionsWithPackets: number;
};

export type Amounts = Readonly<{
  connections: number;
  /** Of the connections of the whole. */
  sharePercent: number | undefined;
  /** The sum of what is known; undefined where no flow told its bytes. */
  bytes: number | undefined;
  /** Of the known bytes of the whole. */
  bytesSharePercent: number | undefined;
  packets: number | undefined;
  connectionsWithoutBytes: number;
  connectionsWithoutPackets: number;
}>;

export type SortBy = 'bytes' | 'connections';

/** Given by a key to leave a row out. */
export const LEFT_OUT = -1;

export const emptyTally = (): Tally => ({
  connections: 0,
  bytes: 0,
  packets: 0,
  connectionsWithBytes: 0,
  connectionsWithPackets: 0,
});

export const addRow = (tally: Tally, table: FlowTable, row: number): void => {
  tally.connections += 1;
  const bytes = table.bytes[row];
  if (isExactAmount(bytes)) {
    tally.bytes += bytes;
    tally.connectionsWithBytes += 1;
  }
  const packets = table.packets[row];
  if (isExactAmount(packets)) {
    tally.packets += packets;
    tally.connectionsWithPackets += 1;
  }
};

type Tallies = ReadonlyMap<number, Readonly<Tally>>;

export const tallyRows = (table: FlowTable, rows: Rows, keyOf: (row: number) => number): Tallies =>
  runThrough(searchTallies(table, rows, keyOf));

/** The same in slices. */
export function* searchTallies(table: FlowTable, rows: Rows, keyOf: (row: number) => number): Steps<Tallies> {
  const tallies = new Map<number, Tally>();
  for (let at = 0; at < rows.length; at += 1) {
    if (at % (2 * ROWS_PER_STEP) === 2 * ROWS_PER_STEP - 1) yield undefined;
    const row = rows[at] ?? 0;
    const key = keyOf(row);
    if (key === LEFT_OUT) continue;
    let tally = tallies.get(key);
    if (tally === undefined) {
      tally = emptyTally();
      tallies.set(key, tally);
    }
    addRow(tally, table, row);
  }
  return tallies;
}

export const tallyAll = (table: FlowTable, rows: Rows): Readonly<Tally> => runThrough(searchWhole(table, rows));

/** The same in slices. */
export function* searchWhole(table: FlowTable, rows: Rows): Steps<Readonly<Tally>> {
  const tallies = yield* searchTallies(table, rows, () => 0);
  return tallies.get(0) ?? emptyTally();
}

export const amountsOf = (tally: Readonly<Tally>, whole: Readonly<Tally>): Amounts => ({
  connections: tally.connections,
  sharePercent: shareOf(tally.connections, whole.connections),
  bytes: tally.connectionsWithBytes === 0 ? undefined : tally.bytes,
  bytesSharePercent: shareOf(tally.connectionsWithBytes === 0 ? undefined : tally.bytes, whole.bytes),
  packets: tally.connectionsWithPackets === 0 ? undefined : tally.packets,
  connectionsWithoutBytes: tally.connections - tally.connectionsWithBytes,
  connectionsWithoutPackets: tally.connections - tally.connectionsWithPackets,
});

type Measured = Readonly<{ connections: number; bytes: number | undefined }>;

/** The largest first; what is unknown counts as nothing; equal ones by their names. */
export const sortedBy = <T extends Measured>(by: SortBy, list: readonly T[], nameOf: (item: T) => string): T[] =>
  list.toSorted(orderBy(by, nameOf));

/** The same in slices. */
export const sortInOrder = <T extends Measured>(
  by: SortBy,
  list: readonly T[],
  nameOf: (item: T) => string,
): Steps<T[]> => sortInSteps(list, orderBy(by, nameOf));

const orderBy = <T extends Measured>(by: SortBy, nameOf: (item: T) => string): ((one: T, other: T) => number) => {
  const first = by === 'bytes' ? bytesOf : connectionsOf;
  const second = by === 'bytes' ? connectionsOf : bytesOf;
  return (one, other) => first(other) - first(one) || second(other) - second(one) || byText(nameOf(one), nameOf(other));
};

const bytesOf = (item: Measured): number => item.bytes ?? 0;
const connectionsOf = (item: Measured): number => item.connections;
