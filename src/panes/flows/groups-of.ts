// The largest groups that flows fall into, and how many groups there are in all.
import { partiesOf, prepareParties } from '../../analysis/traffic/parties.ts';
import { planSubnets } from '../../analysis/traffic/plan-subnets.ts';
import type { FlowTable, Rows } from '../../flows/flow-table.ts';
import { type GroupBy, type Groups, groupAt, groupRows, rankGroups } from '../../flows/group-rows.ts';
import { NOT_REPORTED } from '../../text/units.ts';
import type { Steps } from '../parts/work.ts';

export type GroupRow = Readonly<{
  name: string;
  /** Undefined where no filter can say which they are. */
  condition: string | undefined;
  /** Not told where the appliance told the sums itself. */
  connections: number | undefined;
  bytes: number | undefined;
  /** Only told with sums. */
  bytesIn?: number | undefined;
  bytesOut?: number | undefined;
}>;

export type Grouped = Readonly<{
  /** The largest first. */
  rows: readonly GroupRow[];
  /** Of all groups, those that are left out among them. */
  count: number;
  /** Everything that moved, where the appliance told the sums itself; shares are of that. */
  whole?: Readonly<{ bytes: number | undefined; bytesIn: number | undefined; bytesOut: number | undefined }>;
  /** Said where there are none. */
  empty?: string;
}>;

export type GroupsBySize = 'connections' | 'bytes' | 'bytesIn' | 'bytesOut';

export type GroupsWanted = Readonly<{ by: GroupBy; measure: 'connections' | 'bytes'; most: number }>;

export const NO_GROUPS: Grouped = { rows: [], count: 0 };

/** In steps, since each of them takes as long as a key may wait. */
export function* groupsOf(table: FlowTable, rows: Rows, { by, measure, most }: GroupsWanted): Steps<Grouped> {
  const subnets = by === 'subnet' ? yield* subnetsOf(table) : [];
  const groups = groupRows(table, rows, by, { subnets });
  yield;
  const first = yield* rankFirst(groups, measure, most);
  return { rows: first.map((group) => rowOf(groups, group)), count: groups.count };
}

/** Those that the addresses make likely: the appliance does not tell its ranges. */
function* subnetsOf(table: FlowTable): Steps<readonly string[]> {
  yield* prepareParties(table);
  return planSubnets(partiesOf(table), undefined).subnets;
}

/** So many at once are put in order within a few milliseconds. */
const STEP = 2_000;

/** Of hundred thousands of groups only the first have to be in order. */
function* rankFirst(groups: Groups, measure: GroupsWanted['measure'], most: number): Steps<readonly number[]> {
  let first: readonly number[] = [];
  for (let from = 0; from < groups.count; from += STEP) {
    const next = Array.from({ length: Math.min(STEP, groups.count - from) }, (_, place) => from + place);
    first = ranked(groups, [...first, ...next], measure).slice(0, most);
    yield;
  }
  return first;
}

const ranked = (groups: Groups, among: readonly number[], measure: GroupsWanted['measure']): readonly number[] => {
  const sizes = Float64Array.from(among, (group) => groups[measure][group] ?? Number.NaN);
  const chosen: Groups = {
    ...groups,
    count: among.length,
    [measure]: sizes,
    nameOf: (place) => groups.nameOf(among[place] ?? -1),
  };
  return Array.from(rankGroups(chosen, measure), (place) => among[place] ?? -1);
};

const rowOf = (groups: Groups, group: number): GroupRow => {
  const { name = NOT_REPORTED, condition, connections, bytes } = groupAt(groups, group);
  return { name, condition, connections, bytes };
};
