// SEC-HOURLY, and the same for connections and notices: events by the hour, with a gap for each hour that was not reported.
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { EventCounts, HourlyCount } from '../../domain/stats.ts';
import { type Amount, known, ratioOf, sumKnown } from '../figures/known.ts';
import { hoursBetween } from './periods.ts';

export type HourPoint = Readonly<{ at: Instant; events: Amount }>;

export type HourlyEvents = Readonly<{
  hourly: readonly HourPoint[] | undefined;
  peakEvents: Amount;
  peakAt: Instant | undefined;
  /** Over the hours that were reported. */
  averagePerHour: Amount;
  gapCount: number | undefined;
}>;

/** A year. Beyond it somebody sent nonsense, and nothing is filled in. */
const MOST_HOURS = 8_784;

export const hourlyEvents = (events: EventCounts | undefined): HourlyEvents => {
  // Of nonsense, the end is as good as anything.
  const told = events?.hourly && mergedByTime(events.hourly).slice(-MOST_HOURS);
  if (told === undefined) {
    return {
      hourly: undefined,
      peakEvents: undefined,
      peakAt: undefined,
      averagePerHour: undefined,
      gapCount: undefined,
    };
  }
  const hourly = filled(told, events?.period?.startAt, events?.period?.endAt);
  const counts = told.map((hour) => hour.events).filter((count) => count !== undefined);
  const peak = told.reduce<HourPoint | undefined>(
    (best, hour) => (hour.events !== undefined && hour.events > (best?.events ?? -Infinity) ? hour : best),
    undefined,
  );
  return {
    hourly,
    peakEvents: peak?.events,
    peakAt: peak?.at,
    averagePerHour: ratioOf(sumKnown(counts), counts.length),
    gapCount: hourly.filter((hour) => hour.events === undefined).length,
  };
};

/** The same hour told twice holds both, so that the hours add up to what was sent. */
const mergedByTime = (hourly: readonly HourlyCount[]): readonly HourPoint[] => {
  const groups = Map.groupBy(
    hourly.filter(({ at }) => Number.isFinite(at)),
    ({ at }) => at,
  );
  return [...groups]
    .map(([at, same]) => ({ at, events: sumKnown(same.map(({ count }) => count)) }))
    .sort((a, b) => a.at - b.at);
};

/** From the start of the period to its end where those are told, whole hours only. Hours need not begin on the hour, so steps are counted, not instants. */
const filled = (
  told: readonly HourPoint[],
  startAt: Instant | undefined,
  endAt: Instant | undefined,
): readonly HourPoint[] => {
  const [first] = told;
  const last = told.at(-1);
  if (first === undefined || last === undefined) return told;
  const from = Math.min(first.at, known(startAt) ?? first.at);
  const to = Math.max(last.at + HOUR_MS, known(endAt) ?? 0);
  if (hoursBetween(from, to) > MOST_HOURS) return told;
  const before = gaps(first.at, -Math.floor(hoursBetween(from, first.at)), -1);
  const after = gaps(last.at, 1, Math.floor(hoursBetween(last.at, to)) - 1);
  return [...before, ...told.flatMap((hour, index) => [...gapsBefore(hour, told[index - 1]), hour]), ...after];
};

const gapsBefore = (hour: HourPoint, previous: HourPoint | undefined): readonly HourPoint[] =>
  previous === undefined ? [] : gaps(previous.at, 1, Math.round(hoursBetween(previous.at, hour.at)) - 1);

const gaps = (anchor: Instant, first: number, last: number): readonly HourPoint[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => ({
    at: anchor + (first + index) * HOUR_MS,
    events: undefined,
  }));
