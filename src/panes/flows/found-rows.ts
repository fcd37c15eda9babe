// The rows of a table that a filter lets through: found once, whichever page shows them.
import { filterRows } from '../../flows/filter/filter-rows.ts';
import type { FlowTable, Rows } from '../../flows/flow-table.ts';
import { createMemory } from '../parts/memory.ts';
import { readFlowFilter } from './flow-filter.ts';

/** `endAt`: what times such as `-2h` count back from. */
export type RowsWanted = Readonly<{ table: FlowTable; filter: string; endAt: number }>;

const rememberFound = createMemory<Rows>();

/** The same object as long as nothing changed. */
export const foundRows = ({ table, filter, endAt }: RowsWanted): Rows =>
  rememberFound([table, filter, endAt], () => filterRows(table, readFlowFilter(filter), { endAt }));
