// Arithmetic in which the unknown stays unknown, and in which no sum or share is ever NaN or infinite.

export type Amount = number | undefined;

export const known = (value: Amount): Amount => (value !== undefined && Number.isFinite(value) ? value : undefined);

/** Of the amounts that are known; undefined where none is. Summed in order of size, so that the order of arrival never shows. */
export const sumKnown = (amounts: readonly Amount[]): Amount => {
  const values = Float64Array.from(amounts.filter((amount) => known(amount) !== undefined).map(Number)).sort();
  return values.length === 0 ? undefined : known(values.reduce((sum, value) => sum + value, 0));
};

/** Undefined as soon as one side is. */
export const addBoth = (a: Amount, b: Amount): Amount =>
  a === undefined || b === undefined ? undefined : known(a + b);

/** How many times `base` goes into `amount`; a base that is not above 0 has no ratio. */
export const ratioOf = (amount: Amount, base: Amount): Amount =>
  amount === undefined || base === undefined || !(base > 0) ? undefined : known(amount / base);

/** In percent, 0 to 100. A part that is negative or larger than its whole is no part of it. */
export const shareOf = (part: Amount, whole: Amount): Amount => {
  if (part === undefined || whole === undefined || !(whole > 0) || !(part >= 0 && part <= whole)) return undefined;
  // Multiplied first: 30 of 100 is then exactly 30 and not a hair above a threshold of 30.
  return known((part * 100) / whole) ?? known((part / whole) * 100);
};

/** In percent of what was before; undefined where nothing was. */
export const changeOf = (now: Amount, before: Amount): Amount =>
  now === undefined || before === undefined || !(before > 0) ? undefined : known(((now - before) * 100) / before);
