// The appliance's texts for instants, always in UTC: read and written here, in one place for all endpoints.
import type { Instant } from '../../domain/instant.ts';

/** "2026-01-15 12:00:00". */
export const toSecondText = (at: Instant): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/** "2026-01-15 12:00". */
export const toMinuteText = (at: Instant): string => toSecondText(at).slice(0, 16);

export const toSeconds = (at: Instant): number => Math.floor(at / 1_000);

/** Undefined for any other form, and for dates that do not exist. */
export const readSecondText = (text: string): Instant | undefined => {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return undefined;
  const at = Date.parse(`${text.replace(' ', 'T')}Z`);
  // The parser takes 24:00:00 and the like; what does not come back as written was not a date.
  return Number.isNaN(at) || toSecondText(at) !== text ? undefined : at;
};
