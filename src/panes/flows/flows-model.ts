// The flows that a filter lets through, in the order that a person wants, and what they come to: worked out once for each answer, filter and order.
import { filterRows } from '../../flows/filter/filter-rows.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import type { Filter } from '../../flows/filter/language/filter.ts';
import { tellFilter } from '../../flows/filter/language/tell-filter.ts';
import type { FlowTable, Rows } from '../../flows/flow-table.ts';
import { type GroupBy, groupRows, rankGroups } from '../../flows/group-rows.ts';
import { sortRows } from '../../flows/sort-rows.ts';
import { type FlowTotals, sumRows } from '../../flows/sum-rows.ts';
import type { Steps } from '../parts/work.ts';
import type { Order } from './flow-columns.ts';
import { readFlowFilter } from './flow-filter.ts';

export type FlowsModel = Readonly<{
  table: FlowTable;
  /** In order. */
  rows: Rows;
  totals: FlowTotals;
  /** In words. */
  told: string;
  /** One list for each that was asked for. */
  breakdowns: readonly (readonly GroupRow[])[];
}>;

export type GroupRow = Readonly<{ name: string; condition: string; connections: number; bytes: number | undefined }>;

export type FlowsAsked = Readonly<{
  table: FlowTable;
  endAt: number;
  filter: string;
  order: Order;
  by: readonly GroupBy[];
}>;

const MOST_GROUPS = 40;

/** What belongs together, so that another order does not filter anew. */
type Kept = { rows: Found | undefined; totals: FlowTotals | undefined; groups: Map<GroupBy, readonly GroupRow[]> };
type Found = Readonly<{ table: FlowTable; filter: string; endAt: number; rows: Rows }>;

const kept: Kept = { rows: undefined, totals: undefined, groups: new Map() };

/** In steps, since each of them takes as long as a key may wait. */
export function* flowsModel({ table, endAt, filter, order, by }: FlowsAsked): Steps<FlowsModel> {
  const read = readFlowFilter(filter);
  const found = foundRows(table, filter, endAt, read);
  yield;
  const rows = sortRows(table, found, order.column, order.isDescending ? 'descending' : 'ascending');
  yield;
  kept.totals ??= sumRows(table, found);
  const breakdowns: (readonly GroupRow[])[] = [];
  for (const one of by) {
    yield;
    const groups = kept.groups.get(one) ?? groupsOf(table, found, one);
    kept.groups.set(one, groups);
    breakdowns.push(groups);
  }
  return { table, rows, totals: kept.totals, breakdowns, told: tellFilter(read, FLOW_SCHEMA) };
}

const foundRows = (table: FlowTable, filter: string, endAt: number, read: Filter): Rows => {
  const before = kept.rows;
  if (before?.table === table && before.filter === filter && before.endAt === endAt) return before.rows;
  const rows = filterRows(table, read, { endAt });
  kept.rows = { table, filter, endAt, rows };
  kept.totals = undefined;
  kept.groups = new Map();
  return rows;
};

const groupsOf = (table: FlowTable, rows: Rows, by: GroupBy): readonly GroupRow[] => {
  const groups = groupRows(table, rows, by);
  return [...rankGroups(groups, 'connections').slice(0, MOST_GROUPS)].map((group) => ({
    name: groups.nameOf(group) ?? 'not reported',
    condition: groups.conditionOf(group),
    connections: groups.connections[group] ?? 0,
    bytes: Number.isNaN(groups.bytes[group] ?? Number.NaN) ? undefined : groups.bytes[group],
  }));
};
