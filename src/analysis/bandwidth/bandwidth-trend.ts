// BW-TREND: the rate of each period against the next longer one.
import type { Thresholds } from '../../domain/thresholds.ts';
import { periodName } from '../../domain/window.ts';
import { shortestFirst } from '../counts/periods.ts';
import { rateTrend, type TrendDirection } from '../counts/rate-trend.ts';
import type { PeriodFacts } from '../facts.ts';
import type { Amount } from '../figures/known.ts';
import { totalMbOf } from './bandwidth-now.ts';

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
  return { trends: sorted.slice(1).flatMap((long, index) => trendsOf(sorted[index], long, thresholds)) };
};

const trendsOf = (recent: PeriodFacts | undefined, long: PeriodFacts, thresholds: Thresholds): BandwidthTrend[] => {
  if (recent === undefined) return [];
  const side = ({ bandwidth, hours }: PeriodFacts) => ({ amount: totalMbOf(bandwidth), hours });
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
