// What went through interval by interval, where an appliance tells volumes of a day or so: the rate of each by its own length.
import { mbpsOf } from '../../domain/amounts.ts';
import { DAY_MS, HOUR_MS, type TimeSpan } from '../../domain/instant.ts';
import type { BandwidthStats } from '../../domain/stats.ts';
import { shortestFirst } from '../counts/periods.ts';
import type { PeriodFacts } from '../facts.ts';
import { type Amount, known } from '../figures/known.ts';
import { byMost } from '../figures/ordering.ts';
import { median } from '../figures/quantile.ts';

export type CourseInterval = TimeSpan & Readonly<{ bytes: Amount; mbps: Amount }>;

/** A year of hours: beyond it somebody sent nonsense, of which the end is as good as anything. */
const MOST_INTERVALS = 8_784;

/** Undefined where volumes are told of the whole period only. */
export const courseOf = (
  stats: BandwidthStats | undefined,
  { endAt }: Pick<TimeSpan, 'endAt'>,
): readonly CourseInterval[] | undefined => {
  const points = stats?.course
    ?.filter(({ at }) => Number.isFinite(at))
    .toSorted((a, b) => a.at - b.at || byMost(a.bytes, b.bytes))
    .slice(-MOST_INTERVALS);
  return points?.flatMap(({ at, bytes }, index) => {
    const until = points[index + 1]?.at ?? endAt;
    const amount = known(bytes);
    const mbps = amount === undefined || until <= at ? undefined : known(mbpsOf(amount, until - at));
    return until <= at ? [] : [{ startAt: at, endAt: until, bytes: amount, mbps }];
  });
};

/** So many hours of a period are told: all of it where nobody tells intervals. */
export const hoursOfCourse = ({ bandwidth, endAt, hours }: PeriodFacts): number => {
  const told = (courseOf(bandwidth, { endAt }) ?? []).filter(({ bytes }) => bytes !== undefined);
  return told.length === 0 ? hours : told.reduce((sum, one) => sum + one.endAt - one.startAt, 0) / HOUR_MS;
};

/**
 * How long an interval usually is, by the longest of the periods: those at its edges are cut where the period begins and ends.
 * Undefined where nobody tells intervals.
 */
export const courseStepMs = (periods: readonly PeriodFacts[]): number | undefined => {
  const longest = shortestFirst(periods).findLast(({ bandwidth }) => bandwidth?.course !== undefined);
  const lengths = (longest && courseOf(longest.bandwidth, longest))?.map(({ startAt, endAt }) => endAt - startAt) ?? [];
  return lengths.length > 2 ? median(lengths.slice(1, -1)) : lengths.toSorted((a, b) => a - b).at(-1);
};

/** One that still runs may tell the volume of all that it will be: drawn beside the others, it would be their peak. */
export const isWorthRating = ({ startAt, endAt }: TimeSpan, stepMs: number): boolean => endAt - startAt >= stepMs / 2;

/** Of one that is cut short by an hour or two, too. */
export const stepName = (stepMs: number): 'hour' | 'day' | 'interval' => {
  if (isAbout(stepMs, HOUR_MS)) return 'hour';
  return isAbout(stepMs, DAY_MS) ? 'day' : 'interval';
};

const NEAR = 0.15;

const isAbout = (ms: number, unitMs: number): boolean => Math.abs(ms - unitMs) <= NEAR * unitMs;
