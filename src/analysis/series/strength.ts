// How rare a deviation is beside the usual scatter of its kind: measured by a spread that is learnt, then ranked among those before.
import { rateOver } from './memory.ts';
import { createTwoTails } from './two-tails.ts';

export type Strength = Readonly<{
  /** The signed logarithm of its rarity; learns from it afterwards where the series is settled. */
  push(deviation: number, point: Readonly<{ pointCount: number; isSettled: boolean }>): number;
  stateBytes: number;
}>;

const WARM_UP = 24;
const LEAST_SPREAD = 1;

export const createStrength = (stepMs: number): Strength => {
  const tails = createTwoTails(rateOver(1_400, stepMs));
  const spreadRate = rateOver(300, stepMs);
  let spread = 1;
  return {
    push: (deviation, { pointCount, isSettled }) => {
      const strength = deviation / Math.max(LEAST_SPREAD, Math.sqrt(spread));
      const rarity = tails.rarityOf(strength);
      if (!isSettled) return rarity;
      const rate = Math.max(spreadRate, 1 / (pointCount + WARM_UP));
      spread += rate * (Math.min(deviation * deviation, 9 * spread) - spread);
      tails.learn(strength);
      return rarity;
    },
    stateBytes: tails.stateBytes,
  };
};
