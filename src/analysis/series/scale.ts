// The scale on which a series is judged: square roots for counts, logarithms for bytes in units of the series' own size.
import { HOUR_MS } from '../../domain/instant.ts';
import { clamp } from './clamp.ts';
import type { SeriesUnit } from './series-score.ts';
import { bytesIn, COUNTS, type Transform } from './transform.ts';

export type Scale = Readonly<{
  forth(value: number): number;
  back(level: number): number;
  /** How much a change in proportion shows at this level, in usual deviations. */
  weightOf(base: number, spread: number): number;
  /** Looks at the sizes of the first day; once they are known, tells how levels told so far are to be converted. */
  settle(value: number, stepMs: number): Conversion | undefined;
}>;

export type Conversion = Readonly<{ convert(level: number): number; factor: number }>;

/** A kilobyte, until the series has shown what is much for it. */
const FIRST_BYTES = 1_000;
/** Of the mean value: what is below this is next to nothing. */
const SMALL_SHARE = 0.1;
const SETTLING_HOURS = 24;
const FEWEST_VALUES = 6;
/** The square of the level of zero, and the least that is left when it is taken away. */
const ZERO_SQUARE = 1.5;
const LEAST_SQUARE = 0.4;

export const createScale = (unit: SeriesUnit): Scale => {
  let transform: Transform = unit === 'count' ? COUNTS : bytesIn(FIRST_BYTES);
  let isSettled = unit === 'count';
  let sum = 0;
  let count = 0;
  const settleAt = (mean: number): Conversion => {
    const before = transform;
    const scale = Math.max(1, SMALL_SHARE * mean);
    transform = bytesIn(scale);
    isSettled = true;
    return {
      convert: (level) => transform.forth(before.back(level)),
      factor: (FIRST_BYTES + mean) / (scale + mean),
    };
  };
  return {
    forth: (value) => transform.forth(value),
    back: (level) => transform.back(level),
    weightOf: (base, spread) =>
      unit === 'bytes'
        ? 1 / Math.max(spread, 1e-3)
        : clamp(Math.sqrt(Math.max(LEAST_SQUARE, base * base - ZERO_SQUARE)) / spread, 1e-3, 1e3),
    settle: (value, stepMs) => {
      if (isSettled) return undefined;
      sum += Math.abs(value);
      count += 1;
      return sum === 0 || count < FEWEST_VALUES || count * stepMs < SETTLING_HOURS * HOUR_MS
        ? undefined
        : settleAt(sum / count);
    },
  };
};
