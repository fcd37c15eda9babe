// Whether a workday looks like a weekend so far: a holiday is quiet, and no onset.
import { HOUR_MS } from '../../domain/instant.ts';
import { clamp } from './clamp.ts';

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
const MOST_SQUARE = 25;
const MOST_AT_ONCE = 3;
const FORGET_HOURS = 12;

export const createRestDay = (stepMs: number): RestDay => {
  const hours = stepMs / HOUR_MS;
  const keep = Math.exp(-hours / FORGET_HOURS);
  let evidence = 0;
  return {
    learn: (fromWorkday, fromWeekend) => {
      const gain = (Math.min(MOST_SQUARE, fromWorkday) - Math.min(MOST_SQUARE, fromWeekend)) / 2;
      evidence = clamp(evidence * keep + clamp(gain, -MOST_AT_ONCE, MOST_AT_ONCE) * Math.min(1, hours), -MOST, MOST);
    },
    reset: () => {
      evidence = Math.min(0, evidence);
    },
    isLikely: () => evidence > LIKELY,
  };
};
