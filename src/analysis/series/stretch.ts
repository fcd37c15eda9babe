// The last so many points as one: how far they lie from their habit together.
import { clamp } from './clamp.ts';
import type { Gauge } from './detector.ts';
import { createStrength } from './strength.ts';

/** One point alone must not carry a stretch. */
const MOST_DEVIATION = 15;
/** Longer stretches are kept in blocks of several points, the newest of them not yet full. */
const MOST_BLOCKS = 48;

export const createStretch = (length: number, stepMs: number): Gauge => {
  const strength = createStrength(stepMs);
  const window = createWindow(length);
  return {
    push: (sample) => {
      const together = window.push(clamp(sample.deviation, -MOST_DEVIATION, MOST_DEVIATION), sample.weight);
      return window.isHalfEmpty() ? 0 : strength.push(together, sample);
    },
    tell: window.clear,
    interrupt: window.clear,
    pointCount: window.count,
    stateBytes: strength.stateBytes + window.stateBytes,
  };
};

type MovingWindow = Readonly<{
  /** The weighted deviations of the window as one deviation. */
  push(deviation: number, weight: number): number;
  isHalfEmpty(): boolean;
  count(): number;
  clear(): void;
  stateBytes: number;
}>;

const createWindow = (length: number): MovingWindow => {
  const blockCount = Math.min(length, MOST_BLOCKS);
  const blockLength = Math.ceil(length / blockCount);
  const sums = new Float64Array(blockCount);
  const squares = new Float64Array(blockCount);
  let block = 0;
  let inBlock = 0;
  let count = 0;
  let sum = 0;
  let square = 0;
  const openBlock = (): void => {
    block = (block + 1) % blockCount;
    inBlock = 0;
    sum -= sums[block] ?? 0;
    square -= squares[block] ?? 0;
    sums[block] = 0;
    squares[block] = 0;
    if (block > 0) return;
    // Once a round everything is added up anew, so that what rounding leaves behind never grows.
    sum = 0;
    square = 0;
    for (let at = 0; at < blockCount; at += 1) {
      sum += sums[at] ?? 0;
      square += squares[at] ?? 0;
    }
  };
  return {
    push: (deviation, weight) => {
      if (inBlock === blockLength) openBlock();
      sums[block] = (sums[block] ?? 0) + deviation * weight;
      squares[block] = (squares[block] ?? 0) + weight * weight;
      sum += deviation * weight;
      square += weight * weight;
      inBlock += 1;
      count = Math.min(length, count + 1);
      return sum / Math.sqrt(Math.max(square, weight * weight));
    },
    count: () => count,
    isHalfEmpty: () => count * 2 < length,
    clear: () => {
      sums.fill(0);
      squares.fill(0);
      count = 0;
      sum = 0;
      square = 0;
    },
    stateBytes: sums.byteLength + squares.byteLength,
  };
};
