// The places of texts, lists of texts and ends in their order, worked out once for each table: then sorting flows is sorting numbers.
import { endAddresses } from '../end-addresses.ts';
import { type Dictionary, type FlowTable, NO_CODE } from '../flow-table.ts';

/** For each code its rank from 1, the same for what reads the same; 0 for what is not reported. */
export type Ranks = Uint32Array;

/** Without regard to case. */
export const textRanks = (texts: Dictionary): Ranks =>
  remembered(textCache, texts, () => rankTexts(texts.count, (code) => texts.textOf(code)));

export const setRanks = (sets: FlowTable['sets']): Ranks =>
  remembered(setCache, sets, () => rankTexts(sets.count, (code) => sets.textsOf(code)?.join(' ')));

/** Addresses in the order of their numbers, IPv4 before IPv6, then names, then devices known by their id alone. */
export const addressRanks = (table: FlowTable): Ranks =>
  remembered(addressCache, table.ends, () => {
    const { words, isKnown } = endAddresses(table);
    const names = nameRanks(table);
    const keysOf = (end: number): readonly number[] => {
      const at = 4 * end;
      if (isKnown[end] !== 1) return [names[end] === 0 ? NO_KEY : 1, 0, 0, 0, 0, names[end] ?? 0];
      return [0, words[at] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0, words[at + 3] ?? 0, 0];
    };
    return rank(table.ends.count, keysOf);
  });

/** By host name, else label, else address, else id. */
export const nameRanks = (table: FlowTable): Ranks =>
  remembered(nameCache, table.ends, () => {
    const { ends, texts } = table;
    const ranks = textRanks(texts);
    return rank(ends.count, (end) => {
      const index = end - 1;
      const codes = [ends.hostname[index], ends.label[index], ends.ip[index]];
      const code = codes.find((one) => one !== undefined && one !== NO_CODE);
      const did = ends.did[index] ?? Number.NaN;
      if (code !== undefined) return [0, ranks[code] ?? 0];
      return Number.isNaN(did) ? [NO_KEY, 0] : [1, did];
    });
  });

const textCache = new WeakMap<Dictionary, Ranks>();
const setCache = new WeakMap<FlowTable['sets'], Ranks>();
const addressCache = new WeakMap<FlowTable['ends'], Ranks>();
const nameCache = new WeakMap<FlowTable['ends'], Ranks>();

const remembered = <K extends WeakKey>(cache: WeakMap<K, Ranks>, key: K, make: () => Ranks): Ranks => {
  const found = cache.get(key) ?? make();
  cache.set(key, found);
  return found;
};

const rankTexts = (count: number, textOf: (code: number) => string | undefined): Ranks => {
  const texts = Array.from({ length: count }, (_, index) => ({
    code: index + 1,
    text: textOf(index + 1)?.toLowerCase() ?? '',
  }));
  texts.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  const ranks = new Uint32Array(count + 1);
  let place = 0;
  let last: string | undefined;
  for (const { code, text } of texts) {
    if (text !== last) place += 1;
    last = text;
    ranks[code] = place;
  }
  return ranks;
};

/** As the first key: nothing is known of this end, it has no rank. */
const NO_KEY = -1;

/** `keysOf` takes the code of an end; the first key that differs decides. */
const rank = (count: number, keysOf: (end: number) => readonly number[]): Ranks => {
  const ends = Array.from({ length: count }, (_, index) => ({ end: index + 1, keys: keysOf(index + 1) }));
  ends.sort((a, b) => compareKeys(a.keys, b.keys));
  const ranks = new Uint32Array(count + 1);
  let place = 0;
  let last: readonly number[] | undefined;
  for (const { end, keys } of ends) {
    if (keys[0] === NO_KEY) continue;
    if (last === undefined || compareKeys(last, keys) !== 0) place += 1;
    last = keys;
    ranks[end] = place;
  }
  return ranks;
};

const compareKeys = (a: readonly number[], b: readonly number[]): number => {
  for (let index = 0; index < a.length; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};
