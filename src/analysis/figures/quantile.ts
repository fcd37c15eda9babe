// Quantiles of a handful of numbers, with interpolation between neighbours.

/** `fraction` 0 to 1; undefined of nothing. */
export const quantile = (values: readonly number[], fraction: number): number | undefined =>
  quantileOfSorted(Float64Array.from(values).sort(), fraction);

export const median = (values: readonly number[]): number | undefined => quantile(values, 0.5);

export const quantileOfSorted = (sorted: Float64Array, fraction: number): number | undefined => {
  const place = (sorted.length - 1) * fraction;
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  const part = place - Math.floor(place);
  if (low === undefined || high === undefined) return undefined;
  return low === high ? low : low * (1 - part) + high * part;
};
