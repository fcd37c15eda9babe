// The flows that a filter lets through, in the order that a person wants, and what they come to: worked out once for each answer, filter and order.
import { countExternal } from '../../analysis/traffic/count-external.ts';
import { partiesOf, prepareParties } from '../../analysis/traffic/parties.ts';
import { planSubnets } from '../../analysis/traffic/plan-subnets.ts';
import { allRows } from '../../flows/filter/filter-rows.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { tellFilter } from '../../flows/filter/language/tell-filter.ts';
import type { FlowTable, Rows } from '../../flows/flow-table.ts';
import { type GroupBy, groupRows, rankGroups } from '../../flows/group-rows.ts';
import { sortRows } from '../../flows/sort-rows.ts';
import { type FlowTotals, sumRows } from '../../flows/sum-rows.ts';
import type { Steps } from '../parts/work.ts';
import type { Order } from './flow-columns.ts';
import { readFlowFilter } from './flow-filter.ts';
import { foundRows, type RowsWanted } from './found-rows.ts';

export type FlowsModel = Readonly<{
  table: FlowTable;
  /** In order. */
  rows: Rows;
  totals: FlowTotals;
  /** Of all flows that were sent, for shares. */
  whole: FlowTotals;
  /** With an end outside. */
  externalCount: number;
  /** In words. */
  told: string;
  /** One list for each that was asked for. */
  breakdowns: readonly (readonly GroupRow[])[];
}>;

export type GroupRow = Readonly<{ name: string; condition: string; connections: number; bytes: number | undefined }>;

export type ModelWanted = RowsWanted &
  Readonly<{
    order: Order;
    by: readonly GroupBy[];
  }>;

const MOST_GROUPS = 40;

/** What belongs to the same rows, so that another order does not count anew. */
type Kept = { rows: Rows; totals: FlowTotals | undefined; external: number | undefined; groups: Groupings };
type Groupings = Map<GroupBy, readonly GroupRow[]>;

let kept: Kept | undefined;

const keptFor = (rows: Rows): Kept => {
  if (kept?.rows !== rows) kept = { rows, totals: undefined, external: undefined, groups: new Map() };
  return kept;
};

/** In steps, since each of them takes as long as a key may wait. */
export function* flowsModel({ table, endAt, filter, order, by }: ModelWanted): Steps<FlowsModel> {
  const found = foundRows({ table, filter, endAt });
  yield;
  const rows = sortRows(table, found, order.column, order.isDescending ? 'descending' : 'ascending');
  yield;
  const known = keptFor(found);
  known.totals ??= sumRows(table, found);
  yield;
  known.external ??= yield* countExternal(table, found);
  const whole = wholeOf(table);
  const breakdowns: (readonly GroupRow[])[] = [];
  for (const one of by) {
    yield;
    const groups = known.groups.get(one) ?? (yield* groupsOf(table, found, one));
    known.groups.set(one, groups);
    breakdowns.push(groups);
  }
  const told = tellFilter(readFlowFilter(filter), FLOW_SCHEMA);
  return { table, rows, totals: known.totals, whole, externalCount: known.external, breakdowns, told };
}

const wholes = new WeakMap<FlowTable, FlowTotals>();

const wholeOf = (table: FlowTable): FlowTotals => {
  const known = wholes.get(table) ?? sumRows(table, allRows(table));
  wholes.set(table, known);
  return known;
};

function* groupsOf(table: FlowTable, rows: Rows, by: GroupBy): Steps<readonly GroupRow[]> {
  const subnets = by === 'subnet' ? yield* subnetsOf(table) : [];
  const groups = groupRows(table, rows, by, { subnets });
  return [...rankGroups(groups, 'connections').slice(0, MOST_GROUPS)].map((group) => ({
    name: groups.nameOf(group) ?? 'not reported',
    condition: groups.conditionOf(group),
    connections: groups.connections[group] ?? 0,
    bytes: Number.isNaN(groups.bytes[group] ?? Number.NaN) ? undefined : groups.bytes[group],
  }));
}

/** Those that the addresses make likely: the appliance does not tell its ranges. */
function* subnetsOf(table: FlowTable): Steps<readonly string[]> {
  yield* prepareParties(table);
  return planSubnets(partiesOf(table), undefined).subnets;
}
