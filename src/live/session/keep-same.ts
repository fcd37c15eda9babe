// Keeps the object that was there while a new one says the same, so that whoever compares by identity sees no change.

/** Compares field by field, each by identity. */
export const isSameRecord = (last: object, fresh: object): boolean => {
  const fields = Object.entries(fresh);
  const before = new Map<string, unknown>(Object.entries(last));
  return before.size === fields.length && fields.every(([name, value]) => Object.is(before.get(name), value));
};

/** Without a last one, the fresh one. */
export const keepSame = <T extends object>(last: T | undefined, fresh: T): T =>
  last !== undefined && isSameRecord(last, fresh) ? last : fresh;

/** Element by element; the same array only if all of its elements stayed. */
export const keepSameList = <T extends object>(last: readonly T[], fresh: readonly T[]): readonly T[] => {
  const kept = fresh.map((one, index) => keepSame(last[index], one));
  return kept.length === last.length && kept.every((one, index) => one === last[index]) ? last : kept;
};
