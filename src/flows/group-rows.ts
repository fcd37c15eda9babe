// Groups flows by what they have in common and adds up each group; no object per flow, and one per group only when it is asked for.
import { endIdentities } from './end-identity.ts';
import type { FlowTable, Rows } from './flow-table.ts';
import { type GroupBy, type GroupLabels, groupLabels, memberships } from './grouping/group-by.ts';
import type { Memberships } from './grouping/memberships.ts';
import { codesAt } from './grouping/memberships.ts';
import { codePairs } from './grouping/pair-codes.ts';

export type { GroupBy } from './grouping/group-by.ts';

export type GroupOptions = Readonly<{
  /** Networks such as 10.1.0.0/16, for groups by subnet. */
  subnets?: readonly string[];
  /** Counts the different machines at one side of each group; of groups by either end, those at the other. */
  distinct?: 'sources' | 'destinations';
}>;

export type GroupMeasure = 'connections' | 'bytes' | 'packets' | 'others';

export type Group = Readonly<{
  /** Undefined: not reported. */
  name: string | undefined;
  /** In the language of filters: the flows behind it. */
  condition: string;
  connections: number;
  bytes: number | undefined;
  packets: number | undefined;
  /** Different machines at the side asked for. */
  others: number | undefined;
}>;

export type Groups = GroupLabels &
  Readonly<{
    by: GroupBy;
    count: number;
    connections: Float64Array;
    /** NaN where no flow of the group reports any. */
    bytes: Float64Array;
    packets: Float64Array;
    others: Float64Array | undefined;
  }>;

export const groupRows = (table: FlowTable, rows: Rows, by: GroupBy, options: GroupOptions = {}): Groups => {
  const subnets = options.subnets ?? [];
  const members = memberships(table, rows, by, subnets);
  const { connections, bytes, packets } = addUp(table, members);
  // Keys that no row has are no groups.
  const keys = occurring(connections);
  const pick = (column: Float64Array): Float64Array => pickKeys(column, keys);
  const meaning = (of: Float64Array | Uint32Array | undefined) => (group: number) => {
    const key = keys[group] ?? 0;
    return of === undefined ? key : (of[key] ?? Number.NaN);
  };
  const labelKeys = { first: meaning(members.meanings), second: meaning(members.secondMeanings) };
  return {
    ...groupLabels(table, by, labelKeys, subnets),
    by,
    count: keys.length,
    connections: pick(connections),
    bytes: pick(bytes),
    packets: pick(packets),
    others: options.distinct === undefined ? undefined : pick(countOthers(table, members, options.distinct)),
  };
};

/** The numbers of the groups, the largest first, what is unknown last; ties by name, so that the order of arrival never shows. */
export const rankGroups = (groups: Groups, measure: GroupMeasure): Uint32Array => {
  const column = columnOf(groups, measure);
  const order = Uint32Array.from({ length: groups.count }, (_, group) => group);
  const sizeOf = (group: number): number => {
    const size = column[group] ?? Number.NaN;
    return Number.isNaN(size) ? Number.NEGATIVE_INFINITY : size;
  };
  return order.sort((a, b) => {
    const difference = sizeOf(b) - sizeOf(a);
    return difference > 0 || difference < 0 ? difference : compareNames(groups.nameOf(a), groups.nameOf(b));
  });
};

/** Of what all groups have together, so that shares add up to 100 even where a flow belongs to two; all 0 where there is nothing. */
export const sharesOf = (groups: Groups, measure: GroupMeasure): Float64Array => {
  const column = columnOf(groups, measure);
  const total = column.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0);
  return column.map((value) => (Number.isNaN(value) || total === 0 ? 0 : (100 * value) / total));
};

export const groupAt = (groups: Groups, group: number): Group => ({
  name: groups.nameOf(group),
  condition: groups.conditionOf(group),
  connections: groups.connections[group] ?? 0,
  bytes: known(groups.bytes[group]),
  packets: known(groups.packets[group]),
  others: known(groups.others?.[group]),
});

const known = (value: number | undefined): number | undefined =>
  value === undefined || Number.isNaN(value) ? undefined : value;

const columnOf = (groups: Groups, measure: GroupMeasure): Float64Array =>
  groups[measure] ?? new Float64Array(groups.count).fill(Number.NaN);

/** What is not reported comes last. */
const compareNames = (a: string | undefined, b: string | undefined): number => {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1;
  return a < b ? -1 : 1;
};

const occurring = (connections: Float64Array): Uint32Array => {
  const keys = new Uint32Array(connections.length);
  let count = 0;
  for (let key = 0; key < connections.length; key += 1) {
    keys[count] = key;
    if (connections[key] !== 0) count += 1;
  }
  return keys.subarray(0, count);
};

const pickKeys = (column: Float64Array, keys: Uint32Array): Float64Array => {
  if (keys.length === column.length) return column;
  const picked = new Float64Array(keys.length);
  for (let index = 0; index < keys.length; index += 1) picked[index] = column[keys[index] ?? 0] ?? Number.NaN;
  return picked;
};

/** By key. */
const addUp = (table: FlowTable, members: Memberships) => {
  const { keys, keyCount } = members;
  const connections = new Float64Array(keyCount);
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? 0;
    connections[key] = (connections[key] ?? 0) + 1;
  }
  return { connections, bytes: sumByKey(table.bytes, members), packets: sumByKey(table.packets, members) };
};

/** A sum is NaN until something is reported. */
const sumByKey = (column: Float64Array, { rows, keys, keyCount }: Memberships): Float64Array => {
  const sums = new Float64Array(keyCount).fill(Number.NaN);
  for (let index = 0; index < keys.length; index += 1) {
    const value = column[rows[index] ?? 0] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const key = keys[index] ?? 0;
    const sum = sums[key] ?? 0;
    sums[key] = Number.isNaN(sum) ? value : sum + value;
  }
  return sums;
};

const countOthers = (table: FlowTable, members: Memberships, side: 'sources' | 'destinations'): Float64Array => {
  const column = side === 'sources' ? table.source : table.destination;
  const { identityOf, count } = endIdentities(table);
  const others = members.others ?? codesAt(members.rows, column, identityOf);
  const pairs = codePairs(
    { codes: members.keys, codeCount: members.keyCount },
    { codes: others, codeCount: count + 1 },
  );
  const counts = new Float64Array(members.keyCount);
  for (let pair = 0; pair < pairs.count; pair += 1) {
    const key = pairs.first[pair] ?? 0;
    if (pairs.second[pair] !== 0) counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
};
