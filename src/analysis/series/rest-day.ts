// Whether a workday looks like a weekend so far: a holiday is quiet, and no onset.
import { clamp } from './clamp.ts';
import { createEvidence } from './evidence.ts';

export type RestDay = Readonly<{
  /** Squared deviations of a workday's point from the habits of workdays and of weekends. */
  learn(fromWorkday: number, fromWeekend: number): void;
  /** At a weekend: what was held of the day before is over. */
  reset(): void;
  isLikely(): boolean;
}>;

/** In logarithms of likelihood; a day whose first hours were those of a workday cannot become a holiday at noon. */
const LIKELY = -1.5;
const MOST = 8;
const LIMITS = { mostSquare: 25, forgetHours: 12 } as const;

export const createRestDay = (stepMs: number): RestDay => {
  const { keep, gainOf } = createEvidence(stepMs, LIMITS);
  let evidence = 0;
  return {
    learn: (fromWorkday, fromWeekend) => {
      evidence = clamp(evidence * keep + gainOf(fromWorkday, fromWeekend), -MOST, MOST);
    },
    reset: () => {
      evidence = Math.min(0, evidence);
    },
    isLikely: () => evidence > LIKELY,
  };
};
