// Reads a window of time as a person types it: `6h`, `24h to 2026-01-15 14:00`, or from one moment to another.
import { adviseInstant } from '../../api/parameters/moment.ts';
import type { Failure } from '../../domain/failure.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../../domain/instant.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { clean } from '../../text/clean.ts';
import { formatUtcMinute, parseUtc } from '../../text/utc.ts';
import { DEFAULT_WINDOW, MOST_HOURS, spanUntil, type WindowChoice } from './window-choice.ts';

/**
 * An end alone means the 24 hours before it. Moments are UTC text or milliseconds since 1970, the two notations of the appliance;
 * a span that does not fill its last hour is asked for with the whole of it.
 */
export const parseWindow = (text: string, now: Instant): Result<WindowChoice> => {
  const wanted = text.trim().replace(/\s+/g, ' ');
  const hours = readHours(wanted.replace(/^last /i, ''));
  if (hours !== undefined) return checkHours(wanted, hours, () => ({ kind: 'last', hours }));
  const span = /^(.+?) ?(?:\.\.| to ) ?(.+)$/.exec(wanted);
  if (span === null) return untilMomentWithHours(wanted, now);
  const [, first = '', last = ''] = span;
  const before = readHours(first);
  return before === undefined ? betweenMoments(wanted, first, last, now) : untilMoment(wanted, last, before, now);
};

/** `2026-01-15`: that day; `2026-01-15 14:00`, or the same with `, 6h` behind it. */
const untilMomentWithHours = (text: string, now: Instant): Result<WindowChoice> => {
  const dayAt = /^\d{4}-\d\d-\d\d$/.test(text) ? parseUtc(`${text} 00:00`) : undefined;
  if (dayAt !== undefined && dayAt >= 0) return between(text, dayAt, dayAt + DAY_MS, now);
  const match = /^(.+?),? (\S+)$/.exec(text);
  const hours = readHours(match?.[2] ?? '');
  return hours === undefined
    ? untilMoment(text, text, DEFAULT_WINDOW.hours, now)
    : untilMoment(text, match?.[1] ?? '', hours, now);
};

const untilMoment = (text: string, moment: string, hours: number, now: Instant): Result<WindowChoice> => {
  const endAt = readMoment(text, moment, now);
  if (!endAt.ok) return endAt;
  if (endAt.value > now) return failed(notYet(text, now));
  return checkHours(text, hours, () => spanUntil(endAt.value, hours, now));
};

const betweenMoments = (text: string, first: string, last: string, now: Instant): Result<WindowChoice> => {
  const startAt = readMoment(text, first, now);
  if (!startAt.ok) return startAt;
  const endAt = readMoment(text, last, now);
  return endAt.ok ? between(text, startAt.value, endAt.value, now) : endAt;
};

const between = (text: string, startAt: Instant, endAt: Instant, now: Instant): Result<WindowChoice> => {
  if (startAt >= endAt) return failed(usage(text, 'its start is not before its end', 'Give the earlier moment first.'));
  if (startAt >= now) return failed(notYet(text, now));
  const untilAt = Math.min(endAt, now);
  const hours = Math.ceil((untilAt - startAt) / HOUR_MS);
  return checkHours(text, hours, () => spanUntil(untilAt, hours, now));
};

/** `36h`, `7d` */
const readHours = (text: string): number | undefined => {
  const match = /^(\d{1,6}) ?([hd])$/i.exec(text);
  return match === null ? undefined : Number(match[1]) * (match[2]?.toLowerCase() === 'd' ? 24 : 1);
};

const checkHours = (text: string, hours: number, choose: () => WindowChoice): Result<WindowChoice> =>
  hours >= 1 && hours <= MOST_HOURS
    ? success(choose())
    : failed(usage(text, `a window has from 1 hour to ${MOST_HOURS / 24} days`, 'Choose 1h, 6h, 24h, 7d or 30d.'));

const readMoment = (text: string, moment: string, now: Instant): Result<Instant> => {
  if (/^now$/i.test(moment)) return success(now);
  if (/^\d+$/.test(moment)) {
    const at = Number(moment);
    const advice = adviseInstant(at);
    return advice === undefined ? success(at) : failed(usage(text, `${clean(moment, 40)} is no instant`, advice));
  }
  const at = parseUtc(moment) ?? parseUtc(`${moment} 00:00`);
  if (at !== undefined && at >= 0) return success(at);
  return failed(usage(text, `"${clean(moment, 40)}" is neither a length nor a moment in time`, HOW));
};

const notYet = (text: string, now: Instant): Failure =>
  usage(text, `it is ${formatUtcMinute(now)} UTC, and that is yet to come`, 'Give a moment in the past, in UTC.');

const HOW =
  'Write 6h or 7d; a day such as 2026-01-15; 2026-01-15 14:00 (UTC) or milliseconds since 1970 for the 24 hours before it; 6h to 2026-01-15 14:00; or one moment, "..", and another.';

const usage = (text: string, came: string, advice: string): Failure => ({
  kind: 'usage',
  what: `window "${clean(text, 60)}"`,
  came,
  advice,
});
