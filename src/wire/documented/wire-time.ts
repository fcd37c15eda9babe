// The one place that knows in which units each time travels, and that appliances mix them up.
import type { Instant } from '../../domain/instant.ts';
import { SECOND_MS } from '../../domain/instant.ts';
import { parseUtc } from '../../text/utc.ts';
import { number, numberIn } from '../leaf.ts';
import { isWrong, Wrong } from '../reading.ts';

export type WireUnit = 'seconds' | 'milliseconds';

/** As seconds this is the year 5138, as milliseconds 1973: a time beyond it is no seconds, one before it no milliseconds. */
const BETWEEN_UNITS = 1e11;

/** The farthest instant a Date can hold. */
const LAST_AT = 8.64e15;

const EXPECTED = "a time: a number, or a text like '2026-01-15 14:00:00' in UTC";

/** A time whose numbers are documented in this unit; one that is impossible in it is taken for the other. */
export const instantIn =
  (unit: WireUnit) =>
  (raw: unknown): Instant | undefined | Wrong => {
    if (raw === undefined || raw === null || raw === '') return undefined;
    const amount = numberIn(raw);
    if (amount === undefined)
      return (typeof raw === 'string' ? parseUtc(raw.trim()) : undefined) ?? new Wrong(raw, EXPECTED);
    const at = instantOf(unit, amount);
    return Number.isNaN(at) ? new Wrong(raw, EXPECTED) : at;
  };

/** The same of a number that stands there as one: NaN where it is no time. */
export const instantOf = (unit: WireUnit, amount: number): Instant => {
  const at = Math.round(amount * factorOf(unit, amount));
  return Math.abs(at) <= LAST_AT ? at : Number.NaN;
};

/** A span documented in seconds. */
export const spanInSeconds = (raw: unknown): number | undefined | Wrong => {
  const seconds = number(raw);
  if (isWrong(seconds) || seconds === undefined) return seconds;
  const ms = spanOf(seconds);
  return Number.isNaN(ms) ? new Wrong(raw, 'a span in seconds') : ms;
};

/** The same of a number that stands there as one: NaN where it is no span. */
export const spanOf = (seconds: number): number => {
  const ms = Math.round(seconds * SECOND_MS);
  return Number.isFinite(ms) ? ms : Number.NaN;
};

/** Both units agree on the border: at 1e11 exactly, each keeps its own. */
const factorOf = (unit: WireUnit, amount: number): number => {
  if (unit === 'seconds') return Math.abs(amount) > BETWEEN_UNITS ? 1 : SECOND_MS;
  return Math.abs(amount) < BETWEEN_UNITS ? SECOND_MS : 1;
};
