// Spans of time as people type them: `30s`, `5m`, `1h30m`, `250ms`, `-94s`.
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../domain/instant.ts';

const UNITS = [
  ['d', DAY_MS],
  ['h', HOUR_MS],
  ['m', MINUTE_MS],
  ['s', SECOND_MS],
  ['ms', 1],
] as const;

const SPAN = /^([+-]?)(?:(\d{1,9})d)?(?:(\d{1,9})h)?(?:(\d{1,9})m)?(?:(\d{1,9})s)?(?:(\d{1,9})ms)?$/;

/** Whole numbers with units, the largest unit first, each at most once; a bare number has no meaning. */
export const parseSpan = (text: string): number | undefined => {
  const match = SPAN.exec(text);
  if (match === null || !/\d/.test(text)) return undefined;
  const total = UNITS.reduce((sum, [, unitMs], index) => sum + Number(match[index + 2] ?? 0) * unitMs, 0);
  return match[1] === '-' && total > 0 ? -total : total;
};

/** The text that `parseSpan` reads as exactly this many milliseconds. */
export const formatSpan = (ms: number): string => {
  let rest = Math.abs(Math.trunc(ms));
  let text = '';
  for (const [name, unitMs] of UNITS) {
    const count = Math.floor(rest / unitMs);
    rest -= count * unitMs;
    if (count > 0) text += `${count}${name}`;
  }
  return text === '' ? '0s' : `${ms < 0 ? '-' : ''}${text}`;
};
