// The flows that a filter lets through, in the order that a person wants, and what they come to: worked out once for each answer, filter and order.
import { countExternal } from '../../analysis/traffic/count-external.ts';
import { allRows } from '../../flows/filter/filter-rows.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { tellFilter } from '../../flows/filter/language/tell-filter.ts';
import type { FlowTable, Rows } from '../../flows/flow-table.ts';
import type { GroupBy } from '../../flows/group-rows.ts';
import { sortRowsInSteps } from '../../flows/sort-rows.ts';
import { type FlowTotals, sumRowsInSteps } from '../../flows/sum-rows.ts';
import type { Steps } from '../parts/work.ts';
import type { Order } from './flow-columns.ts';
import { readFlowFilter } from './flow-filter.ts';
import { foundRows, type RowsWanted } from './found-rows.ts';
import { type Grouped, groupsOf } from './groups-of.ts';

export type FlowsModel = Readonly<{
  table: FlowTable;
  /** That its rows passed: while another is worked out, these are shown as what they are. */
  filter: string;
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
  breakdowns: readonly Grouped[];
}>;

export type ModelWanted = RowsWanted &
  Readonly<{
    order: Order;
    by: readonly GroupBy[];
  }>;

/** More have no room below the table. */
const MOST_GROUPS = 40;

/** What belongs to the same rows, so that another order does not count anew. */
type Kept = { rows: Rows; totals: FlowTotals | undefined; external: number | undefined; groups: Groupings };
type Groupings = Map<GroupBy, Grouped>;

let kept: Kept | undefined;

const keptFor = (rows: Rows): Kept => {
  if (kept?.rows !== rows) kept = { rows, totals: undefined, external: undefined, groups: new Map() };
  return kept;
};

/** In steps, since each of them takes as long as a key may wait. */
export function* flowsModel({ table, endAt, filter, order, by }: ModelWanted): Steps<FlowsModel> {
  const found = foundRows({ table, filter, endAt });
  yield;
  const rows = yield* sortRowsInSteps(table, found, order.column, order.isDescending ? 'descending' : 'ascending');
  yield;
  const known = keptFor(found);
  known.totals ??= yield* sumRowsInSteps(table, found);
  yield;
  known.external ??= yield* countExternal(table, found);
  yield;
  const whole = yield* wholeOf(table, found, known.totals);
  const breakdowns: Grouped[] = [];
  for (const one of by) {
    yield;
    const groups =
      known.groups.get(one) ?? (yield* groupsOf(table, found, { by: one, measure: 'connections', most: MOST_GROUPS }));
    known.groups.set(one, groups);
    breakdowns.push(groups);
  }
  const told = tellFilter(readFlowFilter(filter), FLOW_SCHEMA);
  return { table, filter, rows, totals: known.totals, whole, externalCount: known.external, breakdowns, told };
}

const wholes = new WeakMap<FlowTable, FlowTotals>();

function* wholeOf(table: FlowTable, found: Rows, totals: FlowTotals): Steps<FlowTotals> {
  const isAll = found.length === table.rowCount;
  const whole = wholes.get(table) ?? (isAll ? totals : yield* sumRowsInSteps(table, allRows(table)));
  wholes.set(table, whole);
  return whole;
}
