// Times as parameters: milliseconds that are not seconds by mistake, and text that is a real date.
import type { Instant } from '../../domain/instant.ts';
import { parseUtc } from '../../text/utc.ts';

/** Before this (March 1973) a number of milliseconds is far more likely a number of seconds. */
const LEAST_MS = 1e11;
/** After this (the year 5138) it is far more likely a number of microseconds. */
const MOST_MS = 1e14;

export const INSTANT_ALLOWED = 'milliseconds since 1970, such as 1768471200000 for 2026-01-15 10:00:00 UTC';
export const MOMENT_ALLOWED = 'a real UTC time written YYYY-MM-DD HH:MM:SS';

/** What to do about a number that is no instant; undefined when it is one. */
export const adviseInstant = (value: number): string | undefined => {
  if (!Number.isSafeInteger(value) || value < 0) return `Use ${INSTANT_ALLOWED}.`;
  if (value < LEAST_MS) return `That looks like seconds: multiply by 1000. Use ${INSTANT_ALLOWED}.`;
  if (value >= MOST_MS) return `That looks like microseconds: divide by 1000. Use ${INSTANT_ALLOWED}.`;
  return undefined;
};

/** Stricter than what people may type elsewhere: seconds always, no zone, as the appliance wants it. */
export const readMoment = (text: string): Instant | undefined =>
  /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text) ? parseUtc(text) : undefined;
