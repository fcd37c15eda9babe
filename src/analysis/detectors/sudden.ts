// Struck by one point that is unlike its habit and unlike the point before it.
import { clamp } from '../series/clamp.ts';
import type { Detector } from '../series/detector.ts';
import { rateOver } from '../series/memory.ts';
import { createTwoTails } from '../series/two-tails.ts';

const WARM_UP = 24;
const LEAST_SPREAD = 1;

export const sudden: Detector = {
  id: 'sudden',
  says: 'one point leaves the habit of its hour and the run of the points before it',
  isOfDays: false,
  create: ({ stepMs }) => {
    const tails = createTwoTails(rateOver(1_400, stepMs));
    const spreadRate = rateOver(300, stepMs);
    const memoryRate = rateOver(168, stepMs);
    let before = 0;
    let product = 0;
    let square = 1e-9;
    let spread = 1;
    return {
      push: ({ deviation, pointCount, isSettled }) => {
        // A series that wanders is told by its differences, one that keeps its habit by the habit.
        const carried = clamp(product / square, 0, 0.98);
        const surprise = deviation - carried * clamp(before, -4, 4);
        const strength = surprise / Math.max(LEAST_SPREAD, Math.sqrt(spread));
        const rarity = tails.rarityOf(strength);
        if (isSettled) {
          const rate = Math.max(memoryRate, 1 / (pointCount + 10));
          const now = clamp(deviation, -3, 3);
          product += rate * (now * clamp(before, -3, 3) - product);
          square += rate * (now * now - square);
          spread +=
            Math.max(spreadRate, 1 / (pointCount + WARM_UP)) * (Math.min(surprise * surprise, 9 * spread) - spread);
          tails.learn(strength);
        }
        before = deviation;
        return rarity;
      },
      tell: () => undefined,
      pointCount: () => 1,
      interrupt: () => {
        before = 0;
      },
      stateBytes: tails.stateBytes,
    };
  },
};
