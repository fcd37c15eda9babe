// Which flows are new since one last looked: those that began after everything that was on the screen then.
import type { FlowTable } from '../../flows/flow-table.ts';
import type { Span } from '../../theme/line.ts';

/** Tells of a table from when on its flows are new; undefined for the first answer to a question. `isSeen`: the latest of them are on the screen. */
export const createFreshness = (): ((question: string, table: FlowTable, isSeen: boolean) => number | undefined) => {
  const known = new WeakMap<FlowTable, number | undefined>();
  let last: Readonly<{ question: string; table: FlowTable; isSeen: boolean }> | undefined;
  return (question, table, isSeen) => {
    if (last?.table === table) last = { ...last, isSeen: last.isSeen || isSeen };
    else {
      if (!known.has(table))
        known.set(table, last?.question === question ? sinceOf(last, known.get(last.table)) : undefined);
      last = { question, table, isSeen };
    }
    return known.get(table);
  };
};

/** What nobody has seen yet stays new. */
const sinceOf = (
  { table, isSeen }: Readonly<{ table: FlowTable; isSeen: boolean }>,
  since: number | undefined,
): number | undefined => (isSeen ? latestIn(table) : (since ?? latestIn(table)));

/** Wanted when the next table is drawn, while a key may wait. */
const latestIn = ({ startAt, rowCount }: FlowTable): number | undefined => {
  let latest = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < rowCount; row += 1) {
    const at = startAt[row] ?? Number.NaN;
    if (at > latest) latest = at;
  }
  return Number.isFinite(latest) ? latest : undefined;
};

export const freshAt = (
  { startAt }: FlowTable,
  row: number | undefined,
  since: number | undefined,
): Span | undefined =>
  since !== undefined && row !== undefined && (startAt[row] ?? Number.NaN) > since
    ? { text: '+', meaning: 'new' }
    : undefined;
