// Makes the noise of counts and of bytes alike at every level, and back again.
import type { SeriesUnit } from './series-score.ts';

export type Transform = Readonly<{ forth(value: number): number; back(level: number): number }>;

/** Larger amounts would leave the numbers that squares of levels can hold. */
const MOST = 1e30;
const SHIFT = 3 / 8;
const ZERO = 2 * Math.sqrt(SHIFT);

/** Below zero both go on as a mirror image: no count is negative, but other series may come here. */
export const transformOf = (unit: SeriesUnit): Transform => (unit === 'count' ? COUNTS : BYTES);

const COUNTS: Transform = {
  forth: (value) =>
    value >= 0
      ? 2 * Math.sqrt(Math.min(value, MOST) + SHIFT)
      : 2 * ZERO - 2 * Math.sqrt(Math.min(-value, MOST) + SHIFT),
  back: (level) => (level >= ZERO ? (level * level) / 4 - SHIFT : SHIFT - (2 * ZERO - level) ** 2 / 4),
};

/** A kilobyte more or less is nothing: below it the logarithm is nearly straight. */
const BYTES_SCALE = 20_000;

const BYTES: Transform = {
  forth: (value) =>
    value >= 0 ? Math.log1p(Math.min(value, MOST) / BYTES_SCALE) : -Math.log1p(Math.min(-value, MOST) / BYTES_SCALE),
  back: (level) => (level >= 0 ? BYTES_SCALE * Math.expm1(level) : -BYTES_SCALE * Math.expm1(-level)),
};
