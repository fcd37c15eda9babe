// The grid of time on which traffic is planned: clock hours of twelve five-minute slots, in UTC.
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, type TimeSpan } from '../domain/instant.ts';

export const SLOT_MS = 5 * MINUTE_MS;
export const SLOTS_PER_HOUR = HOUR_MS / SLOT_MS;

/** Days since 1970. */
export const dayOf = (at: Instant): number => Math.floor(at / DAY_MS);

/** Hours since 1970. */
export const hourOf = (at: Instant): number => Math.floor(at / HOUR_MS);

/** Slots since 1970. */
export const slotOf = (at: Instant): number => Math.floor(at / SLOT_MS);

/** Those of which the span holds any part, in order. */
export const daysIn = (span: TimeSpan): readonly number[] => placesIn(span, dayOf);
export const hoursIn = (span: TimeSpan): readonly number[] => placesIn(span, hourOf);

const placesIn = ({ startAt, endAt }: TimeSpan, placeOf: (at: Instant) => number): readonly number[] => {
  const first = placeOf(startAt);
  const count = endAt <= startAt ? 0 : placeOf(endAt - 1) - first + 1;
  return Array.from({ length: count }, (_, index) => first + index);
};
