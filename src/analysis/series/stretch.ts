// The last so many points as one: how far they lie from their habit together.
import { clamp } from './clamp.ts';
import type { Gauge } from './detector.ts';
import { rateOver } from './memory.ts';
import { createTwoTails } from './two-tails.ts';

const WARM_UP = 24;
const LEAST_SPREAD = 0.8;
/** One point alone must not carry a stretch. */
const MOST_DEVIATION = 15;

export const createStretch = (length: number, stepMs: number): Gauge => {
  const tails = createTwoTails(rateOver(1_400, stepMs));
  const spreadRate = rateOver(300, stepMs);
  const deviations = new Float32Array(length);
  const weights = new Float32Array(length);
  let next = 0;
  let count = 0;
  let sum = 0;
  let squares = 0;
  let spread = 1;
  const take = (deviation: number, weight: number): void => {
    sum += deviation - (deviations[next] ?? 0);
    squares += weight - (weights[next] ?? 0);
    deviations[next] = deviation;
    weights[next] = weight;
    next = (next + 1) % length;
    count = Math.min(length, count + 1);
  };
  const clear = (): void => {
    deviations.fill(0);
    weights.fill(0);
    count = 0;
    sum = 0;
    squares = 0;
  };
  return {
    push: ({ deviation, weight, pointCount, isSettled }) => {
      // As they come back out of the array, so that what goes in is exactly what is taken out again.
      take(
        Math.fround(clamp(deviation, -MOST_DEVIATION, MOST_DEVIATION) * weight),
        Math.fround(weight * weight),
      );
      if (count * 2 < length) return 0;
      const together = sum / Math.sqrt(Math.max(1e-9, squares));
      const strength = together / Math.max(LEAST_SPREAD, Math.sqrt(spread));
      const rarity = tails.rarityOf(strength);
      if (isSettled) {
        spread +=
          Math.max(spreadRate, 1 / (pointCount + WARM_UP)) * (Math.min(together * together, 9 * spread) - spread);
        tails.learn(strength);
      }
      return rarity;
    },
    interrupt: clear,
    stateBytes: tails.stateBytes + deviations.byteLength + weights.byteLength,
  };
};
