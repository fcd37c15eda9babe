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
type Counts = ReadonlyMap<number, number>;
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

const topOf = (counts: Counts, read: (key: number) => Omit<Candidate, 'count'> | undefined): readonly Candidate[] =>
  [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST)
    .flatMap(([key, count]) => {
      const candidate = read(key);
      return candidate === undefined ? [] : [{ ...candidate, count }];
    });

const textOf =
  ({ texts }: FlowTable) =>
  (code: number): Omit<Candidate, 'count'> | undefined => {
    const text = texts.textOf(code);
    return text === undefined || text === '' ? undefined : { value: { kind: 'text', text } };
  };

const add = (counts: Map<number, number>, key: number, count: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + count);
};

/** How many times each code occurs, by its place. */
const tally = (columns: readonly Uint32Array[], codeCount: number): Uint32Array => {
  const counts = new Uint32Array(codeCount + 1);
  for (const column of columns) {
    for (let row = 0; row < column.length; row += 1) {
      const code = column[row] ?? NO_CODE;
      counts[code] = (counts[code] ?? 0) + 1;
    }
  }
  return counts;
};

const known = (tallied: Uint32Array): Counts => {
  const counts = new Map<number, number>();
  for (let code = 1; code < tallied.length; code += 1) {
    const count = tallied[code] ?? 0;
    if (count > 0) counts.set(code, count);
  }
  return counts;
};

const texts = (column: 'protocol' | 'applicationProtocol' | 'direction') => (table: FlowTable) =>
  topOf(known(tally([table[column]], table.texts.count)), textOf(table));

const ports = (columns: readonly ('sourcePort' | 'destinationPort')[]) => (table: FlowTable) => {
  const counts = new Map<number, number>();
  for (const column of columns) {
    for (const port of table[column]) if (port > NO_PORT && port <= 65_535) add(counts, port, 1);
  }
  return topOf(counts, (port) => {
    const says = serviceOf(port);
    const value: Value = { kind: 'number', value: port };
    return says === undefined ? { value } : { value, says };
  });
};

const sidesOf = (table: FlowTable, sides: readonly Side[]): Counts =>
  known(
    tally(
      sides.map((side) => table[side]),
      table.ends.count,
    ),
  );

const machines = (sides: readonly Side[]) => (table: FlowTable) => {
  const { identityOf, endOf } = endIdentities(table);
  const counts = new Map<number, number>();
  for (const [end, count] of sidesOf(table, sides)) {
    const identity = identityOf[end] ?? 0;
    if (identity > 0) add(counts, identity, count);
  }
  return topOf(counts, (identity) => {
    const end = endOf[identity] ?? NO_CODE;
    const name = endName(table, end);
    if (name === undefined) return undefined;
    const says = table.texts.textOf(table.ends.hostname[end - 1] ?? NO_CODE) ?? '';
    return { value: readAddress(name) ?? { kind: 'text', text: name }, says };
  });
};

const devices = (sides: readonly Side[]) => (table: FlowTable) => {
  const counts = new Map<number, number>();
  const names = new Map<number, string>();
  for (const [end, count] of sidesOf(table, sides)) {
    const did = table.ends.did[end - 1] ?? Number.NaN;
    if (Number.isNaN(did)) continue;
    add(counts, did, count);
    names.set(did, names.get(did) ?? nameOf(table, end));
  }
  return topOf(counts, (did) => ({ value: { kind: 'number', value: did }, says: names.get(did) ?? '' }));
};

const nameOf = ({ ends, texts: dictionary }: FlowTable, end: number): string =>
  dictionary.textOf(ends.hostname[end - 1] ?? NO_CODE) ?? dictionary.textOf(ends.ip[end - 1] ?? NO_CODE) ?? '';

type EndText = 'hostname' | 'label' | 'mac' | 'vendor' | 'os' | 'deviceType' | 'country';

const endTexts = (column: EndText) => (table: FlowTable) => {
  const counts = new Map<number, number>();
  for (const [end, count] of sidesOf(table, BOTH)) {
    const code = table.ends[column][end - 1] ?? NO_CODE;
    if (code !== NO_CODE) add(counts, code, count);
  }
  return topOf(counts, textOf(table));
};

const members = (table: FlowTable, sets: Counts): readonly Candidate[] => {
  const counts = new Map<number, number>();
  for (const [set, count] of sets) {
    for (const text of new Set(table.sets.textsOf(set))) add(counts, table.texts.codeOf(text), count);
  }
  counts.delete(NO_CODE);
  return topOf(counts, textOf(table));
};

const flags = (table: FlowTable) => members(table, known(tally([table.flags], table.sets.count)));

const tags = (table: FlowTable) => {
  const counts = new Map<number, number>();
  for (const [end, count] of sidesOf(table, BOTH)) {
    const set = table.ends.tags[end - 1] ?? NO_CODE;
    if (set !== NO_CODE) add(counts, set, count);
  }
  return members(table, counts);
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
