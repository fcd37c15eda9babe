// SEC-TOTAL, and the same for connections and notices: all events of one type in one period.
import type { EventCounts } from '../../domain/stats.ts';
import { type Amount, sumKnown } from '../figures/known.ts';

export type EventTotal = Readonly<{ events: Amount }>;

/** Counts that are reported and empty are none, not unknown. */
export const totalEvents = (events: EventCounts | undefined): EventTotal => {
  const counts = Object.values(events?.counts ?? {});
  return { events: events?.counts !== undefined && counts.length === 0 ? 0 : sumKnown(counts) };
};
