// While a large answer comes, what its table will need is done many times over with the small one that is there: the engine compiles what runs
// often, and otherwise would only begin to do so when everybody waits for the table.
import { countExternal } from '../../analysis/traffic/count-external.ts';
import { allRows } from '../../flows/filter/filter-rows.ts';
import type { FlowTable } from '../../flows/flow-table.ts';
import { sortRowsInSteps } from '../../flows/sort-rows.ts';
import { sumRowsInSteps } from '../../flows/sum-rows.ts';
import { openTable, packedOf } from '../../flows/table/open-table.ts';
import { createSlot, type Steps, type Work } from '../parts/work.ts';
import { breakdownOf } from './breakdown.ts';
import type { ModelWanted } from './flows-model.ts';
import { groupsOf } from './groups-of.ts';

const REHEARSED = createSlot<true>();

/** Smaller ones are listed in no time anyway. */
const LARGE_BYTES = 4_000_000;
/** A loop is compiled after some ten thousand rounds. */
const ROWS = 100_000;
const MOST_TIMES = 400;

/** Once for as long as the console runs. `bytes`: of the answer that is on its way. */
export const rehearseFor = (bytes: number, work: Work, wanted: ModelWanted): void => {
  if (bytes >= LARGE_BYTES && wanted.table.rowCount > 0) work(REHEARSED, [], () => rehearse(wanted));
};

function* rehearse({ table, order, by }: ModelWanted): Steps<true> {
  const times = Math.min(MOST_TIMES, Math.ceil(ROWS / table.rowCount));
  for (let time = 0; time < times; time += 1) {
    yield;
    yield* once(openTable(packedOf(table)), order, by);
  }
  return true;
}

/** What is known of a table is kept with it, so each time needs another one, which costs nothing: its columns are the same. */
function* once(table: FlowTable, order: ModelWanted['order'], by: ModelWanted['by']): Steps<void> {
  const rows = allRows(table);
  yield* sortRowsInSteps(table, rows, order.column, order.isDescending ? 'descending' : 'ascending');
  yield* sumRowsInSteps(table, rows);
  yield* countExternal(table, rows);
  for (const one of by) yield* groupsOf(table, rows, { by: breakdownOf(one).id, measure: 'connections', most: 1 });
}
