// Groups flows by what they have in common and adds up each group; no object per flow, and one per group only when it is asked for.
import type { FlowTable, Rows } from './flow-table.ts';
import { countOthers } from './grouping/count-others.ts';
import { type GroupBy, type GroupLabels, groupLabels, memberships } from './grouping/group-by.ts';
import { sumGroups } from './grouping/group-sums.ts';

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
  const { keys, secondKeys, ...sums } = sumGroups(table, members);
  const { distinct } = options;
  const counted = distinct === undefined ? undefined : countOthers(table, members, distinct, by === 'end');
  const meanings = members.kind === 'single' ? members.meanings : undefined;
  const labelKeys = {
    first: (group: number): number => {
      const key = keys[group] ?? 0;
      return meanings === undefined ? key : (meanings[key] ?? Number.NaN);
    },
    second: (group: number): number => secondKeys?.[group] ?? 0,
  };
  return {
    ...groupLabels(table, by, labelKeys, subnets),
    by,
    count: keys.length,
    ...sums,
    // Of pairs there is one count for each group, otherwise one for each key.
    others: counted === undefined || secondKeys !== undefined ? counted : pickKeys(counted, keys),
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

const pickKeys = (column: Float64Array, keys: Uint32Array): Float64Array => {
  const picked = new Float64Array(keys.length);
  for (let index = 0; index < keys.length; index += 1) picked[index] = column[keys[index] ?? 0] ?? Number.NaN;
  return picked;
};
