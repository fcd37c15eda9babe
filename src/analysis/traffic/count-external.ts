// How many of some flows go out of the company or come in: one number for a line that has no room for more.
import type { FlowTable, Rows } from '../../flows/flow-table.ts';
import { isExternal, prepareWays } from './flow-ways.ts';

/** In slices, since the ways of a whole table are found first. */
export function* countExternal(table: FlowTable, rows: Rows): Generator<undefined, number> {
  const { ways } = yield* prepareWays(table);
  let count = 0;
  for (const row of rows) if (isExternal(ways[row])) count += 1;
  return count;
}
