// Two small whole numbers as one: the first times this, plus the second.

/** Both parts stay below it (2^26), so that the key is an exact whole number. */
export const LAST_PAIR_PART = 67_108_864;

export const pairKey = (one: number, other: number): number => one * LAST_PAIR_PART + other;
