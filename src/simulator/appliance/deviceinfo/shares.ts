// Lists of shares in whole per cent, the largest first, with the small ones together as "others".
import type { Instant } from '../../../domain/instant.ts';

/** What is counted under the same `key` is one row; `told` is how the row names it. */
export type Counted = Readonly<{ key: string; told: unknown; amount: number; firstAt: Instant }>;

type Named = Readonly<{
  /** The field that holds what is counted. */
  field: string;
  total: number;
  /** Rows of lists about what was served do not tell it. */
  tellsFirstTime: boolean;
}>;

const ROW_LIMIT = 20;
const LEAST_PER_CENT = 1;

type Row = { readonly told: unknown; amount: number; firstAt: Instant };

export const tellShares = (items: readonly Counted[], { field, total, tellsFirstTime }: Named) => {
  const rows = [...gather(items).values()]
    .filter(({ amount }) => amount > 0)
    .sort((one, other) => other.amount - one.amount);
  const percentOf = (amount: number): number => Math.round((100 * amount) / total);
  const large = rows.slice(0, ROW_LIMIT).filter(({ amount }) => percentOf(amount) >= LEAST_PER_CENT);
  const rest = rows.slice(large.length).reduce((sum, { amount }) => sum + amount, 0);
  return [
    ...large.map(({ told, amount, firstAt }) => ({
      [field]: told,
      size: percentOf(amount),
      firstTime: tellsFirstTime ? firstAt : undefined,
    })),
    ...(rest > 0 ? [{ [field]: 'others', size: percentOf(rest) }] : []),
  ];
};

/** In the order in which they were first met, so that equal shares are always told alike. */
const gather = (items: readonly Counted[]): ReadonlyMap<string, Row> => {
  const rows = new Map<string, Row>();
  for (const { key, told, amount, firstAt } of items) {
    const row = rows.get(key) ?? { told, amount: 0, firstAt };
    rows.set(key, row);
    row.amount += amount;
    row.firstAt = Math.min(row.firstAt, firstAt);
  }
  return rows;
};
