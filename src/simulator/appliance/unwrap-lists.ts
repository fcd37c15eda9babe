// Every list that holds one object and nothing else, as that object.

export const unwrapLists = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    const [only] = value;
    return value.length === 1 && isObject(only) ? unwrapLists(only) : value.map(unwrapLists);
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, unwrapLists(held)]));
};

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
