// Amounts in which the unknown stays unknown and what makes no sense counts as unknown; no sum or share is ever NaN or infinite.
import type { Instant } from '../../domain/instant.ts';

export type Amount = number | undefined;

export const known = (value: Amount): Amount => (value !== undefined && Number.isFinite(value) ? value : undefined);

/** A count or a size that is below zero was never counted, and is as good as not reported. */
export const amountOf = (value: Amount): Amount =>
  value !== undefined && Number.isFinite(value) && value >= 0 ? value : undefined;

export const knownAmounts = (values: readonly Amount[]): readonly number[] =>
  values.map(amountOf).filter((value) => value !== undefined);

/** Beyond this, whole numbers are not exact: no network has moved so many bytes. */
const LARGEST = Number.MAX_SAFE_INTEGER;
/** The last instant that a date can hold, and with the sign turned the first. */
const LAST_AT = 8.64e15;

/** Whether it can be added up without loss: narrower than `amountOf`, which takes any size. */
export const isExactAmount = (value: Amount): value is number => value !== undefined && value >= 0 && value <= LARGEST;

export const isInstant = (at: Instant | undefined): at is Instant =>
  at !== undefined && at >= -LAST_AT && at <= LAST_AT;

/** Of the amounts that are known; undefined where none is. Summed in order of size, so that the order of arrival never shows. */
export const sumKnown = (amounts: readonly Amount[]): Amount => {
  const values = Float64Array.from(amounts.filter((amount) => known(amount) !== undefined).map(Number)).sort();
  return values.length === 0 ? undefined : known(values.reduce((sum, value) => sum + value, 0));
};

/** Of what is known and not below zero; undefined where nothing is. */
export const sumAmounts = (values: readonly Amount[]): Amount => sumKnown(values.map(amountOf));

/** Of the sides that are exact amounts; undefined where neither is. */
export const addKnown = (a: Amount, b: Amount): Amount => {
  if (!isExactAmount(a)) return isExactAmount(b) ? b : undefined;
  return isExactAmount(b) ? a + b : a;
};

/** Undefined as soon as one side is. */
export const addBoth = (a: Amount, b: Amount): Amount =>
  a === undefined || b === undefined ? undefined : known(a + b);

/** How many times `base` goes into `amount`; a base that is not above 0 has no ratio. */
export const ratioOf = (amount: Amount, base: Amount): Amount =>
  amount === undefined || base === undefined || !(base > 0) ? undefined : known(amount / base);

export const meanAmount = (values: readonly Amount[]): Amount =>
  ratioOf(sumAmounts(values), knownAmounts(values).length);

/** In percent, 0 to 100. A part that is negative or larger than its whole is no part of it. */
export const shareOf = (part: Amount, whole: Amount): Amount => {
  if (part === undefined || whole === undefined || !(whole > 0) || !(part >= 0 && part <= whole)) return undefined;
  // Multiplied first: 30 of 100 is then exactly 30 and not a hair above a threshold of 30.
  return known((part * 100) / whole) ?? known((part / whole) * 100);
};

/** In percent of what was before; undefined where nothing was. */
export const changeOf = (now: Amount, before: Amount): Amount =>
  now === undefined || before === undefined || !(before > 0) ? undefined : known(((now - before) * 100) / before);
