// What reports say of devices and subnets where traffic is told as sums: who moved most, and what stays inside of a subnet.
import type { TrafficFacts, TrafficSums } from '../../analysis/facts.ts';
import { shareOf } from '../../analysis/figures/known.ts';
import { countTalkers, type SortedTalkers, type TalkerRow } from '../../analysis/traffic/count-talkers.ts';
import {
  countSubnet,
  devicesByNetwork,
  pointsOf,
  type SubnetDevice,
  type SubnetSums,
} from '../../analysis/traffic/sums/count-subnet.ts';
import { countSection, type SumRow, wholeOf } from '../../analysis/traffic/sums/count-sums.ts';
import type { Block } from '../document.ts';
import type { ReportPart } from '../report-definition.ts';
import { type ColumnOf, column, fact, facts, note, part, table } from './blocks.ts';
import { columnsOf } from './sum-parts.ts';
import { NOT_TOLD } from './traffic-words.ts';

type TalkersGiven = Readonly<{ traffic: Pick<TrafficFacts, 'transfers'>; top: number; by: SortedTalkers }>;

/** Everything that moved is told beside the devices, of which only the largest may be. */
export const sumTalkersPart = (sums: TrafficSums, { traffic, top, by }: TalkersGiven): ReportPart => {
  const told = countTalkers({ transfers: pointsOf(sums) ?? traffic.transfers }, by);
  const whole = sums.sections === undefined ? undefined : wholeOf(sums.sections);
  const { bytes, bytesIn, bytesOut } = whole?.bytes === undefined ? (told ?? NOTHING) : whole;
  const talkers = told?.talkers.map((row) => ({ ...row, sharePercent: shareOf(row.bytes, bytes) }));
  const data = talkers && { bytes, bytesIn, bytesOut, talkers };
  const title = sums.isOfOne ? 'Whom it exchanged most with' : 'Who moved most';
  return part({ id: 'NET-TALKERS', title, data }, () => [
    facts(
      fact('total', bytes, 'bytes'),
      fact('in', bytesIn, 'bytes'),
      fact('out', bytesOut, 'bytes'),
      fact('devices', talkers?.length, 'count', 'told by name'),
      fact('hour by hour', undefined, 'text'),
    ),
    table(talkers, talkerColumns(talkers ?? []), { top, empty: 'no device moved anything' }),
    ...(sums.isOfOne ? [note('"in" is what came from them, "out" what went to them.')] : []),
  ]);
};

const NOTHING = { bytes: undefined, bytesIn: undefined, bytesOut: undefined };

const talkerColumns = (talkers: readonly TalkerRow[]): readonly ColumnOf<TalkerRow>[] => [
  column<TalkerRow>('device', 'text', 9, (row) => row.ip ?? row.hostname ?? NOT_TOLD),
  column<TalkerRow>('name', 'text', 8, (row) => row.hostname ?? row.label, true),
  column<TalkerRow>('did', 'text', 3, ({ did }) => (did === undefined ? undefined : String(did))),
  column<TalkerRow>('total', 'bytes', 9, (row) => row.bytes),
  column<TalkerRow>('share', 'percent', 6, (row) => row.sharePercent),
  column<TalkerRow>('in', 'bytes', 9, (row) => row.bytesIn),
  column<TalkerRow>('out', 'bytes', 9, (row) => row.bytesOut),
  ...(talkers.some(({ connections }) => connections !== undefined)
    ? [column<TalkerRow>('connections', 'count', 4, (row) => row.connections)]
    : []),
];

/** Undefined where the sums tell no subnets: then connections do. */
export const sumSubnetsPart = (sums: TrafficSums, top: number): ReportPart | undefined => {
  if (sums.sid !== undefined) return oneSubnetPart(sums, top);
  const rows = countSection(sums.sections, 'subnets');
  if (rows === undefined) return undefined;
  const counts = devicesByNetwork(sums);
  const subnets = rows.map(({ ip: _, name, ...row }) => ({ subnet: name, devices: counts.get(name), ...row }));
  const title = sums.isOfOne ? 'Subnets it talked to' : 'Subnets';
  return part({ id: 'NET-SUBNET', title, data: { subnets } }, () => [
    table(rows, sums.isOfOne ? columnsOf('subnets') : [...columnsOf('subnets'), devicesIn(counts)], {
      top,
      empty: 'no subnet was seen',
    }),
    ...(sums.isOfOne
      ? []
      : [note('What stays inside a subnet is told of one at a time: a filter such as sid:3 asks for it.')]),
  ]);
};

const devicesIn = (counts: ReadonlyMap<string, number>): ColumnOf<SumRow> =>
  column<SumRow>('devices', 'count', 5, ({ name }) => counts.get(name));

const oneSubnetPart = (sums: TrafficSums, top: number): ReportPart => {
  const told = countSubnet(sums);
  const title = `Subnet ${told.network ?? sums.sid ?? ''}`;
  return part({ id: 'NET-SUBNET', title, data: { sid: sums.sid, ...told } }, () => subnetBlocks(told, top));
};

const subnetBlocks = (told: SubnetSums, top: number): readonly Block[] => [
  facts(
    fact('devices', told.devices?.length, 'count', 'told by name'),
    fact('bytes inside', told.bytesInside, 'bytes'),
    fact('bytes with other subnets', told.bytesWithOthers, 'bytes'),
    fact('bytes with the outside', told.bytesWithOutside, 'bytes'),
  ),
  table(told.others, columnsOf('subnets'), { top, empty: 'no other subnet took part' }),
  table(told.devices, MEMBER_COLUMNS, { top: Math.max(top, 20), empty: 'no devices' }),
];

const MEMBER_COLUMNS = [
  column<SubnetDevice>('address', 'text', 9, (row) => row.ip ?? row.name),
  column<SubnetDevice>('name', 'text', 8, (row) => row.hostname, true),
  column<SubnetDevice>('did', 'text', 5, ({ did }) => (did === undefined ? undefined : String(did))),
  column<SubnetDevice>('bytes', 'bytes', 7, (row) => row.bytes),
  column<SubnetDevice>('in', 'bytes', 4, (row) => row.bytesIn),
  column<SubnetDevice>('out', 'bytes', 4, (row) => row.bytesOut),
];
