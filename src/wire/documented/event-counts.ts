// Statistics of one event type: counts under open names, severities, and a line by the hour.
import type { EventCounts, HourlyCount } from '../../domain/stats.ts';
import type { Elements } from '../json-pattern.ts';
import { addUnder, number, required, text } from '../leaf.ts';
import { present, record } from '../record.ts';
import { field, object, part, readList, readMap } from '../shape.ts';
import { instantIn } from './wire-time.ts';

const amount = field(number);
/** Documented as texts; an appliance that sends numbers instead is taken to mean seconds, as in the plain statistics. */
const readInstant = instantIn('seconds');
const instant = field(readInstant);

const hourlyCount = record<HourlyCount>({
  at: ['hour', required(readInstant, 'the time of an hour')],
  count: ['count', number],
});

export const EVENT_ELEMENTS: Elements = { 'event_counts.*': number, 'hourly_distribution[]': present(hourlyCount) };

const period = part({ start: instant, end: instant, hours: amount }, (wire) => ({
  startAt: wire.start,
  endAt: wire.end,
  hours: wire.hours,
}));

const severities = part({ critical: amount, high: amount, medium: amount, low: amount }, (wire) => ({
  critical: wire.critical,
  high: wire.high,
  medium: wire.medium,
  low: wire.low,
}));

const sumByName = (counts: readonly (readonly [string, number])[]): Readonly<Record<string, number>> => {
  const sums = new Map<string, number>();
  for (const [key, count] of counts) addUnder(sums, key, count);
  return Object.fromEntries(sums);
};

export const eventCounts = object(
  {
    eventtype: field(text),
    time_range: period,
    event_counts: readMap<number>(),
    severity_breakdown: severities,
    hourly_distribution: readList<HourlyCount>(),
  },
  (wire): EventCounts => ({
    eventType: wire.eventtype,
    period: wire.time_range,
    counts: wire.event_counts && sumByName(wire.event_counts),
    severities: wire.severity_breakdown,
    hourly: wire.hourly_distribution,
  }),
);
