// What connections are broken down by where the appliance tells sums: by the sums where they tell it, else by the connections.

import type { TrafficSums } from '../../../analysis/facts.ts';
import { countPlaces, countsBytes } from '../../../analysis/traffic/sums/count-outside.ts';
import {
  countSection,
  type SectionName,
  type SumRow,
  type SumsBy,
  wholeOf,
} from '../../../analysis/traffic/sums/count-sums.ts';
import { sumCondition } from '../../../analysis/traffic/sums/sum-conditions.ts';
import { FLOW_SCHEMA } from '../../../flows/filter/flow-fields.ts';
import { conditionFor } from '../../../flows/filter/language/edit-filter.ts';
import type { FlowTable, Rows } from '../../../flows/flow-table.ts';
import type { GroupBy } from '../../../flows/group-rows.ts';
import { NOT_REPORTED } from '../../../text/units.ts';
import type { Option } from '../../pane.ts';
import type { Steps } from '../../parts/work.ts';
import { type Grouped, type GroupRow, groupsOf } from '../groups-of.ts';

/** Sums tell two traits that no flow has. */
export type BreakdownId = GroupBy | 'localPort' | 'status';

type SumBreakdown = Option & Readonly<{ id: BreakdownId }> & Source;

type Source =
  | Readonly<{ section: SectionName; byConnections?: GroupBy }>
  | Readonly<{ section: undefined; byConnections: GroupBy }>;

export const SUM_BREAKDOWNS: readonly SumBreakdown[] = [
  { id: 'applicationProtocol', title: 'application', section: 'applicationProtocols' },
  { id: 'destinationPort', title: 'remote port', section: 'remotePorts' },
  { id: 'end', title: 'device', section: 'devices', byConnections: 'end' },
  { id: 'country', title: 'country', section: undefined, byConnections: 'country' },
  { id: 'subnet', title: 'subnet', section: 'subnets', byConnections: 'subnet' },
  { id: 'protocol', title: 'protocol', section: 'protocols' },
  { id: 'direction', title: 'direction', section: 'directions' },
  { id: 'status', title: 'status', section: 'status' },
  { id: 'localPort', title: 'local port', section: 'localPorts' },
  { id: 'destination', title: 'destination', section: undefined, byConnections: 'destination' },
  { id: 'source', title: 'source', section: undefined, byConnections: 'source' },
];

/** Whether the appliance tells it, or connections do. */
export const isTold = (id: BreakdownId, sums: TrafficSums): boolean => {
  const found = SUM_BREAKDOWNS.find((one) => one.id === id);
  if (found === undefined || found.byConnections !== undefined) return true;
  return (sums.sections?.[found.section]?.length ?? 0) > 0;
};

export type SumGroupsWanted = Readonly<{
  by: BreakdownId;
  measure: SumsBy;
  most: number;
  table: FlowTable;
  rows: Rows;
}>;

export function* sumGroupsOf(sums: TrafficSums, { by, measure, most, table, rows }: SumGroupsWanted): Steps<Grouped> {
  const { section, byConnections } = SUM_BREAKDOWNS.find(({ id }) => id === by) ?? NO_SOURCE;
  if (by === 'country' && countsBytes(sums.counted)) {
    const countries = countPlaces(sums.parties, 'country');
    if (countries !== undefined) return ofCountries(countries, most);
  }
  const told = section === undefined ? undefined : countSection(sums.sections, section, measure);
  yield;
  if (section !== undefined && sums.sections !== undefined && told !== undefined)
    return {
      rows: told.slice(0, most).map((row) => rowOf(section, row, sums)),
      count: told.length,
      whole: wholeOf(sums.sections),
    };
  if (byConnections === undefined) return { rows: [], count: 0, empty: sums.isOfOne ? NOT_REPORTED : NOT_OF_ALL };
  return yield* groupsOf(table, rows, { by: byConnections, measure: 'connections', most });
}

const NO_SOURCE: Source = { section: undefined, byConnections: 'end' };

/** Ports, for one, are only told of the traffic of one device. */
const NOT_OF_ALL = `${NOT_REPORTED} of all together; of one device, such as did:7, more is`;

const rowOf = (section: SectionName, row: SumRow, { subnets }: TrafficSums): GroupRow => {
  const { name, bytes, bytesIn, bytesOut } = row;
  return { name, condition: sumCondition(section, row, subnets), connections: undefined, bytes, bytesIn, bytesOut };
};

type Countries = NonNullable<ReturnType<typeof countPlaces>>;

const ofCountries = (countries: Countries, most: number): Grouped => ({
  rows: countries.slice(0, most).map(({ name, size }) => ({
    name: name ?? NOT_REPORTED,
    condition: conditionFor('country', name === undefined ? undefined : { kind: 'text', text: name }, FLOW_SCHEMA),
    connections: undefined,
    bytes: size,
  })),
  count: countries.length,
  whole: { bytes: sumOfSizes(countries), bytesIn: undefined, bytesOut: undefined },
});

const sumOfSizes = (countries: Countries): number | undefined =>
  countries.reduce<number | undefined>((sum, { size }) => (size === undefined ? sum : (sum ?? 0) + size), undefined);
