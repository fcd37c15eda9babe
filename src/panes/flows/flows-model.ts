// The flows that a filter lets through, in the order that a person wants, and what they come to: worked out once for each answer, filter and order.

import type { TrafficSums } from '../../analysis/facts.ts';
import { countExternal } from '../../analysis/traffic/count-external.ts';
import { allRows } from '../../flows/filter/filter-rows.ts';
import { FLOW_SCHEMA } from '../../flows/filter/flow-fields.ts';
import { tellFilter } from '../../flows/filter/language/tell-filter.ts';
import type { FlowTable, Rows } from '../../flows/flow-table.ts';
import { sortRowsInSteps } from '../../flows/sort-rows.ts';
import { type FlowTotals, sumRowsInSteps } from '../../flows/sum-rows.ts';
import { createSlot, isSameList, type Steps, type Work } from '../parts/work.ts';
import { breakdownOf } from './breakdown.ts';
import type { Order } from './flow-columns.ts';
import { readFlowFilter } from './flow-filter.ts';
import { foundRows, type RowsWanted } from './found-rows.ts';
import { type Grouped, groupsOf } from './groups-of.ts';
import { type BreakdownId, sumGroupsOf } from './sums/sum-breakdowns.ts';
import { CONNECTIONS, incomparableIn } from './sums/told-sums.ts';

export type FlowsModel = ListedFlows & CountedFlows;

export type ListedFlows = Readonly<{
  table: FlowTable;
  /** That its rows passed: while another is worked out, these are shown as what they are. */
  filter: string;
  /** What of it was looked at here. */
  here: string;
  /** What came in the place of flows; undefined where flows came. */
  sums: TrafficSums | undefined;
  /** What the filter compares here though no row reports it; looked for only where connections came. */
  incomparable: readonly string[];
  /** In order. */
  rows: Rows;
  /** In words. */
  told: string;
}>;

/** What the rows come to. */
export type CountedFlows = Readonly<{
  totals: FlowTotals;
  /** Of all flows that were sent, for shares. */
  whole: FlowTotals;
  /** With an end outside. */
  externalCount: number;
  /** One list for each that was asked for. */
  breakdowns: readonly Grouped[];
}>;

export type ModelWanted = Omit<RowsWanted, 'filter'> &
  Readonly<{
    /** As it was typed, and what of it is looked at here. */
    filter: string;
    here: string;
    order: Order;
    by: readonly BreakdownId[];
    sums: TrafficSums | undefined;
  }>;

type Listed = Readonly<{ givens: readonly unknown[]; listed: ListedFlows }>;
type Counted = Readonly<{ question: string; counted: CountedFlows }>;

const LISTED = createSlot<Listed>();
const COUNTED = createSlot<Counted>();

let shown: FlowsModel | undefined;

/**
 * The rows first, since everybody waits for them, and then what they come to: until that is known, what earlier flows came to that were
 * asked for in the same way stands beside them, and where another question was asked, all that was there before.
 */
export const flowsModel = (work: Work, wanted: ModelWanted): FlowsModel | undefined => {
  const { table, endAt, filter, here, order, by, sums } = wanted;
  const question = JSON.stringify([filter, here, sums === undefined]);
  const rowsGivens = [table, endAt, filter, here, sums];
  const givens = [...rowsGivens, order.column, order.isDescending];
  const listing = work(LISTED, givens, function* () {
    return { givens, listed: yield* listFlows(wanted) };
  });
  if (listing === undefined || !isSameList(listing.givens, givens)) return shown;
  const counting = work(COUNTED, [...rowsGivens, ...by], function* () {
    return { question, counted: yield* countFlows(wanted) };
  });
  if (counting?.question !== question) return shown;
  const isShown = shown?.rows === listing.listed.rows && shown.breakdowns === counting.counted.breakdowns;
  if (!isShown) shown = { ...listing.listed, ...counting.counted };
  return shown;
};

/** More have no room below the table. */
const MOST_GROUPS = 40;

/** What belongs to the same rows, so that another breakdown does not count anew; it goes with them. */
type Kept = { totals: FlowTotals | undefined; external: number | undefined; readonly groups: Groupings };
type Groupings = Map<BreakdownId, Grouped>;

const kept = new WeakMap<Rows, Kept>();

const keptFor = (rows: Rows): Kept => {
  const known = kept.get(rows) ?? { totals: undefined, external: undefined, groups: new Map() };
  kept.set(rows, known);
  return known;
};

/** In steps, since each of them takes as long as a key may wait. */
function* listFlows({ table, endAt, filter, here, order, sums }: ModelWanted): Steps<ListedFlows> {
  const found = foundRows({ table, filter: here, endAt });
  yield;
  const rows = yield* sortRowsInSteps(table, found, order.column, order.isDescending ? 'descending' : 'ascending');
  const told = tellFilter(readFlowFilter(filter), sums === undefined ? FLOW_SCHEMA : CONNECTIONS);
  const incomparable = sums === undefined ? [] : incomparableIn(table, here);
  return { table, filter, here, sums, incomparable, rows, told };
}

function* countFlows(wanted: ModelWanted): Steps<CountedFlows> {
  const { table, endAt, here } = wanted;
  const found = foundRows({ table, filter: here, endAt });
  const known = keptFor(found);
  known.totals ??= yield* sumRowsInSteps(table, found);
  yield;
  known.external ??= yield* countExternal(table, found);
  yield;
  const all = yield* wholeOf(table, found, known.totals);
  const breakdowns = yield* breakdownsOf(wanted, found, known.groups);
  return { totals: known.totals, whole: all, externalCount: known.external, breakdowns };
}

function* breakdownsOf({ table, by, sums }: ModelWanted, rows: Rows, known: Groupings): Steps<readonly Grouped[]> {
  const breakdowns: Grouped[] = [];
  for (const one of by) {
    yield;
    if (sums !== undefined) {
      breakdowns.push(yield* sumGroupsOf(sums, { by: one, measure: 'bytes', most: MOST_GROUPS, table, rows }));
      continue;
    }
    const wanted = { by: breakdownOf(one).id, measure: 'connections', most: MOST_GROUPS } as const;
    const groups = known.get(one) ?? (yield* groupsOf(table, rows, wanted));
    known.set(one, groups);
    breakdowns.push(groups);
  }
  return breakdowns;
}

const wholes = new WeakMap<FlowTable, FlowTotals>();

function* wholeOf(table: FlowTable, found: Rows, totals: FlowTotals): Steps<FlowTotals> {
  const isAll = found.length === table.rowCount;
  const all = wholes.get(table) ?? (isAll ? totals : yield* sumRowsInSteps(table, allRows(table)));
  wholes.set(table, all);
  return all;
}
