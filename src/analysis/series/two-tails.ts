// The rarity of strengths above and below habit, each among its own kind: byte counts fall deeper than they rise.
import { createTail } from './tail.ts';

export type TwoTails = Readonly<{
  /** Signed: the logarithm of N above zero for more than usual, below for less. */
  rarityOf(strength: number): number;
  learn(strength: number): void;
  stateBytes: number;
}>;

export const createTwoTails = (forget: number): TwoTails => {
  const above = createTail(forget);
  const below = createTail(forget);
  return {
    rarityOf: (strength) => (strength >= 0 ? above.rarityOf(strength) : -below.rarityOf(-strength)),
    learn: (strength) => {
      above.learn(strength);
      below.learn(-strength);
    },
    stateBytes: above.stateBytes + below.stateBytes,
  };
};
