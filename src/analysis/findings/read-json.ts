// Takes apart JSON that anybody may have written: nothing about it is known beforehand.

export type Raw = Readonly<Record<string, unknown>>;

/** Undefined for what is no JSON: JSON itself has no such value. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const isRecord = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
