// The rates of the intervals in which volumes are told, over the longest period that is known: a course beside the figures of the window.
import { courseOf, courseStepMs, isWorthRating, stepName } from '../../analysis/bandwidth/course.ts';
import { shortestFirst } from '../../analysis/counts/periods.ts';
import type { PeriodFacts } from '../../analysis/facts.ts';
import { periodName } from '../../domain/window.ts';

export type RateCourse = Readonly<{
  /** Of an interval, usually. */
  stepMs: number;
  step: 'hour' | 'day' | 'interval';
  /** Of the period, such as `7d`. */
  period: string;
  /** Mbps, the oldest first. */
  values: readonly (number | undefined)[];
  mostMbps: number | undefined;
}>;

/** Undefined where volumes are told of whole periods only. */
export const rateCourse = (periods: readonly PeriodFacts[]): RateCourse | undefined => {
  const longest = shortestFirst(periods).findLast(({ bandwidth }) => bandwidth?.course !== undefined);
  const course = longest && courseOf(longest.bandwidth, longest);
  if (longest === undefined || course === undefined) return undefined;
  const stepMs = courseStepMs(periods) ?? 0;
  const values = course.filter((one) => isWorthRating(one, stepMs)).map(({ mbps }) => mbps);
  const known = values.filter((mbps) => mbps !== undefined);
  return {
    stepMs,
    step: stepName(stepMs),
    period: periodName(longest.hours),
    values,
    mostMbps: known.toSorted((a, b) => a - b).at(-1),
  };
};
