// Cuts the hours that belong to a period out of the weeks of hours that an appliance tells at once.
import { HOUR_MS, type Instant, type TimeSpan } from '../../../domain/instant.ts';
import type { EventCounts, HourlyCount } from '../../../domain/stats.ts';

export type HoursCut = Readonly<{
  hourly: readonly HourlyCount[];
  /** From the beginning of the first hour to the end of the last; undefined without any hour. */
  covered: TimeSpan | undefined;
}>;

/**
 * Whole hours, each in one of two periods that follow each other: the one in which it ends. The hour that still runs is in every period
 * that reaches into it: what happens now is what people look for. The hours must be in the order of time.
 */
export const cutHours = (hourly: readonly HourlyCount[], span: TimeSpan, now: Instant): HoursCut => {
  const newest = hourly.at(-1);
  const reachesNow = newest !== undefined && newest.at + HOUR_MS > now && span.endAt > newest.at;
  const from = countEnded(hourly, span.startAt);
  const kept = hourly.slice(from, reachesNow ? undefined : countEnded(hourly, span.endAt));
  const [first] = kept;
  const last = kept.at(-1);
  return {
    hourly: kept,
    covered:
      first === undefined || last === undefined
        ? undefined
        : { startAt: first.at, endAt: Math.min(last.at + HOUR_MS, span.endAt) },
  };
};

export type CountedAs = Readonly<{ eventType: string; kind: string }>;

/** `kind` is what is counted, as people call it. */
export const countsOf = ({ hourly, covered }: HoursCut, { eventType, kind }: CountedAs): EventCounts => {
  const counts = hourly.flatMap(({ count }) => (count === undefined ? [] : [count]));
  return {
    eventType,
    period: covered && { ...covered, hours: (covered.endAt - covered.startAt) / HOUR_MS },
    counts: counts.length === 0 ? undefined : { [kind]: counts.reduce((sum, count) => sum + count, 0) },
    severities: undefined,
    hourly,
  };
};

/** How many of them have ended by then; hours need not begin on the hour. */
const countEnded = (hourly: readonly HourlyCount[], at: Instant): number => {
  let [low, high] = [0, hourly.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((hourly[middle]?.at ?? 0) + HOUR_MS <= at) low = middle + 1;
    else high = middle;
  }
  return low;
};
