// Sorts flows by any column: equal ones keep their order, what is not reported comes last in both directions.
import { type FlowTable, NO_PORT, type Rows } from './flow-table.ts';
import { sortByFloats, sortByKeys } from './sorting/radix-sort.ts';
import { addressRanks, nameRanks, type Ranks, setRanks, textRanks } from './sorting/ranks.ts';

/** `source` and `destination` sort by address, `sourceName` and `destinationName` by what people call the machine. */
export type SortColumn =
  | 'startAt'
  | 'endAt'
  | 'durationMs'
  | 'bytes'
  | 'packets'
  | 'sourcePort'
  | 'destinationPort'
  | 'protocol'
  | 'applicationProtocol'
  | 'direction'
  | 'flags'
  | 'source'
  | 'destination'
  | 'sourceName'
  | 'destinationName';

export type SortOrder = 'ascending' | 'descending';

export const sortRows = (table: FlowTable, rows: Rows, column: SortColumn, order: SortOrder): Rows => {
  const isDescending = order === 'descending';
  switch (column) {
    case 'startAt':
    case 'endAt':
    case 'durationMs':
    case 'bytes':
    case 'packets':
      return sortByFloats(rows, pick(table[column], rows), isDescending);
    case 'sourcePort':
    case 'destinationPort':
      return sortByKeys(rows, portKeys(table[column], rows, isDescending));
    case 'protocol':
    case 'applicationProtocol':
    case 'direction':
      return sortByKeys(rows, rankKeys(table[column], textRanks(table.texts), rows, isDescending));
    case 'flags':
      return sortByKeys(rows, rankKeys(table.flags, setRanks(table.sets), rows, isDescending));
    case 'source':
    case 'destination':
      return sortByKeys(rows, rankKeys(table[column], addressRanks(table), rows, isDescending));
    case 'sourceName':
      return sortByKeys(rows, rankKeys(table.source, nameRanks(table), rows, isDescending));
    case 'destinationName':
      return sortByKeys(rows, rankKeys(table.destination, nameRanks(table), rows, isDescending));
  }
};

/** Above every rank and every port. */
const LAST = 0xffffffff;
/** Turns an order around and stays below `LAST`. */
const TURN = 0xfffffffe;

const pick = (column: Float64Array, rows: Rows): Float64Array => {
  const values = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) values[index] = column[rows[index] ?? 0] ?? Number.NaN;
  return values;
};

const portKeys = (column: Int32Array, rows: Rows, isDescending: boolean): Uint32Array => {
  const keys = new Uint32Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    const port = column[rows[index] ?? 0] ?? NO_PORT;
    keys[index] = port === NO_PORT ? LAST : isDescending ? TURN - port : port;
  }
  return keys;
};

const rankKeys = (column: Uint32Array, ranks: Ranks, rows: Rows, isDescending: boolean): Uint32Array => {
  const keys = new Uint32Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    const rank = ranks[column[rows[index] ?? 0] ?? 0] ?? 0;
    keys[index] = rank === 0 ? LAST : isDescending ? TURN - rank : rank;
  }
  return keys;
};
