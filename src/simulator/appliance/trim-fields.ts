// responsedata: leaves one field of an answer, or of every object of a list, still wrapped as it was.

/** Most endpoints know no list of fields: they look for one field of that whole name. */
export type FieldsMeant = (asked: string) => readonly string[];

export const oneField: FieldsMeant = (asked) => [asked];

export const severalFields: FieldsMeant = (asked) => asked.split(',').map((field) => field.trim());

/** A list of whose objects nothing is left is told as one empty object in a list. */
export const trimFields = (value: unknown, fields: readonly string[]): unknown => {
  const wanted = new Set(fields.map((field) => field.toLowerCase()));
  if (!Array.isArray(value)) return trimObject(value, wanted);
  const trimmed = value.map((item) => trimObject(item, wanted));
  return trimmed.length > 0 && trimmed.every((item) => Object.keys(item).length === 0) ? [{}] : trimmed;
};

/** In any case: the categories of /enums are written with capitals, and asked for without. */
const trimObject = (value: unknown, wanted: ReadonlySet<string>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(Object(value)).filter(([name]) => wanted.has(name.toLowerCase())));
