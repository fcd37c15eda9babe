// The places of texts, lists of texts and ends in their order, worked out once for each table: then sorting flows is sorting numbers. In slices.
import { prepareAddresses } from '../end-addresses.ts';
import { type Dictionary, type EndColumns, type FlowTable, NO_CODE } from '../flow-table.ts';
import type { Steps } from '../run-through.ts';
import { mergeSort } from './merge-sort.ts';
import { orderByWords, sortableWords } from './radix-sort.ts';

/** For each code its rank from 1, the same for what reads the same; 0 for what is not reported. */
export type Ranks = Uint32Array;

/** Without regard to case. */
export const textRanks = (texts: Dictionary): Steps<Ranks> =>
  remembered(textCache, texts, () => rankTexts(texts.count, (code) => texts.textOf(code)));

export const setRanks = (sets: FlowTable['sets']): Steps<Ranks> =>
  remembered(setCache, sets, () => rankTexts(sets.count, (code) => sets.textsOf(code)?.join(' ')));

/** Addresses in the order of their numbers, IPv4 before IPv6, then names, then devices known by their id alone. */
export const addressRanks = (table: FlowTable): Steps<Ranks> =>
  remembered(addressCache, table.ends, () => rankAddresses(table));

/** By host name, else label, else address, else id. */
export const nameRanks = (table: FlowTable): Steps<Ranks> => remembered(nameCache, table.ends, () => rankNames(table));

const textCache = new WeakMap<Dictionary, Ranks>();
const setCache = new WeakMap<FlowTable['sets'], Ranks>();
const addressCache = new WeakMap<FlowTable['ends'], Ranks>();
const nameCache = new WeakMap<FlowTable['ends'], Ranks>();

function* remembered<K extends WeakKey>(cache: WeakMap<K, Ranks>, key: K, make: () => Steps<Ranks>): Steps<Ranks> {
  const found = cache.get(key) ?? (yield* make());
  cache.set(key, found);
  return found;
}

/** A text is read in about half a microsecond. */
const TEXTS_PER_STEP = 2_000;
const ENDS_PER_STEP = 8_000;

const isPause = (index: number, everyCount: number): boolean => index % everyCount === everyCount - 1;

function* rankTexts(count: number, textOf: (code: number) => string | undefined): Steps<Ranks> {
  const texts: string[] = [];
  for (let code = 1; code <= count; code += 1) {
    if (isPause(code, TEXTS_PER_STEP)) yield;
    texts.push(textOf(code)?.toLowerCase() ?? '');
  }
  const order = yield* mergeSort(count, (a, b) => compareTexts(texts[a] ?? '', texts[b] ?? ''));
  return yield* rank(order, { isSame: (a, b) => texts[a] === texts[b], isRanked: () => true });
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What decides about the place of an end: the first before the second, and of an end without either nothing is known. */
const CLASS = { none: 0, first: 1, second: 2 } as const;

function* rankAddresses(table: FlowTable): Steps<Ranks> {
  const { words, isKnown } = yield* prepareAddresses(table);
  const names = yield* nameRanks(table);
  const isAddress = (end: number): boolean => isKnown[end] === 1;
  const wordOf = (part: number) => (end: number) => words[4 * end + part] ?? 0;
  return yield* rankEnds(table.ends.count, [
    (end) => (isAddress(end) ? 0 : (names[end] ?? 0)),
    wordOf(3),
    wordOf(2),
    wordOf(1),
    wordOf(0),
    (end) => (isAddress(end) ? CLASS.first : names[end] === 0 ? CLASS.none : CLASS.second),
  ]);
}

function* rankNames({ ends, texts }: FlowTable): Steps<Ranks> {
  const ranks = yield* textRanks(texts);
  const nameOf = (end: number): number => nameCode(ends, end - 1);
  const { low, high } = yield* sortableWords(ends.did, false);
  const wordOf = (word: Uint32Array) => (end: number) => (nameOf(end) === NO_CODE ? (word[end - 1] ?? 0) : 0);
  const isDevice = (end: number): boolean => !Number.isNaN(ends.did[end - 1] ?? Number.NaN);
  return yield* rankEnds(ends.count, [
    wordOf(low),
    wordOf(high),
    (end) => ranks[nameOf(end)] ?? 0,
    (end) => (nameOf(end) !== NO_CODE ? CLASS.first : isDevice(end) ? CLASS.second : CLASS.none),
  ]);
}

const nameCode = ({ hostname, label, ip }: EndColumns, index: number): number =>
  hostname[index] || label[index] || ip[index] || NO_CODE;

/** Each takes the code of an end; the least significant first, the class last. */
function* rankEnds(count: number, readers: readonly ((end: number) => number)[]): Steps<Ranks> {
  const columns: Uint32Array[] = [];
  for (const read of readers) {
    columns.push(yield* fillColumn(count, read));
  }
  const classes = columns.at(-1);
  const order = yield* orderByWords(count, columns);
  return yield* rank(order, {
    isSame: (a, b) => columns.every((column) => column[a] === column[b]),
    isRanked: (place) => classes?.[place] !== CLASS.none,
  });
}

function* fillColumn(count: number, read: (end: number) => number): Steps<Uint32Array> {
  const column = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) {
    if (isPause(index, ENDS_PER_STEP)) yield;
    column[index] = read(index + 1);
  }
  return column;
}

type Ranking = Readonly<{ isSame(a: number, b: number): boolean; isRanked(place: number): boolean }>;

/** Of places in their order, each of which is that of the code above it. */
function* rank(order: Uint32Array, { isSame, isRanked }: Ranking): Steps<Ranks> {
  const ranks = new Uint32Array(order.length + 1);
  let last = 0;
  let lastPlace: number | undefined;
  for (let index = 0; index < order.length; index += 1) {
    if (isPause(index, ENDS_PER_STEP)) yield;
    const place = order[index] ?? 0;
    if (!isRanked(place)) continue;
    if (lastPlace === undefined || !isSame(lastPlace, place)) last += 1;
    lastPlace = place;
    ranks[place + 1] = last;
  }
  return ranks;
}
