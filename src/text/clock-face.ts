// How times are written for a person: in UTC, marked as such, or in the zone of the machine, with its distance.
import { HOUR_MS, type Instant, MINUTE_MS } from '../domain/instant.ts';
import { formatUtc, formatUtcMinute, OUT_OF_RANGE } from './utc.ts';

export type ClockFace = Readonly<{
  zone: 'utc' | 'local';
  /** `2026-01-15 14:02:07Z`, or `2026-01-15 15:02:07+01:00` */
  second(at: Instant): string;
  /** `2026-01-15 14:02Z` */
  minute(at: Instant): string;
  /** `14:02:07Z`: for what happened a moment ago. */
  time(at: Instant): string;
}>;

export const UTC_CLOCK: ClockFace = {
  zone: 'utc',
  second: (at) => marked(formatUtc(at), 'Z'),
  minute: (at) => marked(formatUtcMinute(at), 'Z'),
  time: (at) => marked(timeOfDay(at), 'Z'),
};

const marked = (text: string, zone: string): string => (text === OUT_OF_RANGE ? text : `${text}${zone}`);

const timeOfDay = (at: Instant): string => {
  const text = formatUtc(at);
  return text === OUT_OF_RANGE ? text : text.slice('2026-01-15 '.length);
};

/** `aheadMs` says how far the local time is ahead of UTC at an instant: it changes with the season. */
export const localClock = (aheadMs: (at: Instant) => number): ClockFace => {
  const written =
    (write: (at: Instant) => string) =>
    (at: Instant): string => {
      const ahead = aheadMs(at);
      return marked(write(at + ahead), distance(ahead));
    };
  return {
    zone: 'local',
    second: written(formatUtc),
    minute: written(formatUtcMinute),
    time: written(timeOfDay),
  };
};

const distance = (aheadMs: number): string => {
  const far = Math.abs(aheadMs);
  const hours = String(Math.floor(far / HOUR_MS)).padStart(2, '0');
  const minutes = String(Math.floor((far % HOUR_MS) / MINUTE_MS)).padStart(2, '0');
  return `${aheadMs < 0 ? '-' : '+'}${hours}:${minutes}`;
};
