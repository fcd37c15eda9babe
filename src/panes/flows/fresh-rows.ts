// Which flows are new since the last refresh: those that began after everything that was there before.
import type { FlowTable } from '../../flows/flow-table.ts';
import type { Span } from '../../theme/line.ts';

/** Tells of a table from when on its flows are new; undefined for the first answer to a question. */
export const createFreshness = (): ((question: string, table: FlowTable) => number | undefined) => {
  const known = new WeakMap<FlowTable, number | undefined>();
  let last: Readonly<{ question: string; table: FlowTable }> | undefined;
  return (question, table) => {
    if (!known.has(table)) {
      known.set(table, last?.question === question ? latestIn(last.table) : undefined);
      last = { question, table };
    }
    return known.get(table);
  };
};

const latestIn = ({ startAt }: FlowTable): number | undefined => {
  let latest = Number.NEGATIVE_INFINITY;
  for (const at of startAt) if (at > latest) latest = at;
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
