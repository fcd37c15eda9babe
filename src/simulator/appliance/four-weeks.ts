// The four weeks that statistics and series reach back, cut into clock hours (UTC) and into days that end now.
import { DAY_MS, HOUR_MS, type Instant, type TimeSpan } from '../../domain/instant.ts';
import { SLOT_MS } from '../slots.ts';

export const FOUR_WEEKS_MS = 28 * DAY_MS;

export const HOURS = FOUR_WEEKS_MS / HOUR_MS;

const DAYS = FOUR_WEEKS_MS / DAY_MS;

/** Of the hours that begin before `endAt`, the last ones; the latest of them need not be over. */
export const hourStartsBefore = (endAt: Instant, count = HOURS): readonly Instant[] => {
  const lastAt = Math.ceil(endAt / HOUR_MS) * HOUR_MS - HOUR_MS;
  return Array.from({ length: count }, (_, index) => lastAt - (count - 1 - index) * HOUR_MS);
};

/** They begin at the time of day that it is now, and not at midnight; the latest is not over for some minutes yet. */
export const daysBefore = (nowAt: Instant): readonly TimeSpan[] => {
  // On a slot's edge, where the world's sums are known without a look at its flows.
  const endAt = Math.ceil(nowAt / SLOT_MS) * SLOT_MS;
  return Array.from({ length: DAYS }, (_, index) => {
    const startAt = endAt - (DAYS - index) * DAY_MS;
    return { startAt, endAt: Math.min(startAt + DAY_MS, nowAt) };
  });
};

/** The days (UTC) that the span touches, cut to it: a little work at a time for what is told at once. */
export const dayPartsOf = ({ startAt, endAt }: TimeSpan): readonly TimeSpan[] => {
  const parts: TimeSpan[] = [];
  for (let at = startAt; at < endAt; ) {
    const nextAt = Math.min(endAt, (Math.floor(at / DAY_MS) + 1) * DAY_MS);
    parts.push({ startAt: at, endAt: nextAt });
    at = nextAt;
  }
  return parts;
};
