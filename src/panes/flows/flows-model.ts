// The flows that a filter lets through, in the order that a person wants, and what they come to: worked out once for each answer, filter and order.
import { filterRows } from '../../flows/filter/filter-rows.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { tellFilter } from '../../flows/filter/language/tell-filter.ts';
import type { FlowTable, Rows } from '../../flows/flow-table.ts';
import { type GroupBy, groupRows, rankGroups } from '../../flows/group-rows.ts';
import { sortRows } from '../../flows/sort-rows.ts';
import { type FlowTotals, sumRows } from '../../flows/sum-rows.ts';
import { createMemory } from '../parts/memory.ts';
import type { Order } from './flow-columns.ts';
import { readFlowFilter } from './flow-filter.ts';

export type FlowsModel = Readonly<{
  table: FlowTable;
  /** In order. */
  rows: Rows;
  totals: FlowTotals;
  /** In words. */
  told: string;
  groups: readonly GroupRow[];
}>;

export type GroupRow = Readonly<{ name: string; condition: string; connections: number; bytes: number | undefined }>;

export type FlowsAsked = Readonly<{ table: FlowTable; endAt: number; filter: string; order: Order; by: GroupBy }>;

const MOST_GROUPS = 40;

const rememberRows = createMemory<Rows>();
const rememberOrder = createMemory<Rows>();
const rememberTotals = createMemory<FlowTotals>();
const rememberGroups = createMemory<readonly GroupRow[]>();

export const flowsModel = ({ table, endAt, filter, order, by }: FlowsAsked): FlowsModel => {
  const read = readFlowFilter(filter);
  const found = rememberRows([table, filter, endAt], () => filterRows(table, read, { endAt }));
  const rows = rememberOrder([found, order.column, order.isDescending], () =>
    sortRows(table, found, order.column, order.isDescending ? 'descending' : 'ascending'),
  );
  const totals = rememberTotals([found], () => sumRows(table, found));
  const groups = rememberGroups([found, by], () => groupsOf(table, found, by));
  return { table, rows, totals, groups, told: tellFilter(read, FLOW_SCHEMA) };
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
