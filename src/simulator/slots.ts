// The grid of time on which traffic is planned: clock hours of twelve five-minute slots, in UTC.
import { HOUR_MS, type Instant, MINUTE_MS } from '../domain/instant.ts';

export const SLOT_MS = 5 * MINUTE_MS;
export const SLOTS_PER_HOUR = HOUR_MS / SLOT_MS;

/** Hours since 1970. */
export const hourOf = (at: Instant): number => Math.floor(at / HOUR_MS);

/** Slots since 1970. */
export const slotOf = (at: Instant): number => Math.floor(at / SLOT_MS);
