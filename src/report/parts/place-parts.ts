// What reports say of places in the network: subnets, who talks to whom, and what each device moved.
import type { TrafficFacts } from '../../analysis/facts.ts';
import { countSubnets, type SubnetMember, type SubnetRow, type Subnets } from '../../analysis/traffic/count-subnets.ts';
import {
  countTalkers,
  type SortedTalkers,
  type TalkerRow,
  type Talkers,
  type TalkHour,
} from '../../analysis/traffic/count-talkers.ts';
import { type MapPlace, mapDevices, mapSubnets, type TrafficMap } from '../../analysis/traffic/map-traffic.ts';
import type { Block, ChartBlock, HeatBlock, NoteBlock } from '../document.ts';
import type { ReportPart } from '../report-definition.ts';
import { capital, column, fact, facts, note, part, shareNote, table } from './blocks.ts';
import { sumSubnetsPart, sumTalkersPart } from './sum-subnet-parts.ts';
import { listWords, NOT_TOLD } from './traffic-words.ts';

export const talkersPart = (
  traffic: Pick<TrafficFacts, 'transfers' | 'sums'>,
  top: number,
  by: SortedTalkers = 'bytes',
): ReportPart => {
  if (traffic.sums !== undefined) return sumTalkersPart(traffic.sums, { traffic, top, by });
  const talkers = countTalkers(traffic, by);
  return part({ id: 'NET-TALKERS', title: 'Who moved most', data: talkers }, () =>
    talkers === undefined ? [] : talkerBlocks(talkers, top),
  );
};

const talkerBlocks = (talkers: Talkers, top: number): readonly Block[] => [
  facts(
    fact('total', talkers.bytes, 'bytes'),
    fact('in', talkers.bytesIn, 'bytes'),
    fact('out', talkers.bytesOut, 'bytes'),
    fact('devices', talkers.talkers.length, 'count'),
  ),
  table(talkers.talkers, TALKER_COLUMNS, { top, empty: 'no device moved anything' }),
  hourChart(talkers.hourly),
  table(talkers.hourly, HOUR_COLUMNS, { top: Math.max(top, 24), empty: 'no hour was reported' }),
];

const TALKER_COLUMNS = [
  column<TalkerRow>('device', 'text', 9, (row) => row.ip ?? row.hostname ?? NOT_TOLD),
  column<TalkerRow>('name', 'text', 8, (row) => row.hostname ?? row.label, true),
  column<TalkerRow>('did', 'text', 3, ({ did }) => (did === undefined ? undefined : String(did))),
  column<TalkerRow>('total', 'bytes', 9, (row) => row.bytes),
  column<TalkerRow>('share', 'percent', 6, (row) => row.sharePercent),
  column<TalkerRow>('in', 'bytes', 9, (row) => row.bytesIn),
  column<TalkerRow>('out', 'bytes', 9, (row) => row.bytesOut),
  column<TalkerRow>('connections', 'count', 4, (row) => row.connections),
];

const HOUR_COLUMNS = [
  column<TalkHour>('hour (UTC)', 'instant', 9, (row) => row.at, true),
  column<TalkHour>('total', 'bytes', 9, (row) => row.bytes),
  column<TalkHour>('in', 'bytes', 9, (row) => row.bytesIn),
  column<TalkHour>('out', 'bytes', 9, (row) => row.bytesOut),
  column<TalkHour>('devices', 'count', 5, (row) => row.devices),
];

const hourChart = (hours: readonly TalkHour[]): ChartBlock => {
  const series = (name: string, read: (hour: TalkHour) => number | undefined) => ({
    name,
    points: hours.flatMap((hour) => (hour.at === undefined ? [] : [{ at: hour.at, value: read(hour) }])),
  });
  return {
    kind: 'chart',
    title: 'bytes per hour',
    as: 'bytes',
    series: [series('in', ({ bytesIn }) => bytesIn), series('out', ({ bytesOut }) => bytesOut)],
  };
};

/** `cidrs` undefined: the ranges are derived from the addresses that were seen. */
export const subnetsPart = (
  traffic: TrafficFacts,
  cidrs: readonly string[] | undefined,
  top: number,
  isPartial = false,
): ReportPart => {
  const sums = traffic.sums === undefined || cidrs !== undefined ? undefined : sumSubnetsPart(traffic.sums, top);
  if (sums !== undefined) return sums;
  const counted = countSubnets(traffic, cidrs);
  const subnets = isPartial ? homeOnly(counted, traffic.rows.length) : counted;
  const [only] = subnets.subnets;
  const isOne = cidrs?.length === 1 && only !== undefined;
  return part({ id: 'NET-SUBNET', title: isOne ? `Subnet ${only.subnet}` : 'Subnets', data: subnets }, () => [
    ...(isOne ? oneSubnet(only, top) : [table(subnets.subnets, SUBNET_COLUMNS, { top, empty: 'no subnet was seen' })]),
    ...subnetNotes(subnets),
  ]);
};

/**
 * Where only the flows of one subnet were asked for, what others did among themselves is not known: those remain that together
 * take part in all of the flows, which is the subnet itself.
 */
const homeOnly = (counted: Subnets, connections: number): Subnets => {
  let covered = 0;
  const home = counted.subnets.filter(({ intra, inter }) => {
    const isNeeded = covered < connections;
    covered += intra.connections + inter.connections;
    return isNeeded;
  });
  return { ...counted, subnets: home };
};

const SUBNET_COLUMNS = [
  column<SubnetRow>('subnet', 'text', 9, (row) => row.subnet, true),
  column<SubnetRow>('devices', 'count', 8, (row) => row.devices),
  column<SubnetRow>('inside it', 'count', 9, (row) => row.intra.connections),
  column<SubnetRow>('with others', 'count', 9, (row) => row.inter.connections),
  column<SubnetRow>('bytes inside', 'bytes', 7, (row) => row.intra.bytes),
  column<SubnetRow>('bytes with others', 'bytes', 7, (row) => row.inter.bytes),
  column<SubnetRow>('applications inside', 'text', 5, (row) =>
    listWords(row.applicationProtocols.map((one) => one.applicationProtocol ?? NOT_TOLD)),
  ),
];

const oneSubnet = (subnet: SubnetRow, top: number): readonly Block[] => [
  facts(
    fact('devices', subnet.devices, 'count'),
    fact('connections inside', subnet.intra.connections, 'count', shareNote(subnet.intra.sharePercent)),
    fact('connections with others', subnet.inter.connections, 'count', shareNote(subnet.inter.sharePercent)),
    fact('bytes inside', subnet.intra.bytes, 'bytes'),
    fact('bytes with others', subnet.inter.bytes, 'bytes'),
  ),
  table(
    subnet.applicationProtocols,
    [
      column('application inside', 'text', 9, (row) => row.applicationProtocol ?? NOT_TOLD, true),
      column('connections', 'count', 9, (row) => row.connections),
      column('share', 'percent', 7, (row) => row.sharePercent),
      column('bytes', 'bytes', 8, (row) => row.bytes),
    ],
    { top, empty: 'nothing was exchanged inside' },
  ),
  table(subnet.members, MEMBER_COLUMNS, { top: Math.max(top, 20), empty: 'no devices' }),
];

const MEMBER_COLUMNS = [
  column<SubnetMember>('address', 'text', 9, (row) => row.ip),
  column<SubnetMember>('name', 'text', 8, (row) => row.hostname, true),
  column<SubnetMember>('did', 'text', 7, ({ did }) => (did === undefined ? undefined : String(did))),
];

const subnetNotes = ({ isDerived, unreadable }: Subnets): readonly Block[] => [
  ...(isDerived ? [note('The ranges are not known: private addresses are grouped by /24 (IPv4) and /64 (IPv6).')] : []),
  ...(unreadable.length > 0 ? [note(`Not readable as ranges: ${unreadable.join(', ')}.`)] : []),
];

export const mapPart = (traffic: TrafficFacts, cidrs: readonly string[] | undefined): ReportPart => {
  // Connections tell no bytes.
  const by = traffic.sums === undefined ? 'bytes' : 'connections';
  const data = { subnets: mapSubnets(traffic, cidrs, by), devices: mapDevices(traffic, by) };
  return part({ id: 'NET-MAP', title: 'Who talks to whom', data }, () => [
    heat(`subnet to subnet, by ${by}`, data.subnets),
    heat(`busiest devices to destinations, by ${by}`, data.devices),
  ]);
};

const MOST_PLACES = 12;

const heat = (title: string, map: TrafficMap): HeatBlock | NoteBlock => {
  if (map.cells.length === 0) return note(`${capital(title)}: nobody talked to anybody.`);
  const sources = map.sources.slice(0, MOST_PLACES);
  const destinations = map.destinations.slice(0, MOST_PLACES);
  const found = new Map(map.cells.map((cell) => [`${cell.source} ${cell.destination}`, cell[map.by]]));
  return {
    kind: 'heat',
    title,
    as: map.by === 'bytes' ? 'bytes' : 'count',
    rowLabels: sources.map(nameOf),
    columnLabels: destinations.map(nameOf),
    cells: sources.map((_, row) => destinations.map((__, place) => found.get(`${row} ${place}`))),
  };
};

const nameOf = ({ kind, name, hostname }: MapPlace): string => {
  if (kind === 'elsewhere') return 'elsewhere';
  if (kind === 'not-reported') return NOT_TOLD;
  return kind === 'subnet' ? name : (hostname ?? name);
};
