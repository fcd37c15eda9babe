// Whether a rise is the one of this time of day: the same hours of earlier days of the same kind, in the hourly series of a look.
import { DAY_MS, HOUR_MS, type Instant, type TimeSpan } from '../../domain/instant.ts';
import type { WatchedSeries } from '../facts.ts';
import { type Amount, amountOf, ratioOf } from '../figures/known.ts';
import { median } from '../figures/quantile.ts';
import { type Calendar, createCalendar } from '../series/calendar.ts';
import { dayStartOf } from '../series/day-start.ts';
import { bytesIn, COUNTS, type Transform } from '../series/transform.ts';
import { hoursBetween } from './periods.ts';

/** Both in the unit of the amounts that rose, over the recent period. */
export type UsualRise = Readonly<{ median: number; most: number; dayCount: number }>;

type Side = Readonly<{ hours: number; amount: Amount }>;

export type Rise = Readonly<{
  /** Of what rose, by the hour; undefined where it was not asked for. */
  series: WatchedSeries | undefined;
  endAt: Instant;
  /** What rose. */
  recent: Side;
  /** The longest period that ends at the same time. */
  long: Side;
}>;

/** A window over the edge of a weekend comes once a week, four times in a month of history. */
const FEWEST_DAYS = 3;
/** So many deviations above the median of those days are still usual. */
const WIDTH = 3;
/** Makes the median absolute deviation of a normal distribution its standard deviation. */
const MAD_TO_DEVIATION = 1.4826;
/** Days may agree by chance: counts then differ by their square root, and bytes by a fifth where four days are known, by a tenth of 16. */
const LEAST_COUNT_SCALE = 1;
const LEAST_BYTE_SCALE = 0.4;
/** The series may lack the hour that still runs. */
const LEAST_KNOWN = 0.95;

/** What makes a finding of a rise no more than a remark. */
export const tellUsual = (
  { median: usual, most, dayCount }: UsualRise,
  write: (amount: number) => string,
): Readonly<{ evidence: string; action: string }> => ({
  evidence:
    ` Usual for this time of day: ${write(usual)} at the same hours of ${dayCount} days before, and up to ${write(most)} ` +
    'is no more than they differ by.',
  action: 'Nothing needs to be done while the rise keeps to this time of day.',
});

/** Undefined where more came than at this time on days before, and where nobody can tell. */
export const usualRise = ({ series, endAt, recent, long }: Rise): UsualRise | undefined => {
  const factor = series && ratioOf(long.amount, amountIn(series, spanBefore(endAt, long.hours)));
  const came = ratioOf(recent.amount, factor);
  if (series === undefined || factor === undefined || came === undefined) return undefined;
  const before = sameHoursBefore(series, spanBefore(endAt, recent.hours));
  const usual = median(before);
  if (usual === undefined || before.length < FEWEST_DAYS) return undefined;
  const most = mostUsual(before, usual, series.unit);
  return came > most ? undefined : { median: usual * factor, most: most * factor, dayCount: before.length };
};

const spanBefore = (endAt: Instant, hours: number): TimeSpan => ({ startAt: endAt - hours * HOUR_MS, endAt });

/** Hours at the edges of the span count by the part of them that lies in it. */
const amountIn = ({ points, stepMs }: WatchedSeries, { startAt, endAt }: TimeSpan): Amount => {
  let amount = 0;
  let knownMs = 0;
  for (const { at, value } of points) {
    const insideMs = Math.min(endAt, at + stepMs) - Math.max(startAt, at);
    const known = insideMs > 0 ? amountOf(value) : undefined;
    if (known === undefined) continue;
    amount += (known * insideMs) / stepMs;
    knownMs += insideMs;
  }
  return knownMs >= LEAST_KNOWN * (endAt - startAt) ? (amount * (endAt - startAt)) / knownMs : undefined;
};

/** Days of which a single hour is of another kind, a workday's for a weekend's, are no measure. */
const sameHoursBefore = (series: WatchedSeries, span: TimeSpan): readonly number[] => {
  const firstAt = series.points[0]?.at ?? span.startAt;
  const calendar = calendarOf(series);
  const fewest = Math.max(1, Math.ceil((span.endAt - span.startAt) / DAY_MS));
  const most = Math.floor((span.startAt - firstAt) / DAY_MS);
  const amounts: number[] = [];
  for (let days = fewest; days <= most; days += 1) {
    const before = { startAt: span.startAt - days * DAY_MS, endAt: span.endAt - days * DAY_MS };
    const amount = isSameKind(calendar, span, days) ? amountIn(series, before) : undefined;
    if (amount !== undefined) amounts.push(amount);
  }
  return amounts;
};

const isSameKind = (calendar: Calendar, span: TimeSpan, days: number): boolean =>
  Array.from({ length: Math.ceil(hoursBetween(span.startAt, span.endAt)) }, (_, hour) => span.startAt + hour * HOUR_MS)
    .concat(span.endAt - 1)
    .every((at) => calendar.dayKindOf(at) === calendar.dayKindOf(at - days * DAY_MS));

/** Days that begin where the series is quietest: its weekend need not be that of UTC. */
const calendarOf = ({ points, stepMs }: WatchedSeries): Calendar => {
  const calendar = createCalendar(HOUR_MS);
  // Of whole days nobody can tell when they are quiet.
  if (stepMs >= DAY_MS) return calendar;
  const slots = Array.from({ length: calendar.slotCount }, (): number[] => []);
  for (const { at, value } of points) {
    const known = amountOf(value);
    if (known !== undefined) slots[calendar.slotOf(at)]?.push(known);
  }
  calendar.startDaysAt(
    dayStartOf(
      slots.map((values) => median(values) ?? 0),
      0,
    ),
  );
  return calendar;
};

const mostUsual = (amounts: readonly number[], usual: number, unit: WatchedSeries['unit']): number => {
  const { forth, back } = transformOf(usual, unit);
  const centre = forth(usual);
  const apart = median(amounts.map((amount) => Math.abs(forth(amount) - centre))) ?? 0;
  const least = unit === 'count' ? LEAST_COUNT_SCALE : LEAST_BYTE_SCALE / Math.sqrt(amounts.length);
  return back(centre + WIDTH * Math.max(MAD_TO_DEVIATION * apart, least));
};

/** Amounts of bytes are compared by their ratio. */
const transformOf = (usual: number, unit: WatchedSeries['unit']): Transform =>
  unit === 'count' ? COUNTS : bytesIn(Math.max(1, usual / 1_000));
