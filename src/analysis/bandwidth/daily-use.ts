// The 95th percentile of the use of a link, day by day, over the last 30 days.
import { DAY_MS, HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { CapacityFacts } from '../facts.ts';
import { quantile } from '../figures/quantile.ts';

export type DailyUse = Readonly<{
  /** When these 24 hours began. */
  at: Instant;
  p95Mbps: number;
  /** How many of the 24 were reported. */
  hours: number;
}>;

export type HourOfUse = Readonly<{ at: Instant; mbps: number }>;

export const MOST_DAYS = 30;
const HEAVY = 0.95;
/** A day with fewer hours may have lost its busy ones. */
const FEWEST_HOURS = 12;

/** The hours that are known, of the last 30 days, in the order of time. */
export const knownHours = (hourly: CapacityFacts['hourly']): readonly HourOfUse[] => {
  const hours = hourly
    .flatMap(({ at, mbps }) => (mbps !== undefined && mbps >= 0 && isFiniteBoth(at, mbps) ? [{ at, mbps }] : []))
    .sort((a, b) => a.at - b.at || a.mbps - b.mbps);
  const lastAt = hours.at(-1)?.at ?? 0;
  return hours.filter(({ at }) => lastAt - at < MOST_DAYS * DAY_MS);
};

const isFiniteBoth = (a: number, b: number): boolean => Number.isFinite(a) && Number.isFinite(b);

/** Days of 24 hours counted back from the last hour: each holds every hour of the day, the latest too. Oldest first; days that lack hours are left out. */
export const dailyUse = (hours: readonly HourOfUse[], stepMs: number = HOUR_MS): readonly DailyUse[] => {
  const lastAt = hours.at(-1)?.at ?? 0;
  const endAt = lastAt + stepMs;
  return [...Map.groupBy(hours, ({ at }) => Math.floor((lastAt - at) / DAY_MS))]
    .sort(([a], [b]) => b - a)
    .flatMap(([daysAgo, ofDay]) => {
      const p95Mbps = quantile(
        ofDay.map(({ mbps }) => mbps),
        HEAVY,
      );
      const toldHours = (ofDay.length * stepMs) / HOUR_MS;
      return p95Mbps === undefined || toldHours < FEWEST_HOURS
        ? []
        : [{ at: endAt - (daysAgo + 1) * DAY_MS, p95Mbps, hours: toldHours }];
    });
};
