// The window of time in which a source reached the most different members: hosts on a port, or ports of a host.
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import type { FlowTable } from '../../flows/flow-table.ts';

export type WidestWindow = Readonly<{
  count: number;
  startAt: Instant;
  endAt: Instant;
  /** Of the flows in it that have a member. */
  rows: readonly number[];
  /** Days, counted back from the end of the data from 0, on which the limit was reached. */
  days: ReadonlySet<number>;
}>;

export type WindowLimits = Readonly<{ windowMs: number; least: number; endAt: Instant }>;

/** `rows` in the order of their start. A member below 0 is left out. Undefined where the limit is never reached. */
export const findWidestWindow = (
  table: FlowTable,
  rows: readonly number[],
  memberOf: (row: number) => number,
  { windowMs, least, endAt }: WindowLimits,
): WidestWindow | undefined => {
  const own = rows.filter((row) => memberOf(row) >= 0);
  if (own.length < least || least <= 0) return undefined;
  const atOf = (index: number): Instant => table.startAt[own[index] ?? 0] ?? 0;
  const counts = new Map<number, number>();
  const days = new Set<number>();
  let from = 0;
  let best = { count: 0, from: 0, to: 0 };
  for (let to = 0; to < own.length; to += 1) {
    const member = memberOf(own[to] ?? 0);
    counts.set(member, (counts.get(member) ?? 0) + 1);
    while (atOf(to) - atOf(from) > windowMs) {
      forget(counts, memberOf(own[from] ?? 0));
      from += 1;
    }
    if (counts.size < least) continue;
    days.add(Math.floor((endAt - atOf(to)) / DAY_MS));
    if (counts.size > best.count) best = { count: counts.size, from, to };
  }
  if (best.count < least) return undefined;
  const { count } = best;
  return { count, startAt: atOf(best.from), endAt: atOf(best.to), rows: own.slice(best.from, best.to + 1), days };
};

const forget = (counts: Map<number, number>, member: number): void => {
  const count = (counts.get(member) ?? 0) - 1;
  if (count > 0) counts.set(member, count);
  else counts.delete(member);
};
