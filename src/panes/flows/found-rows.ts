// The rows of a table that a filter lets through: found once, whichever page shows them.
import { filterRows } from '../../flows/filter/filter-rows.ts';
import type { FlowTable, Rows } from '../../flows/flow-table.ts';
import { readFlowFilter } from './flow-filter.ts';

/** `endAt`: what times such as `-2h` count back from. */
export type RowsWanted = Readonly<{ table: FlowTable; filter: string; endAt: number }>;

let last: (RowsWanted & Readonly<{ rows: Rows }>) | undefined;

/** The same object as long as nothing changed. */
export const foundRows = ({ table, filter, endAt }: RowsWanted): Rows => {
  if (last?.table === table && last.filter === filter && last.endAt === endAt) return last.rows;
  const rows = filterRows(table, readFlowFilter(filter), { endAt });
  last = { table, filter, endAt, rows };
  return rows;
};
