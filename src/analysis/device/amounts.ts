// Amounts of a device: a count or a size that is below zero was never counted, and is as good as not reported.
import { type Amount, ratioOf, sumKnown } from '../figures/known.ts';

export const amountOf = (value: Amount): Amount =>
  value !== undefined && Number.isFinite(value) && value >= 0 ? value : undefined;

export const knownAmounts = (values: readonly Amount[]): readonly number[] =>
  values.map(amountOf).filter((value) => value !== undefined);

/** Of what is known; undefined when nothing is. */
export const sumAmounts = (values: readonly Amount[]): Amount => sumKnown(values.map(amountOf));

export const meanAmount = (values: readonly Amount[]): Amount =>
  ratioOf(sumAmounts(values), knownAmounts(values).length);
