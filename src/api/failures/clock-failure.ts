// The appliance refused the date of a request, or a refusal that a wrong clock explains better.
import type { Failure } from '../../domain/failure.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../domain/instant.ts';
import type { Subject } from './subject.ts';

/** The appliance allows 30 minutes; a little less already explains a refusal. */
const SUSPICIOUS_SKEW_MS = 25 * MINUTE_MS;

/** The Date header counts whole seconds, and the answer took its time: less than this is no difference. */
const EXACT_MS = 5 * SECOND_MS;

export const isSuspicious = (skewMs: number | undefined): boolean =>
  skewMs !== undefined && Math.abs(skewMs) > SUSPICIOUS_SKEW_MS;

/** `skewMs` is how far the clock that dated the request, offset and all, is ahead of the appliance's. */
export const clockFailure = (subject: Subject, skewMs: number | undefined): Failure => ({
  kind: 'bad-date',
  skewMs,
  what: subject.endpoint,
  ...tell(subject, skewMs),
});

const tell = (subject: Subject, skewMs: number | undefined): Readonly<{ came: string; advice: string }> => {
  const { clockOffsetMs, dateFormat } = subject.profile;
  const otherFormat = dateFormat === 'spaced' ? 'compact' : 'spaced';
  if (skewMs === undefined) {
    return { came: 'the appliance refused the date', advice: 'Check NTP and clock_offset.' };
  }
  if (Math.abs(skewMs) < EXACT_MS) {
    return {
      came: 'the appliance refused the date although the two clocks agree',
      advice: `Try date_format ${otherFormat}.`,
    };
  }
  const clock = clockOffsetMs === 0 ? 'this clock' : 'this clock with its clock_offset';
  return {
    came: `the appliance refused the date; ${clock} is ${tellSpan(Math.abs(skewMs))} ${skewMs > 0 ? 'ahead of' : 'behind'} it`,
    advice: clockOffsetMs === 0 ? 'Fix NTP or set clock_offset.' : 'Fix NTP or correct clock_offset.',
  };
};

const tellSpan = (ms: number): string => {
  if (ms > DAY_MS) return 'more than a day';
  if (ms < 10 * MINUTE_MS) return `${Math.round(ms / SECOND_MS)} s`;
  return ms < 10 * HOUR_MS ? `${Math.round(ms / MINUTE_MS)} min` : `${Math.round(ms / HOUR_MS)} h`;
};
