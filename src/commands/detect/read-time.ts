// Times as files write them: ISO with or without a zone, epoch seconds and milliseconds.
import type { Instant } from '../../domain/instant.ts';

/** From here on a bare number counts milliseconds: as seconds it would be the year 5138, as milliseconds it is 1973. */
const LEAST_MILLISECONDS = 1e11;
const LAST_DATE_AT = 8.64e15;

const ISO = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,](\d{1,9}))?)?)?\s?(Z|UTC|[+-]\d\d(?::?\d\d)?)?$/i;
const NUMBER = /^-?\d+(?:\.\d+)?(?:e\+?\d+)?$/i;

/** A time without a zone is UTC, like everything else here. */
export const readTime = (text: string): Instant | undefined => {
  const match = ISO.exec(text);
  if (match !== null) return isoInstant(text, match[1], match[2]);
  if (!NUMBER.test(text)) return undefined;
  const number = Number(text);
  const at = Math.round(Math.abs(number) >= LEAST_MILLISECONDS ? number : number * 1_000);
  return Math.abs(at) <= LAST_DATE_AT ? at : undefined;
};

/** The expression has made sure of where the digits stand. */
const isoInstant = (text: string, fraction: string | undefined, zone: string | undefined): Instant | undefined => {
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  // A day that does not exist would roll over into another month: it is no time.
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  const hour = hasTime(text) ? digits(text, 11, 2) : 0;
  const minute = hasTime(text) ? digits(text, 14, 2) : 0;
  const second = hasTime(text) && text.charAt(16) === ':' ? digits(text, 17, 2) : 0;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const milliseconds = fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'));
  return midnightOf(year, month, day) + ((hour * 60 + minute) * 60 + second) * 1_000 + milliseconds - offsetMs(zone);
};

/** A zone may follow the day at once, and has a colon as well. */
const hasTime = (text: string): boolean =>
  text.charAt(13) === ':' && text.charAt(10) !== '+' && text.charAt(10) !== '-';

const digits = (text: string, from: number, count: number): number => {
  let number = 0;
  for (let index = from; index < from + count; index += 1) number = number * 10 + text.charCodeAt(index) - ZERO;
  return number;
};

const ZERO = 48;

const daysIn = (year: number, month: number): number => {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
};

/** `Date.UTC` takes a year below 100 for one of the last century. */
const midnightOf = (year: number, month: number, day: number): Instant =>
  year >= 100 ? Date.UTC(year, month - 1, day) : new Date(0).setUTCFullYear(year, month - 1, day);

const offsetMs = (zone: string | undefined): number => {
  if (zone === undefined || /^[zu]/i.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', ''));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
};
