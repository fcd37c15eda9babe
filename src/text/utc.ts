// Instants written and read as UTC times.
import type { Instant } from '../domain/instant.ts';

/** Written for an instant that no four-digit year holds: an appliance may send any number. */
export const OUT_OF_RANGE = 'out of range';

const FIRST_AT = Date.parse('0000-01-01T00:00:00Z');
const LAST_AT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** `2026-01-15T14:02:07.000Z`, as programs read it; undefined for an instant that is not known, or that no four-digit year holds. */
export const isoTime = (at: Instant | undefined): string | undefined =>
  at !== undefined && at >= FIRST_AT && at <= LAST_AT ? new Date(at).toISOString() : undefined;

/** `2026-01-15 14:02:07` */
export const formatUtc = (at: Instant): string => isoTime(at)?.slice(0, 19).replace('T', ' ') ?? OUT_OF_RANGE;

/** `2026-01-15 14:02` */
export const formatUtcMinute = (at: Instant): string => isoTime(at)?.slice(0, 16).replace('T', ' ') ?? OUT_OF_RANGE;

/** `20260115T140207` */
export const formatUtcCompact = (at: Instant): string => isoTime(at)?.slice(0, 19).replace(/[-:]/g, '') ?? OUT_OF_RANGE;

/** `2026-01-15 14:02`, `2026-01-15 14:02:07`, or either with a T and a Z; a day or hour that does not exist is no time. */
export const parseUtc = (text: string): Instant | undefined => {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?: (\d\d:\d\d(?::\d\d)?)Z?|T(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)Z)$/.exec(text);
  if (match === null) return undefined;
  const day = `${match[1]}-${match[2]}-${match[3]}`;
  const time = match[4] ?? match[5] ?? '';
  const at = Date.parse(`${day}T${time}Z`);
  // A day past the end of its month rolls over in some engines and is refused in others: compare what came out.
  return Number.isFinite(at) && formatUtc(at) === `${day} ${time.slice(0, 8).padEnd(8, ':00')}` ? at : undefined;
};
