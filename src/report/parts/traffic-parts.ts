// What reports say of flows: totals, protocols, applications, ports, destinations, sources and countries.
import type { TrafficFacts } from '../../analysis/facts.ts';
import { type CountryRow, countCountries } from '../../analysis/traffic/count-countries.ts';
import { countDestinations, type DestinationRow } from '../../analysis/traffic/count-destinations.ts';
import { countPorts, type PortRow } from '../../analysis/traffic/count-ports.ts';
import { countApplications, countProtocols } from '../../analysis/traffic/count-protocols.ts';
import { countSources, type SourceRow } from '../../analysis/traffic/count-sources.ts';
import { countTotals, type Totals } from '../../analysis/traffic/count-totals.ts';
import type { Amounts } from '../../analysis/traffic/tally.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import { formatBytes } from '../../text/units.ts';
import type { Fact } from '../document.ts';
import type { ReportPart } from '../report-definition.ts';
import { type ColumnOf, column, fact, facts, note, part, shareNote, table } from './blocks.ts';
import { type PortSide, sumApplicationsPart, sumPortsPart, sumProtocolsPart, sumTotalsPart } from './sum-parts.ts';
import { sumCountriesPart, sumDestinationsPart, sumSourcesPart } from './sum-place-parts.ts';
import { listWords, NOT_TOLD } from './traffic-words.ts';

export { listWords, NOT_TOLD } from './traffic-words.ts';

export const totalsPart = (traffic: TrafficFacts, top = UNUSUAL_SHOWN): ReportPart => {
  if (traffic.sums !== undefined) return sumTotalsPart(traffic, traffic.sums, top);
  const totals = countTotals(traffic);
  return part({ id: 'NET-TOTALS', title: 'Totals', data: totals }, () => [
    facts(
      fact('connections', totals.connections, 'count'),
      fact('bytes', totals.bytes, 'bytes', withoutNote(totals.connectionsWithoutBytes)),
      fact('packets', totals.packets, 'count'),
      sideFact('external', totals.external),
      sideFact('internal', totals.internal),
      ...(totals.undecided.connections > 0 ? [sideFact('neither told', totals.undecided)] : []),
      ...(totals.derivedConnections > 0
        ? [fact('direction decided by address', totals.derivedConnections, 'count')]
        : []),
    ),
    ...reportedBlocks(totals),
  ]);
};

/** All of them are one filter away: `has:score`. */
const UNUSUAL_SHOWN = 5;

const sideFact = (label: string, side: Amounts): Fact =>
  fact(
    label,
    side.connections,
    'count',
    [shareNote(side.sharePercent), side.bytes === undefined ? undefined : formatBytes(side.bytes)]
      .filter((one) => one !== undefined)
      .join(', '),
  );

const withoutNote = (count: number): string | undefined =>
  count === 0 ? undefined : `${count} connections did not tell theirs`;

const reportedBlocks = ({ reported, note: said }: Totals) =>
  said === undefined
    ? []
    : [
        table(
          reported,
          [
            column('measure', 'text', 9, (row) => row.measure, true),
            column('counted here', 'count', 9, (row) => row.counted),
            column("the appliance's sum", 'count', 9, (row) => row.reported),
            column('difference', 'count', 8, (row) => row.difference),
          ],
          { top: 3, empty: '' },
        ),
        note(said),
      ];

const amountColumns = <Row extends Amounts>(): readonly ColumnOf<Row>[] => [
  column<Row>('connections', 'count', 9, (row) => row.connections),
  column<Row>('share', 'percent', 7, (row) => row.sharePercent),
  column<Row>('bytes', 'bytes', 9, (row) => row.bytes),
  column<Row>('of bytes', 'percent', 5, (row) => row.bytesSharePercent),
];

export const ipProtocolsPart = (traffic: TrafficFacts, top: number): ReportPart => {
  if (traffic.sums !== undefined) return sumProtocolsPart(traffic.sums, top);
  const protocols = countProtocols(traffic);
  return part({ id: 'NET-PROTO', title: 'IP protocols', data: { protocols } }, () => [
    table(
      protocols,
      [
        column<(typeof protocols)[number]>('protocol', 'text', 9, (row) => row.protocol ?? NOT_TOLD, true),
        ...amountColumns<(typeof protocols)[number]>(),
        column<(typeof protocols)[number]>('packets', 'count', 6, (row) => row.packets),
      ],
      { top, empty: 'no flows' },
    ),
  ]);
};

export const applicationsPart = (traffic: TrafficFacts, top: number): ReportPart => {
  if (traffic.sums !== undefined) return sumApplicationsPart(traffic.sums, top);
  const applications = countApplications(traffic);
  return part({ id: 'NET-APP', title: 'Application protocols', data: { applicationProtocols: applications } }, () => [
    table(
      applications,
      [
        column<(typeof applications)[number]>(
          'application',
          'text',
          9,
          (row) => row.applicationProtocol ?? NOT_TOLD,
          true,
        ),
        ...amountColumns<(typeof applications)[number]>(),
      ],
      { top, empty: 'no flows' },
    ),
  ]);
};

export const portsPart = (
  traffic: TrafficFacts,
  sides: readonly PortSide[],
  top: number,
  by: 'bytes' | 'connections' = 'bytes',
): ReportPart => {
  if (traffic.sums !== undefined) return sumPortsPart(traffic.sums, sides, top);
  const ports = countPorts(traffic, by);
  const order = by === 'bytes' ? 'by bytes' : 'by connections';
  const titles = { sources: `Source ports, ${order}`, destinations: `Destination ports, ${order}` } as const;
  const sections = sides.map((side) => ({
    id: 'NET-PORTS',
    title: titles[side],
    blocks: [table(ports[side], PORT_COLUMNS, { top, empty: 'no flows' })],
  }));
  return { sections, data: { 'NET-PORTS': ports }, notReported: [] };
};

const PORT_COLUMNS = [
  column<PortRow>('port', 'text', 9, ({ port }) => (port === undefined ? NOT_TOLD : String(port))),
  column<PortRow>('service', 'text', 8, (row) => row.service, true),
  ...amountColumns<PortRow>(),
];

export const destinationsPart = (traffic: TrafficFacts, top: number): ReportPart => {
  if (traffic.sums !== undefined) return sumDestinationsPart(traffic, traffic.sums, top);
  const destinations = countDestinations(traffic);
  return part({ id: 'NET-DEST', title: 'External destinations, by bytes', data: { destinations } }, () => [
    table(destinations, DESTINATION_COLUMNS, { top, empty: 'no external destinations' }),
  ]);
};

const DESTINATION_COLUMNS = [
  column<DestinationRow>('destination', 'text', 9, (row) => row.ip ?? row.hostname ?? NOT_TOLD),
  column<DestinationRow>('name', 'text', 6, (row) => row.hostname, true),
  column<DestinationRow>('country', 'text', 4, (row) => row.country),
  column<DestinationRow>('connections', 'count', 8, (row) => row.connections),
  column<DestinationRow>('bytes', 'bytes', 9, (row) => row.bytes),
  column<DestinationRow>('of bytes', 'percent', 3, (row) => row.bytesSharePercent),
  column<DestinationRow>('sources', 'count', 5, (row) => row.devices),
  column<DestinationRow>('ports', 'text', 8, ({ ports }) => listWords(ports.map(String))),
  column<DestinationRow>('applications', 'text', 7, (row) => listWords(row.applicationProtocols)),
];

export const sourcesPart = (traffic: TrafficFacts, thresholds: Thresholds, top: number): ReportPart => {
  if (traffic.sums !== undefined) return sumSourcesPart(traffic, traffic.sums, top);
  const sources = countSources(traffic, thresholds.net_r1_suspicious_ports);
  return part({ id: 'NET-SRC', title: 'Internal sources with external traffic', data: { sources } }, () => [
    table(sources, SOURCE_COLUMNS, { top, empty: 'no internal source talked to the outside' }),
    note(
      `"suspicious": ports on the list of suspicious ones that it reached (${thresholds.net_r1_suspicious_ports.join(', ')}).`,
    ),
  ]);
};

const SOURCE_COLUMNS = [
  column<SourceRow>('source', 'text', 9, (row) => row.ip ?? row.hostname ?? NOT_TOLD),
  column<SourceRow>('name', 'text', 6, (row) => row.hostname, true),
  column<SourceRow>('did', 'text', 3, ({ did }) => (did === undefined ? undefined : String(did))),
  column<SourceRow>('connections', 'count', 9, (row) => row.connections),
  column<SourceRow>('bytes', 'bytes', 9, (row) => row.bytes),
  column<SourceRow>('destinations', 'count', 8, (row) => row.uniqueDestinations),
  column<SourceRow>('suspicious', 'text', 9, (row) => listWords(row.suspiciousPorts.map(String))),
];

export const countriesPart = (traffic: TrafficFacts, top: number): ReportPart => {
  if (traffic.sums !== undefined) return sumCountriesPart(traffic.sums, top);
  const countries = countCountries(traffic);
  const isTold = countries.some(({ country }) => country !== undefined);
  const missing = 'no flow tells the country of its destination';
  const data = isTold ? { countries } : undefined;
  return part({ id: 'NET-COUNTRY', title: 'Countries', data, missing }, () => [
    table(
      countries,
      [
        column<CountryRow>('country', 'text', 9, (row) => row.country ?? NOT_TOLD, true),
        ...amountColumns<CountryRow>(),
        column<CountryRow>('destinations', 'count', 6, (row) => row.uniqueDestinations),
      ],
      { top, empty: 'no external traffic' },
    ),
  ]);
};
