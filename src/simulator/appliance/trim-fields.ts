// responsedata: leaves one field of an answer, or of every object of a list, still wrapped as it was.

/** A list of whose objects nothing is left is told as one empty object in a list. */
export const trimFields = (value: unknown, field: string | undefined): unknown => {
  if (field === undefined) return value;
  if (!Array.isArray(value)) return trimObject(value, field);
  const trimmed = value.map((item) => trimObject(item, field));
  return trimmed.length > 0 && trimmed.every((item) => Object.keys(item).length === 0) ? [{}] : trimmed;
};

/** In any case: the categories of /enums are written with capitals, and asked for without. */
const trimObject = (value: unknown, field: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(Object(value)).filter(([name]) => name.toLowerCase() === field.toLowerCase()));
