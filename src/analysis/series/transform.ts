// Makes the noise of counts and of bytes alike at every level, and back again.

export type Transform = Readonly<{ forth(value: number): number; back(level: number): number }>;

/** A thousand million million: what is larger is no amount of anything on a network, and no number that could be told. */
export const MOST_AMOUNT = 1e15;
const SHIFT = 3 / 8;
const ZERO = 2 * Math.sqrt(SHIFT);

/** Below zero both go on as a mirror image: no count is negative, but other series may come here. */
export const COUNTS: Transform = {
  forth: (value) =>
    value >= 0
      ? 2 * Math.sqrt(Math.min(value, MOST_AMOUNT) + SHIFT)
      : 2 * ZERO - 2 * Math.sqrt(Math.min(-value, MOST_AMOUNT) + SHIFT),
  back: (level) => (level >= ZERO ? (level * level) / 4 - SHIFT : SHIFT - (2 * ZERO - level) ** 2 / 4),
};

/** What is small beside `scale` hardly matters: log1p of single bytes would make a step from none to a kilobyte look like one from there to a gigabyte. */
export const bytesIn = (scale: number): Transform => ({
  forth: (value) =>
    value >= 0 ? Math.log1p(Math.min(value, MOST_AMOUNT) / scale) : -Math.log1p(Math.min(-value, MOST_AMOUNT) / scale),
  back: (level) => (level >= 0 ? scale * Math.expm1(level) : -scale * Math.expm1(-level)),
});
