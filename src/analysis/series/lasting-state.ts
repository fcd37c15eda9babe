// How far from its habit a series has been lately: a cumulative sum that rises while something lasts and falls when it is over.
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import { clamp } from './clamp.ts';
import { rateOver } from './memory.ts';

export type LastingState = Readonly<{
  push(at: Instant, deviation: number): void;
  /** 0..1 */
  value(): number;
  /** Since when the series has been to this side; undefined while it is as usual. */
  sinceAt(): Instant | undefined;
  /** 1 above habit, -1 below. */
  side(): number;
  /** Time leapt: nothing lasts across that. */
  interrupt(): void;
}>;

const SLACK = 0.5;
const MOST_AT_ONCE = 4;
const MOST = 20;
const HALF_WAY = 6;

export const createLastingState = (stepMs: number): LastingState => {
  const rate = rateOver(300, stepMs);
  const perHour = Math.min(1, stepMs / HOUR_MS);
  const above: Side = { sum: 0, startAt: 0 };
  const below: Side = { sum: 0, startAt: 0 };
  let smooth = 0;
  let spread = 1;
  const louder = (): Side => (below.sum > above.sum ? below : above);
  return {
    push: (at, deviation) => {
      // Noise with a memory adds up by itself: what counts is how unusual the sum of a few hours is.
      smooth += (clamp(deviation, -MOST_AT_ONCE, MOST_AT_ONCE) - smooth) / 3;
      spread += rate * (Math.min(5 * smooth * smooth, 9 * spread) - spread);
      const scaled = clamp(deviation / Math.max(1, Math.sqrt(spread)), -MOST_AT_ONCE, MOST_AT_ONCE) * perHour;
      add(above, at, scaled - SLACK * perHour);
      add(below, at, -scaled - SLACK * perHour);
    },
    value: () => 1 - Math.exp(-louder().sum / HALF_WAY),
    sinceAt: () => {
      const side = louder();
      return side.sum > 0 ? side.startAt : undefined;
    },
    side: () => (louder() === above ? 1 : -1),
    interrupt: () => {
      above.sum = 0;
      below.sum = 0;
      smooth = 0;
    },
  };
};

type Side = { sum: number; startAt: Instant };

const add = (side: Side, at: Instant, amount: number): void => {
  if (side.sum === 0) side.startAt = at;
  side.sum = clamp(side.sum + amount, 0, MOST);
};
