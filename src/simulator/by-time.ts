// Lists in the order of time: sorting them, finding a place in them, and putting two of them together.
import type { Instant } from '../domain/instant.ts';

export const sortedByTime = <T>(list: readonly T[], timeOf: (item: T) => Instant): readonly T[] =>
  [...list].sort((a, b) => timeOf(a) - timeOf(b));

/** Index of the first item at or after the instant, in a list in order. */
export const firstFrom = <T>(list: readonly T[], timeOf: (item: T) => Instant, at: Instant): number => {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = list[middle];
    if (item !== undefined && timeOf(item) < at) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Both in order; the few are put between the many without looking at each of these. At the same instant the many come first. */
export const mergedByTime = <T>(many: readonly T[], few: readonly T[], timeOf: (item: T) => Instant): readonly T[] => {
  const parts: (readonly T[])[] = [];
  let from = 0;
  for (const item of few) {
    const to = firstFrom(many, timeOf, timeOf(item) + 1);
    parts.push(many.slice(from, to), [item]);
    from = to;
  }
  return joined([...parts, many.slice(from)]);
};

/** Several times faster than `flat` for long lists. */
export const joined = <T>(parts: readonly (readonly T[])[]): readonly T[] => {
  const [first = [], ...rest] = parts;
  return first.concat(...rest);
};
