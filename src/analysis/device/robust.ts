// Where a value stands among others, told by their median on a log scale, so that one strange peer moves nothing.

export type Weighted = Readonly<{ value: number; weight: number }>;

/** `centre` and `scale` are logarithms. */
export type LogBand = Readonly<{ centre: number; scale: number; shift: number }>;

/** A peer whose similarity nobody told resembles the device to a middling degree. */
export const weightOf = (score: number | undefined): number => score ?? 0.5;

/** Makes the median absolute deviation of a normal distribution its standard deviation. */
const MAD_TO_DEVIATION = 1.4826;
/** Peers that agree to the last connection do so by chance: e^0.35 is 40 % either way. */
const LEAST_SCALE = 0.35;
/** Fewer say nothing about how much such devices differ. */
const FEWEST = 3;

/**
 * Half a count (or, for a share, `shift`) is added to all values, so that none has a logarithm too. `countOf` says how many events
 * a typical value stands for: a few of them vary by their square root.
 */
export const bandOf = (
  values: readonly Weighted[],
  shift: number,
  countOf: (median: number) => number,
): LogBand | undefined => {
  if (values.length < FEWEST) return undefined;
  const logs = values.map(({ value, weight }) => ({ value: Math.log(value + shift), weight }));
  const centre = weightedMedian(logs);
  if (centre === undefined) return undefined;
  const apart = weightedMedian(logs.map(({ value, weight }) => ({ value: Math.abs(value - centre), weight }))) ?? 0;
  const count = Math.max(1, countOf(Math.exp(centre) - shift));
  return { centre, shift, scale: Math.max(MAD_TO_DEVIATION * apart, LEAST_SCALE, 1 / Math.sqrt(count)) };
};

/** In scale units: negative below the median. */
export const deviationFrom = (band: LogBand, value: number): number =>
  (Math.log(value + band.shift) - band.centre) / band.scale;

/** The value so many scale units from the median, never below nothing. */
export const valueAt = (band: LogBand, units: number): number | undefined => {
  const value = Math.exp(band.centre + units * band.scale) - band.shift;
  return Number.isFinite(value) ? Math.max(0, value) : undefined;
};

/** The value at which half of the weight lies below; without any weight, all count alike. */
export const weightedMedian = (values: readonly Weighted[]): number | undefined => {
  const total = values.reduce((sum, { weight }) => sum + weight, 0);
  const sorted = [...values]
    .map(({ value, weight }) => ({ value, weight: total > 0 ? weight : 1 }))
    .sort((a, b) => a.value - b.value || a.weight - b.weight);
  const half = (total > 0 ? total : values.length) / 2;
  let below = 0;
  for (const [index, { value, weight }] of sorted.entries()) {
    below += weight;
    if (below > half) return value;
    const next = sorted[index + 1];
    if (below === half && next !== undefined) return value / 2 + next.value / 2;
  }
  return sorted.at(-1)?.value;
};
