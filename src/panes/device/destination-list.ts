// The destinations of a device as a list that can be ordered and narrowed.
import type { DestinationList, DestinationRow } from '../../analysis/device/destinations.ts';
import type { ClockFace } from '../../text/clock-face.ts';
import { formatBytes, formatCount, formatPercent } from '../../text/units.ts';
import type { TableSort } from '../../widgets/table-props.ts';
import type { Option } from '../pane.ts';
import { type OrderedColumn, type Ordering, orderRows } from './ordered-rows.ts';

/** The choices of the view. */
export const DESTINATION_SIDE = 'side';
export const DESTINATION_ORDER = 'destinations by';

export const SIDES: readonly Option[] = [
  { id: 'all', title: 'all' },
  { id: 'external', title: 'external' },
  { id: 'internal', title: 'internal' },
  { id: 'unplaced', title: 'not told' },
];

const sideOf = ({ isExternal }: DestinationRow): string => {
  if (isExternal === undefined) return '';
  return isExternal ? 'out' : 'in';
};

const amount = (write: (value: number) => string, value: number | undefined): string =>
  value === undefined ? '' : write(value);

/** A moment that was not told leaves its place empty. What is kept is of weeks: the year would say nothing. */
const moment = (clock: ClockFace, at: number | undefined): string =>
  at === undefined ? '' : clock.minute(at).replace(/^\d+-/, '');

/** A share that the appliance tells has no digits behind the point. */
const tellShare = (percent: number): string => formatPercent(percent, Number.isInteger(percent) ? 0 : 1);

/** None that were told are none that are known. */
const countOf = (list: readonly unknown[]): number | undefined => (list.length === 0 ? undefined : list.length);

const NUMBER = { align: 'right' } as const;
const TEXT = { align: 'left', isText: true } as const;
const LIST = { align: 'left' } as const;

/** The usual order comes first. */
export const DESTINATION_ORDERED: TableSort = { id: 'connections', isDescending: true };
const USUAL_OF_SHARES: TableSort = { id: 'share', isDescending: true };

export const DESTINATION_COLUMNS: readonly OrderedColumn<DestinationRow>[] = [
  {
    ...{ id: 'name', title: 'destination', ...TEXT, weight: 9, least: 22, most: 60, grows: true },
    write: ({ label }) => label,
    order: ({ label }) => label.toLowerCase(),
  },
  {
    ...{ id: 'address', title: 'address', ...TEXT, weight: 4, least: 15 },
    write: ({ ip }) => ip ?? '',
    order: ({ ip }) => ip?.replace(/\d+/g, (digits) => digits.padStart(3, '0')),
  },
  { ...{ id: 'side', title: 'side', ...TEXT, weight: 7, least: 4 }, write: sideOf, order: sideOf },
  {
    ...{ id: 'country', title: 'country', ...TEXT, weight: 6, least: 13 },
    write: ({ country }) => country ?? '',
    order: ({ country }) => country?.toLowerCase(),
  },
  {
    ...{ id: 'connections', title: 'connections', ...NUMBER, weight: 9, least: 13 },
    write: ({ connections }) => amount(formatCount, connections),
    order: ({ connections }) => connections,
  },
  {
    ...{ id: 'share', title: 'share', ...NUMBER, weight: 2, least: 6 },
    write: ({ sharePercent, connections }) =>
      amount(connections === undefined ? tellShare : formatPercent, sharePercent),
    order: ({ sharePercent }) => sharePercent,
  },
  {
    ...{ id: 'bytes', title: 'bytes', ...NUMBER, weight: 8, least: 8 },
    write: ({ bytes }) => amount(formatBytes, bytes),
    order: ({ bytes }) => bytes,
  },
  {
    ...{ id: 'sent', title: 'sent', ...NUMBER, weight: 5, least: 8 },
    write: ({ bytesOut }) => amount(formatBytes, bytesOut),
    order: ({ bytesOut }) => bytesOut,
  },
  {
    ...{ id: 'received', title: 'received', ...NUMBER, weight: 5, least: 8 },
    write: ({ bytesIn }) => amount(formatBytes, bytesIn),
    order: ({ bytesIn }) => bytesIn,
  },
  {
    ...{ id: 'ports', title: 'ports', ...LIST, weight: 7, least: 9, most: 20 },
    write: ({ ports }) => ports.join(' '),
    order: ({ ports }) => countOf(ports),
  },
  {
    ...{ id: 'protocols', title: 'protocols', ...LIST, weight: 1, least: 9 },
    write: ({ protocols }) => protocols.join(' '),
    order: ({ protocols }) => countOf(protocols),
  },
  {
    ...{ id: 'first', title: 'first', ...LIST, weight: 6, least: 12 },
    write: ({ firstAt }, clock) => moment(clock, firstAt),
    order: ({ firstAt }) => firstAt,
  },
  {
    ...{ id: 'last', title: 'last', ...LIST, weight: 8, least: 12 },
    write: ({ lastAt }, clock) => moment(clock, lastAt),
    order: ({ lastAt }) => lastAt,
  },
];

export const DESTINATION_WIDTHS = {
  name: 34,
  address: 15,
  side: 4,
  country: 14,
  connections: 11,
  share: 6,
  bytes: 9,
  sent: 9,
  received: 9,
  ports: 16,
  protocols: 9,
  first: 12,
  last: 12,
};

/** Of shares only the columns that say something. */
export const destinationOrdering = (list: DestinationList | undefined): Ordering<DestinationRow> => {
  const how = { choice: DESTINATION_ORDER, title: 'Order of the destinations' };
  if (list?.hasAmounts !== false) return { ...how, columns: DESTINATION_COLUMNS, usual: DESTINATION_ORDERED };
  const told = DESTINATION_COLUMNS.filter(
    ({ id, order }) => id === 'name' || list.destinations.some((row) => order(row) !== undefined && order(row) !== ''),
  );
  const columns = told.map((column) => (column.id === 'share' ? { ...column, weight: 9 } : column));
  return { ...how, columns, usual: USUAL_OF_SHARES };
};

export type DestinationsWanted = Readonly<{ side: string; words: readonly string[]; order: TableSort }>;

export const destinationsMeant = (
  rows: readonly DestinationRow[],
  { side, words, order }: DestinationsWanted,
): readonly DestinationRow[] => {
  const wanted = words.map((word) => word.toLowerCase());
  return orderRows(
    rows.filter((row) => isOnSide(row, side) && wanted.every((word) => holds(row, word))),
    DESTINATION_COLUMNS,
    order,
  );
};

const isOnSide = ({ isExternal }: DestinationRow, side: string): boolean => {
  switch (side) {
    case 'external':
      return isExternal === true;
    case 'internal':
      return isExternal === false;
    case 'unplaced':
      return isExternal === undefined;
    default:
      return true;
  }
};

const holds = ({ label, ip, country, ports, protocols, did }: DestinationRow, word: string): boolean =>
  [label, ip, country, did, ...ports, ...protocols].some(
    (one) => one !== undefined && String(one).toLowerCase().includes(word),
  );
