// The level a series keeps whatever the hour, and how much better its hours tell it: the share of the variance they explain.
import { DAY_MS } from '../../domain/instant.ts';
import { clamp } from './clamp.ts';
import { rateOver } from './memory.ts';

export type Middle = Readonly<{
  level(): number;
  /** 0 where the hour of the day says nothing about the level, 1 where it is to be believed. */
  trustInHours(): number;
  /** `habit`: the level that the hour promised, if it promised any. */
  learn(level: number, habit: number | undefined, floor: number): void;
  move(level: number): void;
}>;

/** Below the first share of the variance explained the hours are left aside, from the second on the middle is. */
const NO_TRUST = 0;
const FULL_TRUST = 0.2;
const FEWEST_POINTS = 30;
/** Of a day each: a weekend among them was seen, and a month has no more than thirty. */
const FEWEST_DAYS = 10;
const CLIP = 3;

export const createMiddle = (stepMs: number): Middle => {
  const levelRate = rateOver(168, stepMs);
  const varianceRate = rateOver(336, stepMs);
  const fewest = stepMs < DAY_MS ? FEWEST_POINTS : FEWEST_DAYS;
  let middle = 0;
  let count = 0;
  let aroundMiddle = 0;
  let aroundHabit = 0;
  return {
    level: () => middle,
    trustInHours: () =>
      count <= fewest
        ? 0
        : clamp((1 - aroundHabit / Math.max(1e-12, aroundMiddle) - NO_TRUST) / (FULL_TRUST - NO_TRUST), 0, 1),
    learn: (level, habit, floor) => {
      count += 1;
      const gap = level - middle;
      const least = floor * floor;
      if (count === 1) middle = level;
      if (habit !== undefined) {
        const rate = Math.max(varianceRate, 1 / count);
        const most = 16 * Math.max(aroundMiddle, least);
        aroundMiddle += rate * (Math.min(gap * gap, most) - aroundMiddle);
        aroundHabit += rate * (Math.min((level - habit) ** 2, most) - aroundHabit);
      }
      if (count === 1) return;
      const clip = CLIP * Math.sqrt(Math.max(aroundMiddle, least));
      middle += Math.max(levelRate, 1 / count) * (count < 4 ? gap : clamp(gap, -clip, clip));
    },
    move: (level) => {
      middle = level;
      aroundMiddle = 0;
      aroundHabit = 0;
    },
  };
};
