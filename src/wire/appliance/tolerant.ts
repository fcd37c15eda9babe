// Single values as appliances of the field write them: numbers as texts, times in milliseconds or words, `false` where there is nothing to count.
import type { Instant } from '../../domain/instant.ts';
import { SECOND_MS } from '../../domain/instant.ts';
import { instantIn } from '../documented/wire-time.ts';
import { flag, isObject, number, numberIn, whole } from '../leaf.ts';
import { isWrong, type Read, Wrong } from '../reading.ts';

/** Volumes are told in kB; whether of 1000 or of 1024 bytes, no document says. This is the one place that takes it for 1000. */
const KILOBYTE = 1_000;

const NO_TIME = /^(?:never|none|unknown|null|n\/?a|-)?$/i;

const milliseconds = instantIn('milliseconds');

/** Times are milliseconds, or texts in UTC; 0 and less stand for "never". */
export const instant: Read<Instant | undefined> = (raw) => {
  if (raw === false || (typeof raw === 'string' && NO_TIME.test(raw.trim()))) return undefined;
  const at = milliseconds(raw);
  return typeof at === 'number' && at <= 0 ? undefined : at;
};

/** `false` stands where there was nothing to count. */
export const amount: Read<number | undefined> = (raw) => (raw === false || raw === '' ? undefined : number(raw));

/** Ids can be 0 or negative. */
export const idNumber: Read<number | undefined> = (raw) => (raw === false || raw === '' ? undefined : whole(raw));

export const yesOrNo: Read<boolean | undefined> = (raw) => (raw === '' ? undefined : flag(raw));

/** The same, also as `12%`. */
export const percent: Read<number | undefined> = (raw) =>
  amount(typeof raw === 'string' ? raw.trim().replace(/\s*%$/, '') : raw);

/** How many there are; some tell it as a number, some by the things themselves. */
export const count: Read<number | undefined> = (raw) => (Array.isArray(raw) ? raw.length : amount(raw));

export const kilobytes: Read<number | undefined> = (raw) => times(amount(raw), KILOBYTE);

export const seconds: Read<number | undefined> = (raw) => times(amount(raw), SECOND_MS);

const CLOCK = /^(?:(\d{1,6})\s*days?,?\s*)?(\d{1,8}):(\d{1,2})(?::(\d{1,2}))?$/i;

/** `1894:29:43`, hours, minutes and seconds, in milliseconds. */
export const clockSpan: Read<number | undefined> = (raw) => {
  if (typeof raw !== 'string' || numberIn(raw) !== undefined) return seconds(raw);
  const match = CLOCK.exec(raw.trim());
  if (match === null) return new Wrong(raw, 'a span like 12:34:56');
  const [, days = '0', hours, minutes, rest = '0'] = match;
  return (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(rest)) * SECOND_MS;
};

const HUNDRED = 100;

/** How much two devices are alike: 0 to 100 on the wire, 0 to 1 inside. A number that means nothing here is no reason to lose all that came with it. */
export const likeness: Read<number | undefined> = (raw) => {
  const value = percent(raw);
  if (isWrong(value) || value === undefined) return value;
  return value < 0 || value > HUNDRED ? undefined : value / HUNDRED;
};

/** For what is nice to know and of no known type: what cannot be read is not reported. */
export const lenient =
  <T>(read: Read<T | undefined>) =>
  (raw: unknown): T | undefined => {
    const value = read(raw);
    return isWrong(value) ? undefined : value;
  };

const V4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const V6 = /^[\da-f:.]*:[\da-f:.]*$/i;

/** Appliances put names where addresses are expected. */
export const isAddress = (text: string): boolean => V4.test(text) || V6.test(text);

const SMALLEST_V4 = 2 ** 24;
const V4_COUNT = 2 ** 32;

/** Ids of devices outside are their IPv4 addresses as numbers; undefined for other ids. */
export const addressOfId = (id: number): string | undefined =>
  id < SMALLEST_V4 || id >= V4_COUNT || !Number.isInteger(id)
    ? undefined
    : [24, 16, 8, 0].map((bits) => Math.floor(id / 2 ** bits) % 256).join('.');

/** An object, or a list of nothing but one. */
export const soleObject = (raw: unknown): Readonly<Record<string, unknown>> | undefined => {
  if (isObject(raw)) return raw;
  if (!Array.isArray(raw) || raw.length !== 1) return undefined;
  const only: unknown = raw[0];
  return isObject(only) ? only : undefined;
};

/** A number that a factor makes too large to hold is none. */
const times = (value: number | undefined | Wrong, factor: number): number | undefined | Wrong => {
  if (isWrong(value) || value === undefined) return value;
  const product = value * factor;
  return Number.isFinite(product) ? product : new Wrong(value, 'a smaller number');
};
