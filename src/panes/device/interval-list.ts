// The columns of the intervals of a device.
import { ratioOf } from '../../analysis/figures/known.ts';
import type { Instant } from '../../domain/instant.ts';
import { formatBytes, formatCount } from '../../text/units.ts';
import type { TableSort } from '../../widgets/table-props.ts';
import type { OrderedColumn } from './ordered-rows.ts';

export type IntervalRow = Readonly<{
  at: Instant;
  connections: number | undefined;
  destinations: number | undefined;
  internal: number | undefined;
  external: number | undefined;
  sent: number | undefined;
  received: number | undefined;
  /** In words what leaves its habit here; empty where nothing does. */
  unusual: string;
}>;

export const INTERVAL_ORDER = 'intervals by';
export const INTERVAL_USUAL: TableSort = { id: 'begins', isDescending: true };

const NUMBER = { align: 'right' } as const;

type Amounts = Exclude<keyof IntervalRow, 'at' | 'unusual'>;

const amountColumn = (
  id: Amounts,
  title: string,
  weight: number,
  write: (value: number) => string,
): OrderedColumn<IntervalRow> => ({
  ...{ id, title, ...NUMBER, weight, least: Math.max(8, title.length) },
  write: (row) => {
    const value = row[id];
    // What was not told is not nothing.
    return value === undefined ? '-' : write(value);
  },
  order: (row) => row[id],
});

export const INTERVAL_COLUMNS: readonly OrderedColumn<IntervalRow>[] = [
  {
    ...{ id: 'begins', title: 'begins', ...NUMBER, weight: 9, least: 17 },
    write: ({ at }, clock) => clock.minute(at),
    order: ({ at }) => at,
  },
  amountColumn('connections', 'connections', 9, formatCount),
  amountColumn('destinations', 'destinations', 6, formatCount),
  amountColumn('internal', 'internal', 5, formatCount),
  amountColumn('external', 'external', 7, formatCount),
  amountColumn('sent', 'sent', 8, formatBytes),
  amountColumn('received', 'received', 8, formatBytes),
  {
    ...{ id: 'ratio', title: 'out to in', ...NUMBER, weight: 4, least: 9 },
    write: ({ sent, received }) => {
      const ratio = ratioOf(sent, received);
      return ratio === undefined ? '-' : `${formatCount(ratio, 2)}x`;
    },
    order: ({ sent, received }) => ratioOf(sent, received),
  },
  {
    ...{ id: 'unusual', title: 'unusual in', align: 'left', isText: true, weight: 7, least: 11, grows: true },
    write: ({ unusual }) => unusual,
    order: ({ unusual }) => unusual,
  },
];

/** Without those that no interval tells, where what intervals leave out is told otherwise. */
export const intervalColumns = (
  rows: readonly IntervalRow[],
  isToldOtherwise: boolean,
): readonly OrderedColumn<IntervalRow>[] =>
  isToldOtherwise
    ? INTERVAL_COLUMNS.filter(({ id }) => {
        const amount = OFTEN_UNTOLD.find((one) => one === id);
        return amount === undefined || rows.some((row) => row[amount] !== undefined);
      })
    : INTERVAL_COLUMNS;

const OFTEN_UNTOLD: readonly Amounts[] = ['destinations', 'internal', 'external'];

export const INTERVAL_WIDTHS = {
  begins: 17,
  connections: 11,
  destinations: 12,
  internal: 8,
  external: 8,
  sent: 9,
  received: 9,
  ratio: 9,
  unusual: 24,
};
