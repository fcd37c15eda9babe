// Reads spans of time as people write them in a flag: 200ms, 2s, 45m, 1h.
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../domain/instant.ts';

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: SECOND_MS, m: MINUTE_MS, h: HOUR_MS };

/** A timer takes no more than 2^31 ms, about 24.8 days; asked for more it fires at once. */
const LONGEST_MS = 20 * DAY_MS;

export const readSpanMs = (text: string): number | undefined => {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text);
  const unitMs = UNITS[match?.[2] ?? ''];
  if (match === null || unitMs === undefined) return undefined;
  const spanMs = Math.round(Number(match[1]) * unitMs);
  return spanMs <= LONGEST_MS ? spanMs : undefined;
};
