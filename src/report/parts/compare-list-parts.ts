// What reports say of the lists of two devices beside each other: destinations, ports and protocols of both, or of one of them alone.
import type { ComparedDestination, DestinationComparison } from '../../analysis/device/compare-destinations.ts';
import type { DeviceComparison } from '../../analysis/device/compare-devices.ts';
import type { PortComparison, ShareComparison } from '../../analysis/device/compare-shares.ts';
import type { Sides } from '../../analysis/device/sides.ts';
import type { ReportPart } from '../report-definition.ts';
import { type ColumnOf, column, fact, facts, note, part, table } from './blocks.ts';
import { sideColumns, titled } from './compare-columns.ts';
import { sideOf } from './destination-parts.ts';

const DESTINATION_COLUMNS = [
  column<ComparedDestination>('destination', 'text', 9, ({ label }) => label, true),
  column<ComparedDestination>('address', 'text', 4, ({ ip }) => ip),
  column<ComparedDestination>('side', 'text', 6, ({ isExternal }) => sideOf(isExternal)),
];

const NO_DESTINATIONS = 'the appliance did not report the destinations of both devices';

export const sharedPart = ({ destinations }: DeviceComparison, names: Sides<string>, top: number): ReportPart => {
  const title = 'Destinations of both, over everything the appliance keeps';
  const shared = destinations?.shared;
  const columns = [
    ...DESTINATION_COLUMNS,
    ...(isCounted(destinations)
      ? [
          ...sideColumns<ComparedDestination>(titled('connections', names), 'count', 9, (row) => row.connections),
          ...sideColumns<ComparedDestination>(titled('bytes', names), 'bytes', 7, (row) => row.bytes),
        ]
      : sideColumns<ComparedDestination>(titled('share', names), 'share', 9, (row) => row.sharePercent)),
  ];
  return part({ id: 'DEV-COMPARE-SHARED', title, data: shared, missing: NO_DESTINATIONS }, () => [
    facts(
      fact('shared', destinations?.sharedCount, 'count'),
      fact(`only ${names.one}`, destinations?.onlyOneCount, 'count'),
      fact(`only ${names.other}`, destinations?.onlyOtherCount, 'count'),
    ),
    table(shared, columns, { top, empty: 'they share none' }),
    ...(isCounted(destinations) ? [] : [note(ONLY_LARGEST)]),
  ]);
};

const ONLY_LARGEST =
  'Shares are of what each of them used. Only the largest are named: what stands on one side alone may be among the others of the other.';

const isCounted = (destinations: DestinationComparison | undefined): boolean => destinations?.hasAmounts !== false;

export const alonePart = (
  side: keyof Sides<string>,
  { destinations }: DeviceComparison,
  names: Sides<string>,
  top: number,
): ReportPart => {
  const id = side === 'one' ? 'DEV-COMPARE-OWN' : 'DEV-COMPARE-OTHER';
  const data = side === 'one' ? destinations?.onlyOne : destinations?.onlyOther;
  const columns = [
    ...DESTINATION_COLUMNS,
    ...(isCounted(destinations)
      ? [
          column<ComparedDestination>('connections', 'count', 9, ({ connections }) => connections[side]),
          column<ComparedDestination>('bytes', 'bytes', 7, ({ bytes }) => bytes[side]),
        ]
      : [column<ComparedDestination>('share', 'share', 9, ({ sharePercent }) => sharePercent[side])]),
  ];
  return part({ id, title: `Destinations of ${names[side]} only`, data, missing: NO_DESTINATIONS }, () => [
    table(data, columns, { top, empty: 'none' }),
  ]);
};

export const portsPart = ({ ports }: DeviceComparison, names: Sides<string>, top: number): ReportPart => {
  const columns = [
    column<PortComparison>('port', 'text', 9, ({ label }) => label),
    column<PortComparison>('service', 'text', 8, ({ service }) => service ?? '', true),
  ];
  const isOfWindow = ports.some(({ connections: { one, other } }) => one !== undefined || other !== undefined);
  const title = isOfWindow || ports.length === 0 ? 'Ports' : 'Ports used, over everything the appliance keeps';
  return sharesPart('PORTS', title, ports, [...columns, ...shareColumns<PortComparison>(names, isOfWindow)], top);
};

export const protocolsPart = ({ protocols }: DeviceComparison, names: Sides<string>, top: number): ReportPart => {
  const named = column<ShareComparison>('protocol', 'text', 9, ({ label }) => label, true);
  return sharesPart('PROTOCOLS', 'Protocols', protocols, [named, ...shareColumns<ShareComparison>(names, true)], top);
};

const shareColumns = <Row extends ShareComparison>(
  names: Sides<string>,
  isOfWindow: boolean,
): readonly ColumnOf<Row>[] =>
  isOfWindow
    ? [
        ...sideColumns<Row>(titled('connections', names), 'count', 9, (row) => row.connections),
        ...sideColumns<Row>(titled('share', names), 'percent', 7, (row) => row.sharePercent),
      ]
    : sideColumns<Row>(titled('share', names), 'share', 9, (row) => row.sharePercent);

const sharesPart = <Row extends ShareComparison>(
  id: 'PORTS' | 'PROTOCOLS',
  title: string,
  rows: readonly Row[],
  columns: readonly ColumnOf<Row>[],
  top: number,
): ReportPart => {
  const data = rows.length === 0 ? undefined : rows;
  const missing = `the appliance named no ${id.toLowerCase()} in this window`;
  return part({ id: `DEV-COMPARE-${id}`, title, data, missing }, () => [table(rows, columns, { top, empty: '' })]);
};
