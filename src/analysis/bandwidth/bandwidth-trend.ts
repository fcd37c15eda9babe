// BW-TREND: the rate of each period against the next longer one.
import { HOUR_MS } from '../../domain/instant.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import { periodName } from '../../domain/window.ts';
import { shortestFirst } from '../counts/periods.ts';
import { rateTrend, type TrendDirection } from '../counts/rate-trend.ts';
import type { PeriodFacts } from '../facts.ts';
import type { Amount } from '../figures/known.ts';
import { totalMbOf } from './bandwidth-now.ts';
import { courseStepMs, hoursOfCourse } from './course.ts';

export type BandwidthTrend = Readonly<{
  recentPeriod: string;
  longPeriod: string;
  recentPerHourMb: Amount;
  longPerHourMb: Amount;
  changePercent: Amount;
  direction: TrendDirection | undefined;
}>;

/** One per pair of neighbours, the shortest first; a pair of which one side is unknown keeps its row without a trend. */
export type BandwidthTrends = Readonly<{ trends: readonly BandwidthTrend[] }>;

export const bandwidthTrends = (periods: readonly PeriodFacts[], thresholds: Thresholds): BandwidthTrends => {
  const sorted = shortestFirst(periods);
  const stepMs = courseStepMs(periods);
  return {
    trends: sorted.slice(1).flatMap((long, index) => trendsOf(sorted[index], long, { thresholds, stepMs })),
  };
};

/** An hour cut out of the volume of a day goes on as the day did. */
const NEARLY = 0.9;

/** Whether what is told is too coarse for a period. */
export const isFinerThanTold = ({ hours }: Pick<PeriodFacts, 'hours'>, stepMs: number | undefined): boolean =>
  stepMs !== undefined && hours * HOUR_MS < NEARLY * stepMs;

type Given = Readonly<{ thresholds: Thresholds; stepMs: number | undefined }>;

const trendsOf = (
  recent: PeriodFacts | undefined,
  long: PeriodFacts,
  { thresholds, stepMs }: Given,
): BandwidthTrend[] => {
  if (recent === undefined) return [];
  const side = (period: PeriodFacts) => ({
    amount: isFinerThanTold(period, stepMs) ? undefined : totalMbOf(period.bandwidth),
    hours: hoursOfCourse(period),
  });
  const { recentPerHour, longPerHour, ...trend } = rateTrend(side(recent), side(long), thresholds.bw_trend_percent);
  return [
    {
      recentPeriod: periodName(recent.hours),
      longPeriod: periodName(long.hours),
      recentPerHourMb: recentPerHour,
      longPerHourMb: longPerHour,
      ...trend,
    },
  ];
};
