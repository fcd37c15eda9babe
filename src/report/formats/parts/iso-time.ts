// Instants as programs read them.
import type { Instant } from '../../../domain/instant.ts';

const FIRST_AT = Date.parse('0000-01-01T00:00:00Z');
const LAST_AT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** `2026-01-15T14:02:07.000Z`; undefined for an instant that no four-digit year holds: an appliance may send any number. */
export const isoTime = (at: Instant): string | undefined =>
  at >= FIRST_AT && at <= LAST_AT ? new Date(at).toISOString() : undefined;
