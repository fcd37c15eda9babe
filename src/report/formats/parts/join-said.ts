// Joins what is said of one thing, where some of it may not be said at all.

export const joinSaid = (parts: readonly (string | undefined)[], between = ', '): string =>
  parts.filter((part) => part !== undefined && part !== '').join(between);
