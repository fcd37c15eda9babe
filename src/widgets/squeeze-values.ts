// Fits any number of values to a number of columns: a column of several shows the highest, as a peak must not vanish.

type Value = number | undefined;

/** Fewer values than columns stay as they are. */
export const squeezeValues = (values: readonly Value[], columns: number): readonly Value[] => {
  if (values.length <= columns) return values;
  return Array.from({ length: columns }, (_, column) =>
    values
      .slice(Math.floor((column * values.length) / columns), Math.floor(((column + 1) * values.length) / columns))
      .reduce<Value>(higher, undefined),
  );
};

const higher = (one: Value, other: Value): Value => {
  if (other === undefined || !Number.isFinite(other)) return one;
  return one === undefined ? other : Math.max(one, other);
};
