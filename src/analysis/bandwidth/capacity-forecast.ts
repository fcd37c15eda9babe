// Where the daily use of a link is going, by a robust line, and when that line reaches a target.
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import type { TrendDirection } from '../counts/rate-trend.ts';
import { type Amount, known } from '../figures/known.ts';
import { median } from '../figures/quantile.ts';
import { type LinePoint, type RobustSlope, robustSlope } from '../figures/theil-sen.ts';
import type { DailyUse } from './daily-use.ts';

export type CapacityForecast = Readonly<{
  slopeMbpsPerDay: Amount;
  slopeLowMbpsPerDay: Amount;
  slopeHighMbpsPerDay: Amount;
  /** `stable` is "no trend": the range of the slope includes none. Unknown with too few days. */
  direction: TrendDirection | undefined;
  /** Whether the line, or without a trend the middle of the days, is at the target already. */
  isReached: boolean | undefined;
  /** Only where the use grows and the target lies ahead; no day beyond ten years from the last is told. */
  reachesAt: Instant | undefined;
  reachesFirstAt: Instant | undefined;
  reachesLastAt: Instant | undefined;
}>;

/** Fewer cannot tell a trend from a week's rhythm. */
export const FEWEST_DAYS = 7;
const FARTHEST_DAYS = 3_650;

const UNKNOWN_FORECAST: CapacityForecast = {
  slopeMbpsPerDay: undefined,
  slopeLowMbpsPerDay: undefined,
  slopeHighMbpsPerDay: undefined,
  direction: undefined,
  isReached: undefined,
  reachesAt: undefined,
  reachesFirstAt: undefined,
  reachesLastAt: undefined,
};

export const forecastUse = (days: readonly DailyUse[], targetMbps: Amount): CapacityForecast => {
  const [first] = days;
  if (first === undefined || days.length < FEWEST_DAYS) return UNKNOWN_FORECAST;
  const points = days.map(({ at, p95Mbps }) => ({ x: (at - first.at) / DAY_MS, y: p95Mbps }));
  const line = robustSlope(points);
  if (line === undefined) return UNKNOWN_FORECAST;
  const direction = directionOf(line);
  const level = direction === 'stable' ? median(points.map(({ y }) => y)) : levelAtEnd(points, line.slope);
  const isReached = targetMbps === undefined || level === undefined ? undefined : level >= targetMbps;
  const isAhead = direction === 'increasing' && targetMbps !== undefined && isReached === false;
  const dayOf = (slope: number): Instant | undefined =>
    isAhead ? reachDay(points, slope, targetMbps, first.at) : undefined;
  return {
    slopeMbpsPerDay: known(line.slope),
    slopeLowMbpsPerDay: known(line.low),
    slopeHighMbpsPerDay: known(line.high),
    direction,
    isReached,
    reachesAt: dayOf(line.slope),
    // A steeper line through the same days reaches the target sooner.
    reachesFirstAt: dayOf(line.high),
    reachesLastAt: dayOf(line.low),
  };
};

const directionOf = ({ low, high }: RobustSlope): TrendDirection => {
  if (low > 0) return 'increasing';
  return high < 0 ? 'decreasing' : 'stable';
};

const lastX = (points: readonly LinePoint[]): number => points.at(-1)?.x ?? 0;

/** Half of the points lie above the line, half below. */
const levelAtEnd = (points: readonly LinePoint[], slope: number): Amount =>
  known(median(points.map(({ x, y }) => y + slope * (lastX(points) - x))));

const reachDay = (
  points: readonly LinePoint[],
  slope: number,
  targetMbps: number,
  firstAt: Instant,
): Instant | undefined => {
  const level = levelAtEnd(points, slope);
  const daysAhead = level === undefined ? undefined : known(Math.max(0, (targetMbps - level) / slope));
  return daysAhead === undefined || daysAhead > FARTHEST_DAYS
    ? undefined
    : firstAt + Math.round((lastX(points) + daysAhead) * DAY_MS);
};
