// Counting by key, and the keys in the order of their counts.

export const addTo = <Key>(counts: Map<Key, number>, key: Key, amount: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + amount);
};

/** Equal counts stand in the order of their keys, so that the same flows are always told alike. */
export const mostFrequent = <Key extends string | number>(
  counts: ReadonlyMap<Key, number>,
): readonly (readonly [Key, number])[] =>
  [...counts].sort(([oneKey, one], [otherKey, other]) => other - one || (oneKey < otherKey ? -1 : 1));
