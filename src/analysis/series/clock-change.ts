// Notices that all habits come an hour earlier or later: people's clocks were changed, UTC was not.
import { createEvidence } from './evidence.ts';

export type ClockChange = Readonly<{
  /** Squared deviations from the habits of this hour, of the hour before and of the hour after; tells by how many hours to shift. */
  learn(now: number, anHourBefore: number, anHourAfter: number): -1 | 0 | 1;
  reset(): void;
}>;

/** In logarithms of likelihood. */
const SURE = 6;
const LIMITS = { mostSquare: 16, forgetHours: 48 } as const;

export const createClockChange = (stepMs: number): ClockChange => {
  const { keep, gainOf } = createEvidence(stepMs, LIMITS);
  let later = 0;
  let earlier = 0;
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
