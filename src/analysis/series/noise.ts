// How much a series scatters around its habit before any one hour is known well: from its own steps and gaps, never below chance.
import { rateOver } from './memory.ts';
import type { SeriesUnit } from './series-score.ts';

export type Noise = Readonly<{
  /** Fractions cannot be counts, and have no scatter of chance to expect. */
  note(value: number): void;
  /** The least deviation, in levels, that could mean anything at this level. */
  floorAt(level: number): number;
  varianceAt(base: number, floor: number): number;
  /** `square`: of the distance from the habit. */
  learn(base: number, square: number, floor: number): void;
  learnStep(level: number, floor: number): void;
  /** Levels are told on another scale from now on. */
  rescale(factor: number): void;
  isCounted(): boolean;
}>;

/** Of a count after its transformation, by chance alone. */
const COUNT_FLOOR = 1;
/** 5 % of an amount of bytes, 2 % of a fraction: in levels. */
const BYTES_FLOOR = 0.05;
const FRACTION_FLOOR = 0.01;
const NEXT_TO_NOTHING = 1e-9;
const TRUSTED_POINTS = 12;
const UNCLIPPED_POINTS = 24;

export const createNoise = (unit: SeriesUnit, stepMs: number): Noise => {
  const slowRate = rateOver(336, stepMs);
  const stepRate = rateOver(48, stepMs);
  let isWhole = unit === 'count';
  let share = 0;
  let count = 0;
  let stepVariance = 0;
  let before = 0;
  let stepCount = 0;
  /** Busy hours of a count scatter more: their moods come on top of chance. */
  const scaleAt = (base: number): number => (isWhole ? Math.max(1, base * base) : 1);
  return {
    note: (value) => {
      if (!Number.isInteger(value)) isWhole = false;
    },
    floorAt: (level) =>
      unit === 'bytes'
        ? BYTES_FLOOR
        : isWhole
          ? COUNT_FLOOR
          : Math.max(NEXT_TO_NOTHING, Math.abs(level) * FRACTION_FLOOR),
    varianceAt: (base, floor) => {
      const learnt = share * scaleAt(base);
      return floor * floor + (count > TRUSTED_POINTS ? learnt : Math.max(learnt, stepVariance));
    },
    learn: (base, square, floor) => {
      count += 1;
      const scale = scaleAt(base);
      const most = count < UNCLIPPED_POINTS ? Number.POSITIVE_INFINITY : 9 * (share * scale + floor * floor);
      const beyond = Math.min(Math.max(0, square - floor * floor), most);
      share += Math.max(slowRate, 1 / count) * (beyond / scale - share);
    },
    learnStep: (level, floor) => {
      stepCount += 1;
      const step = stepCount === 1 ? 0 : level - before;
      before = level;
      if (stepCount === 1) return;
      const square = Math.min((step * step) / 2, 9 * Math.max(stepVariance, floor * floor));
      stepVariance += Math.max(stepRate, 1 / stepCount) * (square - stepVariance);
    },
    rescale: (factor) => {
      share *= factor * factor;
      stepVariance *= factor * factor;
      stepCount = 0;
    },
    isCounted: () => isWhole,
  };
};
