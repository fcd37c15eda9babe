// The same text for the same parameters, in whatever order they stand and whether or not others are named without a value.

export const paramsKey = (params: object): string =>
  JSON.stringify(
    Object.entries(params)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
