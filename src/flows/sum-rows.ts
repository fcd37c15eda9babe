// The totals of some flows: how many, how much, from when to when. What no flow reports stays unknown.
import type { Instant } from '../domain/instant.ts';
import type { FlowTable, Rows } from './flow-table.ts';
import { runThrough, type Steps } from './run-through.ts';

export type FlowTotals = Readonly<{
  connections: number;
  bytes: number | undefined;
  packets: number | undefined;
  /** How many of the flows report their bytes. */
  connectionsWithBytes: number;
  /** The earliest start and the latest end; of a flow without an end, its start. */
  firstAt: Instant | undefined;
  lastAt: Instant | undefined;
}>;

export const sumRows = (table: FlowTable, rows: Rows): FlowTotals => runThrough(sumRowsInSteps(table, rows));

/** A column is a step. */
export function* sumRowsInSteps(table: FlowTable, rows: Rows): Steps<FlowTotals> {
  const bytes = sumColumn(table.bytes, rows);
  yield;
  const packets = sumColumn(table.packets, rows);
  yield;
  return {
    connections: rows.length,
    bytes: bytes.sum,
    packets: packets.sum,
    connectionsWithBytes: bytes.count,
    ...spanOfRows(table, rows),
  };
}

/** `sum` is undefined where nothing was reported: no bytes and unknown bytes are two things. */
export const sumColumn = (column: Float64Array, rows: Rows): Readonly<{ sum: number | undefined; count: number }> => {
  let sum = 0;
  let count = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const value = column[rows[index] ?? 0] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    sum += value;
    count += 1;
  }
  return { sum: count === 0 ? undefined : sum, count };
};

const spanOfRows = (
  { startAt, endAt }: FlowTable,
  rows: Rows,
): Readonly<{ firstAt: Instant | undefined; lastAt: Instant | undefined }> => {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const start = startAt[row] ?? Number.NaN;
    const end = endAt[row] ?? Number.NaN;
    if (start < first) first = start;
    if (start > last) last = start;
    if (end > last) last = end;
  }
  return {
    firstAt: Number.isFinite(first) ? first : undefined,
    lastAt: Number.isFinite(last) ? last : undefined,
  };
};
