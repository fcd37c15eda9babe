// Sorts flows by any column: equal ones keep their order, what is not reported comes last in both directions.
import { type FlowTable, NO_PORT, NO_SCORE, type Rows } from './flow-table.ts';
import { runThrough, type Steps } from './run-through.ts';
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
  | 'score'
  | 'source'
  | 'destination'
  | 'sourceName'
  | 'destinationName';

export type SortOrder = 'ascending' | 'descending';

export const sortRows = (...given: Parameters<typeof sortRowsInSteps>): Rows => runThrough(sortRowsInSteps(...given));

/** No step takes longer than a few milliseconds for 200,000 rows. */
export function* sortRowsInSteps(table: FlowTable, rows: Rows, column: SortColumn, order: SortOrder): Steps<Rows> {
  const isDescending = order === 'descending';
  switch (column) {
    case 'startAt':
    case 'endAt':
    case 'durationMs':
    case 'bytes':
    case 'packets': {
      const values = pick(table[column], rows);
      yield;
      const keys = wholeKeys(values, isDescending);
      yield;
      return keys === undefined ? yield* sortByFloats(rows, values, isDescending) : yield* sortByKeys(rows, keys);
    }
    case 'sourcePort':
    case 'destinationPort': {
      const keys = portKeys(table[column], rows, isDescending);
      yield;
      return yield* sortByKeys(rows, keys);
    }
    case 'score': {
      const keys = scoreKeys(table.score, rows, isDescending);
      yield;
      return yield* sortByKeys(rows, keys);
    }
    default: {
      const { codes, ranks } = yield* ranked(table, column);
      yield;
      const keys = rankKeys(codes, ranks, rows, isDescending);
      yield;
      return yield* sortByKeys(rows, keys);
    }
  }
}

type RankedColumn =
  | 'protocol'
  | 'applicationProtocol'
  | 'direction'
  | 'flags'
  | 'source'
  | 'destination'
  | 'sourceName'
  | 'destinationName';

function* ranked(table: FlowTable, column: RankedColumn): Steps<Readonly<{ codes: Uint32Array; ranks: Ranks }>> {
  switch (column) {
    case 'protocol':
    case 'applicationProtocol':
    case 'direction':
      return { codes: table[column], ranks: yield* textRanks(table.texts) };
    case 'flags':
      return { codes: table.flags, ranks: yield* setRanks(table.sets) };
    case 'source':
    case 'destination':
      return { codes: table[column], ranks: yield* addressRanks(table) };
    case 'sourceName':
      return { codes: table.source, ranks: yield* nameRanks(table) };
    case 'destinationName':
      return { codes: table.destination, ranks: yield* nameRanks(table) };
  }
}

/** Above every rank and every port. */
const LAST = 0xffffffff;
/** Turns an order around and stays below `LAST`. */
const TURN = 0xfffffffe;

const pick = (column: Float64Array, rows: Rows): Float64Array => {
  const values = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) values[index] = column[rows[index] ?? 0] ?? Number.NaN;
  return values;
};

/**
 * Whole numbers that lie close enough together, as the times of a window do, are sorted in half the passes. Undefined for others. What is
 * unknown comes last in both directions.
 */
const wholeKeys = (values: Float64Array, isDescending: boolean): Uint32Array | undefined => {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? Number.NaN;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (!(most - least <= TURN)) return undefined;
  const keys = new Uint32Array(values.length);
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? Number.NaN;
    const key = isDescending ? most - value : value - least;
    keys[index] = Number.isNaN(key) ? LAST : key;
    // What is no whole number is not the same after this.
    if (keys[index] !== key && !Number.isNaN(key)) return undefined;
  }
  return keys;
};

const portKeys = (column: Int32Array, rows: Rows, isDescending: boolean): Uint32Array => {
  const keys = new Uint32Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    const port = column[rows[index] ?? 0] ?? NO_PORT;
    keys[index] = port === NO_PORT ? LAST : isDescending ? TURN - port : port;
  }
  return keys;
};

const scoreKeys = (column: Uint8Array, rows: Rows, isDescending: boolean): Uint32Array => {
  const keys = new Uint32Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    const score = column[rows[index] ?? 0] ?? NO_SCORE;
    keys[index] = score === NO_SCORE ? LAST : isDescending ? NO_SCORE - score : score;
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
