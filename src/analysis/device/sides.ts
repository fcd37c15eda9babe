// Two devices beside each other: what is told of either.
import { type Amount, sumAmounts } from '../figures/known.ts';
import { byMost } from '../figures/ordering.ts';

export type Sides<T> = Readonly<{ one: T; other: T }>;

export const bothOf = <From, To>({ one, other }: Sides<From>, read: (from: From) => To): Sides<To> => ({
  one: read(one),
  other: read(other),
});

/** What both have together. */
export const byBoth = (a: Sides<Amount>, b: Sides<Amount>): number =>
  byMost(sumAmounts([a.one, a.other]), sumAmounts([b.one, b.other]));
