// Timers that never lose their phase: tick n comes at phase + n periods after 1970, whichever span is asked for.
import type { Instant } from '../../domain/instant.ts';

type Timer = Readonly<{ periodMs: number; phaseMs: number }>;

/** Ticks from `startAt` up to, but not including, `endAt`. */
export const countTicks = (timer: Timer, startAt: Instant, endAt: Instant): number =>
  firstTickFrom(timer, endAt) - firstTickFrom(timer, startAt);

/** When the n-th tick of a span comes, in whole milliseconds, and never outside the span however the numbers round. */
export const tickAt = (timer: Timer, startAt: Instant, endAt: Instant, ordinal: number): Instant => {
  const at = Math.floor(timer.phaseMs + (firstTickFrom(timer, startAt) + ordinal) * timer.periodMs);
  return Math.min(Math.max(at, startAt), endAt - 1);
};

/** The number of the first tick at or after the instant. */
export const firstTickFrom = (timer: Timer, at: Instant): number => Math.ceil((at - timer.phaseMs) / timer.periodMs);
