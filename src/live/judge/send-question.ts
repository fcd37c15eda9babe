// Sends the facts of one question to the thread, piece by piece; a table goes over once and is then called by its number.
import type { Facts, TrafficFacts } from '../../analysis/facts.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { FlowTable } from '../../flows/flow-table.ts';
import { copyTable } from '../../flows/table/copy-table.ts';
import { packedOf } from '../../flows/table/open-table.ts';
import { buffersOf } from '../../flows/table/packed-table.ts';
import type { HowToJudge } from './judge.ts';
import type { ToJudge } from './messages.ts';

export type Post = (message: ToJudge, moved?: readonly ArrayBuffer[]) => void;

export type AskedQuestion = Readonly<{
  id: number;
  facts: readonly Facts[];
  /** Whether the facts are to be judged, or their flows marked. */
  about: 'judge' | 'mark';
  thresholds: Thresholds;
  how?: HowToJudge | undefined;
}>;

/** The table that the thread holds, and no other beside it: a second copy of a large answer is dearer than to send it again when it is wanted. */
export type Shelf = { numbers: WeakMap<FlowTable, number>; held: number | undefined; last: number };

export const emptyShelf = (): Shelf => ({ numbers: new WeakMap(), held: undefined, last: 0 });

/** So many points are taken apart in a millisecond. */
const POINTS_AT_ONCE = 4_000;

/** Pauses after each piece; nothing is broken when it is not resumed. Two must not be under way at the same time. */
export function* sendQuestion(
  post: Post,
  shelf: Shelf,
  { id, facts, about, thresholds, how }: AskedQuestion,
): Generator<undefined> {
  for (const { traffic, ...rest } of facts) {
    if (traffic === undefined) post({ kind: 'facts', id, facts: { ...rest, traffic } });
    else {
      const { table, transfers, sums: _, ...told } = traffic;
      const number = yield* shelve(post, shelf, table);
      yield* sendTransfers(post, id, transfers ?? []);
      // They may be part of a larger buffer, all of which would go over.
      const rows = told.rows.slice();
      const sent = { ...told, rows, table: number, hasTransfers: transfers !== undefined };
      post({ kind: 'facts', id, facts: { ...rest, traffic: sent } }, [rows.buffer]);
    }
    yield;
  }
  post(about === 'mark' || how === undefined ? { kind: about, id, thresholds } : { kind: about, id, thresholds, how });
}

export const dropTable = (post: Post, shelf: Shelf): void => {
  if (shelf.held !== undefined) post({ kind: 'drop-table', table: shelf.held });
  shelf.held = undefined;
};

function* shelve(post: Post, shelf: Shelf, table: FlowTable): Generator<undefined, number> {
  const known = shelf.numbers.get(table);
  if (known !== undefined && shelf.held === known) return known;
  // Before the next one is copied: it goes as soon as the questions about it are answered.
  dropTable(post, shelf);
  const packed = yield* copyTable(packedOf(table));
  shelf.last += 1;
  const number = shelf.last;
  post({ kind: 'table', table: number, packed }, buffersOf(packed));
  shelf.numbers.set(table, number);
  shelf.held = number;
  return number;
}

function* sendTransfers(post: Post, id: number, points: NonNullable<TrafficFacts['transfers']>): Generator<undefined> {
  for (let from = 0; from < points.length; from += POINTS_AT_ONCE) {
    post({ kind: 'transfers', id, points: points.slice(from, from + POINTS_AT_ONCE) });
    yield;
  }
}
