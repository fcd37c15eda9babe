// Remembers the background events of whole days, so that a month of them is told again without making them again.
import { DAY_MS, type TimeSpan } from '../../domain/instant.ts';
import { joined } from '../by-time.ts';
import type { SecurityEvent } from '../model.ts';
import { daysIn } from '../slots.ts';

/** About 40 MB; a year of the default world is a third of it. */
const EVENTS_KEPT = 250_000;

type Events = readonly SecurityEvent[];

/** `makeEvents` is asked for whole days (UTC) only, and must tell their events in the order of their time. */
export const createEventDays = (makeEvents: (span: TimeSpan) => Events): ((span: TimeSpan) => Events) => {
  const days = new Map<number, Events>();
  let keptCount = 0;

  const eventsOf = (day: number): Events => {
    const known = days.get(day);
    if (known !== undefined) return known;
    const made = makeEvents({ startAt: day * DAY_MS, endAt: (day + 1) * DAY_MS });
    days.set(day, made);
    keptCount += made.length;
    for (const [oldest, events] of days) {
      if (keptCount <= EVENTS_KEPT || oldest === day) break;
      days.delete(oldest);
      keptCount -= events.length;
    }
    return made;
  };

  return (span) => joined(daysIn(span).map((day) => cut(eventsOf(day), day, span)));
};

/** Days inside the span are told as they are. */
const cut = (events: Events, day: number, span: TimeSpan): Events =>
  day * DAY_MS >= span.startAt && (day + 1) * DAY_MS <= span.endAt
    ? events
    : events.filter((event) => event.at >= span.startAt && event.at < span.endAt);
