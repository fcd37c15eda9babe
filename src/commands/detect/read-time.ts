// Times as files write them: ISO with or without a zone, epoch seconds and milliseconds.
import { type Instant, MINUTE_MS, SECOND_MS } from '../../domain/instant.ts';

/** From here on a bare number counts milliseconds: as seconds it would be the year 5138, as milliseconds it is 1973. */
const LEAST_MILLISECONDS = 1e11;
const LAST_DATE_AT = 8.64e15;

const ISO = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,](\d{1,9}))?)?)?\s?(Z|UTC|[+-]\d\d(?::?\d\d)?)?$/i;
const NUMBER = /^-?\d+(?:\.\d+)?(?:e\+?\d+)?$/i;

/** A time without a zone is UTC, like everything else here. */
export const readTime = (text: string): Instant | undefined => {
  const usual = usualInstant(text);
  if (usual !== undefined) return usual;
  const match = ISO.exec(text);
  if (match !== null) return isoInstant(text, match[1], match[2]);
  if (!NUMBER.test(text)) return undefined;
  const number = Number(text);
  const at = Math.round(Math.abs(number) >= LEAST_MILLISECONDS ? number : number * SECOND_MS);
  return Math.abs(at) <= LAST_DATE_AT ? at : undefined;
};

/** `2026-01-15T14:00:00Z` and `2026-01-15T14:00:00.000Z`, as most files have them: read without an expression, three times as fast. */
const usualInstant = (text: string): Instant | undefined => {
  const last = text.length - 1;
  if ((last !== 19 && last !== 23) || text.charCodeAt(last) !== Z || text.charCodeAt(10) !== T) return undefined;
  if (text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return undefined;
  if (text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON) return undefined;
  if (last === 23 && text.charCodeAt(19) !== POINT) return undefined;
  const midnightAt = midnightOf(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
  const ofDay = timeOfDay(digits(text, 11, 2), digits(text, 14, 2), digits(text, 17, 2));
  const at = midnightAt + ofDay + (last === 23 ? digits(text, 20, 3) : 0);
  return Number.isNaN(at) ? undefined : at;
};

const [T, Z, COLON, DASH, POINT] = [84, 90, 58, 45, 46];

/** The expression has made sure of where the digits stand. */
const isoInstant = (text: string, fraction: string | undefined, zone: string | undefined): Instant | undefined => {
  const midnightAt = midnightOf(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
  const ofDay = hasTime(text)
    ? timeOfDay(digits(text, 11, 2), digits(text, 14, 2), text.charAt(16) === ':' ? digits(text, 17, 2) : 0)
    : 0;
  const milliseconds = fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'));
  const at = midnightAt + ofDay + milliseconds - offsetMs(zone);
  return Number.isNaN(at) ? undefined : at;
};

/** A zone may follow the day at once, and has a colon as well. */
const hasTime = (text: string): boolean =>
  text.charAt(13) === ':' && text.charAt(10) !== '+' && text.charAt(10) !== '-';

/** NaN where there is something else than digits; what is made of it is NaN as well. */
const digits = (text: string, from: number, count: number): number => {
  let number = 0;
  for (let index = from; index < from + count; index += 1) {
    const digit = text.charCodeAt(index) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
};

const ZERO = 48;

/** NaN for a day that does not exist: it would roll over into another month. */
const midnightOf = (year: number, month: number, day: number): Instant => {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return Number.NaN;
  // `Date.UTC` takes a year below 100 for one of the last century.
  return year >= 100 ? Date.UTC(year, month - 1, day) : new Date(0).setUTCFullYear(year, month - 1, day);
};

const daysIn = (year: number, month: number): number => {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
};

const timeOfDay = (hour: number, minute: number, second: number): number =>
  hour > 23 || minute > 59 || second > 59 ? Number.NaN : ((hour * 60 + minute) * 60 + second) * SECOND_MS;

const offsetMs = (zone: string | undefined): number => {
  if (zone === undefined || /^[zu]/i.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', ''));
  return (zone.startsWith('-') ? -minutes : minutes) * MINUTE_MS;
};
