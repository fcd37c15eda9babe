// SEC-TREND, and the same for connections and notices: events per hour in the shortest period against the longest.
import type { EventCounts } from '../../domain/stats.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import { periodName } from '../../domain/window.ts';
import type { PeriodFacts } from '../facts.ts';
import { hoursTold, shortestFirst } from './periods.ts';
import { type RateTrend, rateTrend } from './rate-trend.ts';
import { totalEvents } from './total-events.ts';

export type EventTrend = Readonly<{ recentPeriod: string | undefined; longPeriod: string | undefined } & RateTrend>;

export const securityTrend = (periods: readonly PeriodFacts[], thresholds: Thresholds): EventTrend =>
  eventTrend(periods, ({ security }) => security, thresholds);

export const connectionTrend = (periods: readonly PeriodFacts[], thresholds: Thresholds): EventTrend =>
  eventTrend(periods, ({ connections }) => connections, thresholds);

export const noticeTrend = (periods: readonly PeriodFacts[], thresholds: Thresholds): EventTrend =>
  eventTrend(periods, ({ notices }) => notices, thresholds);

const UNKNOWN_TREND: EventTrend = {
  recentPeriod: undefined,
  longPeriod: undefined,
  recentPerHour: undefined,
  longPerHour: undefined,
  changePercent: undefined,
  direction: undefined,
};

const eventTrend = (
  periods: readonly PeriodFacts[],
  eventsOf: (period: PeriodFacts) => EventCounts | undefined,
  thresholds: Thresholds,
): EventTrend => {
  const sorted = shortestFirst(periods);
  const [shortest] = sorted;
  const longest = sorted.at(-1);
  if (shortest === undefined || longest === undefined || shortest.hours === longest.hours) return UNKNOWN_TREND;
  const side = (period: PeriodFacts) => {
    const events = eventsOf(period);
    return { amount: totalEvents(events).events, hours: hoursTold(events?.period, period.hours) };
  };
  return {
    recentPeriod: periodName(shortest.hours),
    longPeriod: periodName(longest.hours),
    ...rateTrend(side(shortest), side(longest), thresholds.sec_trend_percent),
  };
};
