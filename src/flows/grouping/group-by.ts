// What flows can be grouped by: how their rows fall into groups, what each group is called, and the filter that shows its flows.
import { HOUR_MS } from '../../domain/instant.ts';
import { formatUtcMinute } from '../../text/utc.ts';
import { endIdentities, endName } from '../end-identity.ts';
import { FLOW_SCHEMA } from '../filter/flow-fields.ts';
import { readAddress, readNetwork } from '../filter/kinds/address-kind.ts';
import { conditionFor } from '../filter/language/edit-filter.ts';
import type { Value } from '../filter/language/filter.ts';
import { type FlowTable, NO_CODE, type Rows } from '../flow-table.ts';
import { byCodes, byPorts, bySteps, codesAt, type Memberships } from './memberships.ts';
import { subnetOfEnds } from './subnets.ts';

/** `end` is either end; `country` and `subnet` likewise. `pair` is source and destination. */
export type GroupBy =
  | 'protocol'
  | 'applicationProtocol'
  | 'direction'
  | 'sourcePort'
  | 'destinationPort'
  | 'source'
  | 'destination'
  | 'end'
  | 'pair'
  | 'country'
  | 'flag'
  | 'subnet'
  | 'subnetPair'
  | 'hour';

export type GroupLabels = Readonly<{
  nameOf(group: number): string | undefined;
  conditionOf(group: number): string;
}>;

export const memberships = (table: FlowTable, rows: Rows, by: GroupBy, subnets: readonly string[]): Memberships => {
  switch (by) {
    case 'protocol':
    case 'applicationProtocol':
    case 'direction':
      return byCodes(rows, codesAt(rows, table[by]), table.texts.count + 1);
    case 'sourcePort':
    case 'destinationPort':
      return byPorts(rows, table[by]);
    case 'flag':
      return byFlags(table, rows);
    case 'hour':
      return bySteps(rows, table.startAt, HOUR_MS);
    default:
      return byEnds(table, rows, by, subnets);
  }
};

type EndGroupBy = 'source' | 'destination' | 'end' | 'pair' | 'country' | 'subnet' | 'subnetPair';

const byEnds = (table: FlowTable, rows: Rows, by: EndGroupBy, subnets: readonly string[]): Memberships => {
  const { codes, count } = endKeys(table, by, subnets);
  if (by === 'source' || by === 'destination') return byCodes(rows, codesAt(rows, table[by], codes), count);
  if (by === 'pair' || by === 'subnetPair') {
    const { source, destination } = table;
    return { kind: 'pairs', rows, source, destination, codes, codeCount: count };
  }
  const firsts = codesAt(rows, table.source, codes);
  return { kind: 'either', rows, firsts, seconds: codesAt(rows, table.destination, codes), keyCount: count };
};

/** For each code of an end, the key it is grouped by. */
const endKeys = (
  table: FlowTable,
  by: EndGroupBy,
  subnets: readonly string[],
): Readonly<{ codes: Uint32Array; count: number }> => {
  if (by === 'country') {
    const codes = new Uint32Array(table.ends.count + 1);
    codes.set(table.ends.country.subarray(0, table.ends.count), 1);
    return { codes, count: table.texts.count + 1 };
  }
  if (by === 'subnet' || by === 'subnetPair') {
    return { codes: subnetOfEnds(table, subnets), count: subnets.length + 2 };
  }
  const { identityOf, count } = endIdentities(table);
  return { codes: identityOf, count: count + 1 };
};

const byFlags = ({ flags, sets, texts }: FlowTable, rows: Rows): Memberships => {
  const lists = Array.from({ length: sets.count + 1 }, (_, code): readonly number[] => {
    const named = sets.textsOf(code)?.map((text) => texts.codeOf(text));
    return named === undefined ? [NO_CODE] : [...new Set(named)];
  });
  return { kind: 'listed', rows, codes: codesAt(rows, flags), lists, keyCount: texts.count + 1 };
};

const FIELDS: Readonly<Record<Exclude<GroupBy, 'pair' | 'subnetPair'>, string>> = {
  protocol: 'proto',
  applicationProtocol: 'app',
  direction: 'dir',
  sourcePort: 'sport',
  destinationPort: 'dport',
  source: 'src',
  destination: 'dst',
  end: 'ip',
  country: 'country',
  flag: 'flag',
  subnet: 'ip',
  hour: 'start',
};

/** What the key of each group stands for; of pairs both halves. */
export type GroupKeys = Readonly<{ first(group: number): number; second(group: number): number }>;

export const groupLabels = (
  table: FlowTable,
  by: GroupBy,
  keys: GroupKeys,
  subnets: readonly string[],
): GroupLabels => {
  const { first, second } = keys;
  if (by === 'pair' || by === 'subnetPair') {
    const half = by === 'pair' ? 'end' : 'subnet';
    const name = (key: number) => nameOfKey(table, half, key, subnets) ?? 'not reported';
    return {
      nameOf: (group) => `${name(first(group))} -> ${name(second(group))}`,
      conditionOf: (group) =>
        `${conditionOfKey(table, half, 'src', first(group), subnets)} ${conditionOfKey(table, half, 'dst', second(group), subnets)}`,
    };
  }
  return {
    nameOf: (group) => nameOfKey(table, by, first(group), subnets),
    conditionOf: (group) => conditionOfKey(table, by, FIELDS[by], first(group), subnets),
  };
};

type KeyKind = Exclude<GroupBy, 'pair' | 'subnetPair'>;

const nameOfKey = (table: FlowTable, by: KeyKind, key: number, subnets: readonly string[]): string | undefined => {
  switch (by) {
    case 'sourcePort':
    case 'destinationPort':
      return key === 0 ? undefined : String(key - 1);
    case 'source':
    case 'destination':
    case 'end':
      return endName(table, endIdentities(table).endOf[key] ?? 0);
    case 'subnet':
      return key > subnets.length ? 'other networks' : subnets[key - 1];
    case 'hour':
      return Number.isNaN(key) ? undefined : formatUtcMinute(key * HOUR_MS);
    default:
      return table.texts.textOf(key);
  }
};

const conditionOfKey = (
  table: FlowTable,
  by: KeyKind,
  field: string,
  key: number,
  subnets: readonly string[],
): string => {
  if (by === 'subnet' && (key === 0 || key > subnets.length)) return outsideOf(field, key === 0 ? [] : subnets);
  return conditionFor(field, valueOfKey(table, by, key, subnets), FLOW_SCHEMA);
};

/** Every address there is, of either kind. */
const ANY_ADDRESS = '::/0';

/** Without networks: no address at all. Either end can be the one outside. */
const outsideOf = (field: string, subnets: readonly string[]): string => {
  if (subnets.length === 0) return `!${field}:${ANY_ADDRESS}`;
  const outside = (side: string): string => `!${side}:${subnets.join(',')} ${side}:${ANY_ADDRESS}`;
  return field === 'ip' ? `((${outside('src')}) or (${outside('dst')}))` : outside(field);
};

const valueOfKey = (table: FlowTable, by: KeyKind, key: number, subnets: readonly string[]): Value | undefined => {
  switch (by) {
    case 'sourcePort':
    case 'destinationPort':
      return key === 0 ? undefined : { kind: 'number', value: key - 1 };
    case 'source':
    case 'destination':
    case 'end':
      return endValue(table, endIdentities(table).endOf[key] ?? 0);
    case 'subnet': {
      const cidr = subnets[key - 1];
      return cidr === undefined ? undefined : (readNetwork(cidr) ?? readAddress(cidr));
    }
    case 'hour': {
      if (Number.isNaN(key)) return undefined;
      const at = key * HOUR_MS;
      return { kind: 'moments', from: { kind: 'at', at }, to: { kind: 'at', at: at + HOUR_MS - 1 } };
    }
    default: {
      const text = table.texts.textOf(key);
      return text === undefined ? undefined : { kind: 'text', text };
    }
  }
};

const endValue = (table: FlowTable, end: number): Value | undefined => {
  const name = endName(table, end);
  if (name === undefined) return undefined;
  const did = table.ends.did[end - 1] ?? Number.NaN;
  const hasAddress = table.ends.ip[end - 1] !== NO_CODE;
  if (hasAddress) return readAddress(name) ?? { kind: 'text', text: name };
  return Number.isNaN(did) ? { kind: 'text', text: name } : { kind: 'device', did };
};
