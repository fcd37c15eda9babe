// The orders in which results stand, so that neither the order of arrival nor the language of the machine shows.
import type { Amount } from './known.ts';

/** By code units: the same on every machine. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The largest first, the unknown last. */
export const byMost = (a: Amount, b: Amount): number => {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a === b ? 0 : b - a;
};
