// The window of time that a person chose, for every pane alike: the last hours, or hours that end at a certain moment.
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import { periodName, type TimeWindow } from '../../domain/window.ts';
import { formatUtc, formatUtcMinute } from '../../text/utc.ts';

export type WindowChoice =
  | Readonly<{ kind: 'last'; hours: number }>
  | Readonly<{ kind: 'span'; endAt: Instant; hours: number }>;

/** 1h 6h 24h 7d 30d */
export const WINDOW_PRESETS: readonly number[] = [1, 6, 24, 168, 720];

export const DEFAULT_WINDOW: WindowChoice = { kind: 'last', hours: 24 };

/** A year is more than an appliance keeps. */
export const MOST_HOURS = 8_760;

/** The appliance counts in whole hours. */
export const windowAt = (choice: WindowChoice, now: Instant): TimeWindow =>
  choice.kind === 'last'
    ? { endAt: now, hours: choice.hours, endsNow: true }
    : { endAt: choice.endAt, hours: choice.hours, endsNow: false };

/** `last 24h`, or `24h to 2026-01-15 14:00`; seconds only where they are not zero. */
export const formatWindow = (choice: WindowChoice): string =>
  choice.kind === 'last'
    ? `last ${periodName(choice.hours)}`
    : `${periodName(choice.hours)} to ${formatMoment(choice.endAt)}`;

/** The next longer preset, with the same end; the longest stays. */
export const longerWindow = (choice: WindowChoice): WindowChoice => ({
  ...choice,
  hours: WINDOW_PRESETS.find((hours) => hours > choice.hours) ?? choice.hours,
});

/** The next shorter preset, with the same end; the shortest stays. */
export const shorterWindow = (choice: WindowChoice): WindowChoice => ({
  ...choice,
  hours: WINDOW_PRESETS.findLast((hours) => hours < choice.hours) ?? choice.hours,
});

/** The window just before this one. */
export const earlierWindow = (choice: WindowChoice, now: Instant): WindowChoice => {
  const endAt = windowAt(choice, now).endAt - choice.hours * HOUR_MS;
  return endAt < 0 ? choice : { kind: 'span', endAt: wholeSecond(endAt), hours: choice.hours };
};

/** The window just after this one; one that would reach beyond now is the last hours again. */
export const laterWindow = (choice: WindowChoice, now: Instant): WindowChoice =>
  choice.kind === 'last' ? choice : spanUntil(choice.endAt + choice.hours * HOUR_MS, choice.hours, now);

/** Nothing is known of what is yet to come: an end that is not in the past means now. */
export const spanUntil = (endAt: Instant, hours: number, now: Instant): WindowChoice =>
  endAt >= now ? { kind: 'last', hours } : { kind: 'span', endAt: wholeSecond(endAt), hours };

/** A moment as text carries no parts of a second, and the two ways of telling it must mean the same. */
const wholeSecond = (at: Instant): Instant => Math.floor(at / 1_000) * 1_000;

const formatMoment = (at: Instant): string => (at % 60_000 === 0 ? formatUtcMinute(at) : formatUtc(at));
