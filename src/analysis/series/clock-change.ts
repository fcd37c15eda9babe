// Notices that all habits come an hour earlier or later: people's clocks were changed, UTC was not.
import { HOUR_MS } from '../../domain/instant.ts';
import { clamp } from './clamp.ts';

export type ClockChange = Readonly<{
  /** Squared deviations from the habits of this hour, of the hour before and of the hour after; tells by how many hours to shift. */
  learn(now: number, anHourBefore: number, anHourAfter: number): -1 | 0 | 1;
  reset(): void;
}>;

/** In logarithms of likelihood. */
const SURE = 6;
const MOST_SQUARE = 16;
const MOST_AT_ONCE = 3;
const FORGET_HOURS = 48;

export const createClockChange = (stepMs: number): ClockChange => {
  const hours = stepMs / HOUR_MS;
  const keep = Math.exp(-hours / FORGET_HOURS);
  let later = 0;
  let earlier = 0;
  const gainOf = (now: number, other: number): number =>
    clamp((Math.min(MOST_SQUARE, now) - Math.min(MOST_SQUARE, other)) / 2, -MOST_AT_ONCE, MOST_AT_ONCE) *
    Math.min(1, hours);
  const reset = (): void => {
    later = 0;
    earlier = 0;
  };
  return {
    learn: (now, anHourBefore, anHourAfter) => {
      later = Math.max(-SURE, later * keep + gainOf(now, anHourBefore));
      earlier = Math.max(-SURE, earlier * keep + gainOf(now, anHourAfter));
      if (later <= SURE && earlier <= SURE) return 0;
      const shift = later > earlier ? 1 : -1;
      reset();
      return shift;
    },
    reset,
  };
};
