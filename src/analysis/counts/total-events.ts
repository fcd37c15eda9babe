// SEC-TOTAL, and the same for connections and notices: all events of one type in one period.
import type { EventCounts } from '../../domain/stats.ts';
import { type Amount, sumKnown } from '../figures/known.ts';

export type EventTotal = Readonly<{ events: Amount }>;

/** Counts that are reported and empty are none, not unknown; where no kinds are counted, the hours add up to it. */
export const totalEvents = (events: EventCounts | undefined): EventTotal => {
  if (events?.counts === undefined) return { events: sumKnown((events?.hourly ?? []).map(({ count }) => count)) };
  const counts = Object.values(events.counts);
  return { events: counts.length === 0 ? 0 : sumKnown(counts) };
};
