// Reads spans of time as people write them in a flag: 200ms, 2s, 45m, 1h.
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../domain/instant.ts';

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: SECOND_MS, m: MINUTE_MS, h: HOUR_MS };

export const readSpanMs = (text: string): number | undefined => {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text);
  const unitMs = UNITS[match?.[2] ?? ''];
  return match === null || unitMs === undefined ? undefined : Math.round(Number(match[1]) * unitMs);
};
