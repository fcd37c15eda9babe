// Struck by one point that is unlike its habit and unlike the point before it.
import { clamp } from '../series/clamp.ts';
import type { Detector } from '../series/detector.ts';
import { rateOver } from '../series/memory.ts';
import { createStrength } from '../series/strength.ts';

export const sudden: Detector = {
  id: 'sudden',
  says: 'one point leaves the habit of its hour and the run of the points before it',
  isOfDays: false,
  create: ({ stepMs }) => {
    const strength = createStrength(stepMs);
    const memoryRate = rateOver(168, stepMs);
    let before = 0;
    let product = 0;
    let square = 1e-9;
    return {
      push: (sample) => {
        const { deviation, pointCount, isSettled } = sample;
        // A series that wanders is told by its differences, one that keeps its habit by the habit.
        const carried = clamp(product / square, 0, 0.98);
        const rarity = strength.push(deviation - carried * clamp(before, -4, 4), sample);
        if (isSettled) {
          const rate = Math.max(memoryRate, 1 / (pointCount + 10));
          const now = clamp(deviation, -3, 3);
          product += rate * (now * clamp(before, -3, 3) - product);
          square += rate * (now * now - square);
        }
        before = deviation;
        return rarity;
      },
      tell: () => undefined,
      pointCount: () => 1,
      interrupt: () => {
        before = 0;
      },
      stateBytes: strength.stateBytes,
    };
  },
};
