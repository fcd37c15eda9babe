// BW-CAPACITY: how full the link is, and when it will be too full.
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { CapacityFacts } from '../facts.ts';
import { type Amount, known, ratioOf } from '../figures/known.ts';
import { quantile } from '../figures/quantile.ts';
import { type CapacityForecast, FEWEST_DAYS, forecastUse } from './capacity-forecast.ts';
import { type DailyUse, dailyUse, type HourOfUse, knownHours } from './daily-use.ts';

export type BandwidthCapacity = Readonly<
  {
    linkCapacityMbps: Amount;
    targetPercent: number;
    targetMbps: Amount;
    medianMbps: Amount;
    p95Mbps: Amount;
    peakMbps: Amount;
    peakAt: Instant | undefined;
    /** Of the capacity; above 100 where more was measured than the profile says the link can carry. */
    medianUsePercent: Amount;
    p95UsePercent: Amount;
    peakUsePercent: Amount;
    /** What the capacity leaves above the 95th percentile; negative where it leaves nothing. */
    headroomMbps: Amount;
    headroomPercent: Amount;
    hours: number;
    /** How many days the trend rests on, and how many it takes. */
    dayCount: number;
    neededDayCount: number;
    /** Why there is no forecast. */
    unknownBecause: 'no capacity' | 'too few days' | undefined;
    daily: readonly DailyUse[];
  } & CapacityForecast
>;

export const bandwidthCapacity = (capacity: CapacityFacts | undefined, thresholds: Thresholds): BandwidthCapacity => {
  const linkCapacityMbps = positive(capacity?.linkCapacityMbps);
  const targetPercent = thresholds.bw_capacity_percent;
  const targetMbps = percentOf(linkCapacityMbps, targetPercent);
  const stepMs = capacity?.stepMs ?? HOUR_MS;
  const hours = knownHours(capacity?.hourly ?? []);
  const daily = dailyUse(hours, stepMs);
  return {
    linkCapacityMbps,
    targetPercent,
    targetMbps,
    ...useOf(hours, linkCapacityMbps),
    hours: (hours.length * stepMs) / HOUR_MS,
    dayCount: daily.length,
    neededDayCount: FEWEST_DAYS,
    unknownBecause: reasonOf(linkCapacityMbps, daily),
    daily,
    ...forecastUse(daily, targetMbps),
  };
};

const positive = (amount: Amount): Amount => (amount !== undefined && amount > 0 ? known(amount) : undefined);

const percentOf = (amount: Amount, percent: number): Amount =>
  amount === undefined ? undefined : known((amount * percent) / 100);

const reasonOf = (linkCapacityMbps: Amount, daily: readonly DailyUse[]): BandwidthCapacity['unknownBecause'] => {
  if (linkCapacityMbps === undefined) return 'no capacity';
  return daily.length < FEWEST_DAYS ? 'too few days' : undefined;
};

const useOf = (hours: readonly HourOfUse[], linkCapacityMbps: Amount) => {
  const rates = hours.map(({ mbps }) => mbps);
  const medianMbps = quantile(rates, 0.5);
  const p95Mbps = quantile(rates, 0.95);
  const peak = hours.reduce<HourOfUse | undefined>(
    (best, one) => (one.mbps > (best?.mbps ?? -1) ? one : best),
    undefined,
  );
  const headroomMbps = linkCapacityMbps === undefined || p95Mbps === undefined ? undefined : linkCapacityMbps - p95Mbps;
  return {
    medianMbps,
    p95Mbps,
    peakMbps: peak?.mbps,
    peakAt: peak?.at,
    medianUsePercent: usePercent(medianMbps, linkCapacityMbps),
    p95UsePercent: usePercent(p95Mbps, linkCapacityMbps),
    peakUsePercent: usePercent(peak?.mbps, linkCapacityMbps),
    headroomMbps: known(headroomMbps),
    headroomPercent: usePercent(headroomMbps, linkCapacityMbps),
  };
};

const usePercent = (mbps: Amount, linkCapacityMbps: Amount): Amount =>
  mbps === undefined ? undefined : ratioOf(mbps * 100, linkCapacityMbps);
