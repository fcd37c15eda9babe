// The dates of HTTP headers: the appliance's own clock, and how long it asks to be left alone.
import type { Instant } from '../domain/instant.ts';
import { SECOND_MS } from '../domain/instant.ts';

/** The form that RFC 9110 prescribes; the two obsolete ones are not worth their code. */
export const readHttpDate = (text: string | null): Instant | undefined => {
  if (text === null || !/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
};

/** `nowAt` by the clock that wrote the header, where it is known. */
export const readRetryAfterMs = (text: string | null, nowAt: Instant): number | undefined => {
  if (text === null) return undefined;
  if (/^\d{1,9}$/.test(text.trim())) return Number(text.trim()) * SECOND_MS;
  const at = readHttpDate(text.trim());
  return at === undefined ? undefined : Math.max(0, at - nowAt);
};
