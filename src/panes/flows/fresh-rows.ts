// Which flows are new since one last looked: those that began after everything that was on the screen then.
import type { FlowTable } from '../../flows/flow-table.ts';
import type { Span } from '../../theme/line.ts';

type Shown = Readonly<{ question: string; latest: number | undefined; since: number | undefined; isSeen: boolean }>;

/** Tells of a table from when on its flows are new; undefined for the first answer to a question. `isSeen`: the latest of them are on the screen. */
export const createFreshness = (): ((question: string, table: FlowTable, isSeen: boolean) => number | undefined) => {
  // The last table is told by what is known of it, so that it is not kept once another one has come.
  const known = new WeakMap<FlowTable, Shown>();
  let last: Shown | undefined;
  return (question, table, isSeen) => {
    const before = known.get(table);
    const since = before === undefined ? sinceOf(last, question) : before.since;
    const latest = before === undefined ? latestIn(table) : before.latest;
    const wasSeen = before !== undefined && before === last && before.isSeen;
    last = { question, latest, since, isSeen: isSeen || wasSeen };
    known.set(table, last);
    return since;
  };
};

/** What nobody has seen yet stays new. */
const sinceOf = (last: Shown | undefined, question: string): number | undefined => {
  if (last?.question !== question) return undefined;
  return last.isSeen ? last.latest : (last.since ?? last.latest);
};

/** Looked for at the first drawing of a table, while a key may wait. */
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
