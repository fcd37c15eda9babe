// The values that occur in a flow table for each field of the filter, the most frequent first, for completion.
import { endIdentities, endName } from '../end-identity.ts';
import { type FlowTable, NO_CODE, NO_PORT } from '../flow-table.ts';
import { serviceOf } from '../service-ports.ts';
import { readAddress } from './kinds/address-kind.ts';
import type { Candidate } from './language/complete-filter.ts';
import type { Value } from './language/filter.ts';

/** Nobody scrolls through more; rarer ones are typed. */
const MOST = 200;

type Side = 'source' | 'destination';
/** How many times each code, port or number occurs, by its place; those at 0 were not reported. */
type Tally = Uint32Array;
const BOTH: readonly Side[] = ['source', 'destination'];

/** Counts each field once, when it is first asked for. */
export const flowCandidates = (table: FlowTable): ((field: string) => readonly Candidate[]) => {
  const known = new Map<string, readonly Candidate[]>();
  return (field) => {
    const found = known.get(field) ?? SOURCES[field]?.(table) ?? [];
    known.set(field, found);
    return found;
  };
};

const topOf = (tally: Tally, read: (place: number) => Omit<Candidate, 'count'> | undefined): readonly Candidate[] =>
  topPlaces(tally).flatMap((place) => {
    const candidate = read(place);
    return candidate === undefined ? [] : [{ ...candidate, count: tally[place] ?? 0 }];
  });

/** Of tens of thousands only these few are put in order: whoever types waits for it. */
const topPlaces = (tally: Tally): readonly number[] => {
  const least = leastOfTop(tally);
  const above: number[] = [];
  const equal: number[] = [];
  for (let place = 1; place < tally.length; place += 1) {
    const count = tally[place] ?? 0;
    if (count > least) above.push(place);
    else if (count === least && equal.length < MOST) equal.push(place);
  }
  above.sort((a, b) => (tally[b] ?? 0) - (tally[a] ?? 0) || a - b);
  return [...above, ...equal].slice(0, MOST);
};

/** How often the rarest of them occurs. */
const leastOfTop = (tally: Tally): number => {
  const counts = new Uint32Array(tally.length);
  let length = 0;
  for (let place = 1; place < tally.length; place += 1) {
    const count = tally[place] ?? 0;
    if (count === 0) continue;
    counts[length] = count;
    length += 1;
  }
  const sorted = counts.subarray(0, length).sort();
  return sorted[Math.max(0, length - MOST)] ?? Number.POSITIVE_INFINITY;
};

const textOf =
  ({ texts }: FlowTable) =>
  (code: number): Omit<Candidate, 'count'> | undefined => {
    const text = texts.textOf(code);
    return text === undefined || text === '' ? undefined : { value: { kind: 'text', text } };
  };

const add = (tally: Tally, place: number, count: number): void => {
  tally[place] = (tally[place] ?? 0) + count;
};

const tallyOf = (columns: readonly Uint32Array[], codeCount: number): Tally => {
  const tally = new Uint32Array(codeCount + 1);
  for (const column of columns) {
    for (let row = 0; row < column.length; row += 1) add(tally, column[row] ?? NO_CODE, 1);
  }
  return tally;
};

const texts = (column: 'protocol' | 'applicationProtocol' | 'direction') => (table: FlowTable) =>
  topOf(tallyOf([table[column]], table.texts.count), textOf(table));

const HIGHEST_PORT = 65_535;

type PortColumn = 'sourcePort' | 'destinationPort';

const ports = (columns: readonly [PortColumn] | readonly [PortColumn, PortColumn]) => (table: FlowTable) => {
  // One place higher, since there is a port 0.
  const tally = new Uint32Array(HIGHEST_PORT + 2);
  const [one, other] = columns;
  for (let row = 0; row < table.rowCount; row += 1) {
    const first = portPlace(table[one], row);
    add(tally, first, 1);
    const second = other === undefined ? first : portPlace(table[other], row);
    if (second !== first) add(tally, second, 1);
  }
  return topOf(tally, (place) => {
    const says = serviceOf(place - 1);
    const value: Value = { kind: 'number', value: place - 1 };
    return says === undefined ? { value } : { value, says };
  });
};

const portPlace = (column: Int32Array, row: number): number => {
  const port = column[row] ?? NO_PORT;
  return port > NO_PORT && port <= HIGHEST_PORT ? port + 1 : 0;
};

/** How many flows have an end with something that several ends share, those with two such ends once; `placeOf` takes the code of an end. */
const gather = (
  table: FlowTable,
  sides: readonly Side[],
  placeCount: number,
  placeOf: (end: number) => number,
): Tally => {
  const places = Uint32Array.from({ length: table.ends.count + 1 }, (_, end) => (end === NO_CODE ? 0 : placeOf(end)));
  const tally = new Uint32Array(placeCount + 1);
  const [one = 'source', other] = sides;
  for (let row = 0; row < table.rowCount; row += 1) {
    const first = places[table[one][row] ?? NO_CODE] ?? 0;
    add(tally, first, 1);
    const second = other === undefined ? first : (places[table[other][row] ?? NO_CODE] ?? 0);
    if (second !== first) add(tally, second, 1);
  }
  return tally;
};

const machines = (sides: readonly Side[]) => (table: FlowTable) => {
  const { identityOf, endOf, count } = endIdentities(table);
  const tally = gather(table, sides, count, (end) => identityOf[end] ?? 0);
  return topOf(tally, (identity) => {
    const end = endOf[identity] ?? NO_CODE;
    const name = endName(table, end);
    if (name === undefined) return undefined;
    const says = table.texts.textOf(table.ends.hostname[end - 1] ?? NO_CODE) ?? '';
    return { value: readAddress(name) ?? { kind: 'text', text: name }, says };
  });
};

const devices = (sides: readonly Side[]) => (table: FlowTable) => {
  const dids = table.ends.did.slice().sort();
  const places = new Map<number, number>();
  for (const did of dids) if (!Number.isNaN(did) && !places.has(did)) places.set(did, places.size + 1);
  const endOf = new Uint32Array(places.size + 1);
  const tally = gather(table, sides, places.size, (end) => {
    const place = places.get(table.ends.did[end - 1] ?? Number.NaN) ?? NO_CODE;
    if (endOf[place] === NO_CODE) endOf[place] = end;
    return place;
  });
  return topOf(tally, (place) => {
    const end = endOf[place] ?? NO_CODE;
    const value = (table.ends.did[end - 1] ?? 0) + 0;
    return { value: { kind: 'number', value }, says: nameOf(table, end) };
  });
};

const nameOf = ({ ends, texts: dictionary }: FlowTable, end: number): string =>
  dictionary.textOf(ends.hostname[end - 1] ?? NO_CODE) ?? dictionary.textOf(ends.ip[end - 1] ?? NO_CODE) ?? '';

type EndText = 'hostname' | 'label' | 'mac' | 'vendor' | 'os' | 'deviceType' | 'country';

const endTexts = (column: EndText) => (table: FlowTable) => {
  const codes = table.ends[column];
  return topOf(
    gather(table, BOTH, table.texts.count, (end) => codes[end - 1] ?? NO_CODE),
    textOf(table),
  );
};

const members = (table: FlowTable, sets: Tally): readonly Candidate[] => {
  const tally = new Uint32Array(table.texts.count + 1);
  for (let set = 1; set < sets.length; set += 1) {
    const count = sets[set] ?? 0;
    if (count === 0) continue;
    for (const text of new Set(table.sets.textsOf(set))) add(tally, table.texts.codeOf(text), count);
  }
  return topOf(tally, textOf(table));
};

const flags = (table: FlowTable) => members(table, tallyOf([table.flags], table.sets.count));

/** A flow counts once for a tag that both of its devices have: there are few different pairs of lists of tags. */
const tags = (table: FlowTable) => {
  const { source, destination, ends, sets, texts: dictionary } = table;
  const pairs = new Map<number, number>();
  for (let row = 0; row < table.rowCount; row += 1) {
    const one = ends.tags[(source[row] ?? NO_CODE) - 1] ?? NO_CODE;
    const other = ends.tags[(destination[row] ?? NO_CODE) - 1] ?? NO_CODE;
    const pair = one * (sets.count + 1) + other;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  const tally = new Uint32Array(dictionary.count + 1);
  for (const [pair, count] of pairs) {
    const lists = [Math.floor(pair / (sets.count + 1)), pair % (sets.count + 1)].map((set) => sets.textsOf(set) ?? []);
    for (const text of new Set(lists.flat())) add(tally, dictionary.codeOf(text), count);
  }
  return topOf(tally, textOf(table));
};

/** Measures and times have no candidates: nobody looks for exactly 1,048,577 bytes. */
const SOURCES: Readonly<Record<string, (table: FlowTable) => readonly Candidate[]>> = {
  src: machines(['source']),
  dst: machines(['destination']),
  ip: machines(BOTH),
  port: ports(['sourcePort', 'destinationPort']),
  sport: ports(['sourcePort']),
  dport: ports(['destinationPort']),
  proto: texts('protocol'),
  app: texts('applicationProtocol'),
  dir: texts('direction'),
  did: devices(BOTH),
  sdid: devices(['source']),
  ddid: devices(['destination']),
  flag: flags,
  tag: tags,
  label: endTexts('label'),
  hostname: endTexts('hostname'),
  country: endTexts('country'),
  mac: endTexts('mac'),
  vendor: endTexts('vendor'),
  os: endTexts('os'),
  type: endTexts('deviceType'),
};
