// responsedata on an object's own fields: the named ones stay, and names that are unknown select nothing.

export const keepFields = (
  value: Readonly<Record<string, unknown>>,
  names: ReadonlySet<string> | undefined,
): Readonly<Record<string, unknown>> =>
  names === undefined ? value : Object.fromEntries(Object.entries(value).filter(([name]) => names.has(name)));
