// What reports say of traffic that is told as sums: what moved in all, by protocol, application and port, and which connections are unusual.
import type { TrafficFacts, TrafficSums } from '../../analysis/facts.ts';
import {
  countSection,
  type SectionName,
  type SumRow,
  sideOf,
  wholeOf,
} from '../../analysis/traffic/sums/count-sums.ts';
import {
  type UnusualConnection,
  type UnusualConnections,
  unusualConnections,
} from '../../analysis/traffic/sums/unusual-connections.ts';
import type { FlowEnd, TrafficSections } from '../../domain/flow.ts';
import { serviceOf } from '../../flows/service-ports.ts';
import { formatCount } from '../../text/units.ts';
import type { Block, Fact } from '../document.ts';
import type { ReportPart } from '../report-definition.ts';
import { type ColumnOf, column, fact, facts, note, part, shareNote, table } from './blocks.ts';
import { NOT_TOLD } from './traffic-words.ts';

/** Of the section: it tells sums from what flows come to. */
const SUMS_TITLE = 'Sums of the appliance';

export const sumTotalsPart = (traffic: TrafficFacts, sums: TrafficSums, top: number): ReportPart => {
  const { sections } = sums;
  const unusual = unusualConnections(traffic, top);
  const data = {
    ...(sections === undefined ? NO_BYTES : wholeOf(sections)),
    external: sideOf(sections, 'external'),
    internal: sideOf(sections, 'internal'),
    status: countSection(sections, 'status'),
    connectionsTold: traffic.rows.length,
    unusualConnections: unusual.count,
    unusual: unusual.worst,
  };
  return part({ id: 'NET-TOTALS', title: SUMS_TITLE, data }, () => [
    facts(
      fact('bytes', data.bytes, 'bytes'),
      fact('in', data.bytesIn, 'bytes'),
      fact('out', data.bytesOut, 'bytes'),
      ...sideFacts(data),
      fact('connections', data.connectionsTold, 'count', toldNote(traffic)),
      fact('unusual', data.unusualConnections, 'count'),
    ),
    ...(data.status === undefined ? [] : [table(data.status, columnsOf('status'), { top, empty: 'nothing moved' })]),
    ...unusualBlocks(unusual, top),
    ...notesOf(traffic, sums),
  ]);
};

const NO_BYTES = { bytes: undefined, bytesIn: undefined, bytesOut: undefined };

/** Whoever asks for one of them hears nothing of the other. */
const sideFacts = ({ external, internal }: Readonly<Record<'external' | 'internal', SumRow | undefined>>) => [
  ...(external === undefined && internal !== undefined ? [] : [sideFact('external', external)]),
  ...(internal === undefined && external !== undefined ? [] : [sideFact('internal', internal)]),
];

const sideFact = (label: string, side: SumRow | undefined): Fact =>
  fact(label, side?.bytes, 'bytes', shareNote(side?.bytesSharePercent));

/** They are not all that there were. */
const toldNote = ({ table: { rowCount }, rows }: TrafficFacts): string =>
  rows.length === rowCount ? 'told one by one' : `of ${formatCount(rowCount)} told one by one`;

const notesOf = ({ table: { rowCount } }: TrafficFacts, { notNarrowedBy }: TrafficSums): readonly Block[] => [
  note(
    `The appliance tells sums, and the ${formatCount(rowCount)} connections it names, instead of flows: bytes are from its sums, and how many connections and packets there were is not reported.`,
  ),
  ...(notNarrowedBy === ''
    ? []
    : [note(`The sums are not narrowed by "${notNarrowedBy}", which is of single connections.`)]),
];

/** Per cent is how the appliance scores them. */
const unusualBlocks = ({ worst, count }: UnusualConnections, top: number): readonly Block[] =>
  count === 0
    ? []
    : [{ ...table(worst, UNUSUAL_COLUMNS, { top, empty: '' }), leftOut: count - Math.min(count, worst.length) }];

const UNUSUAL_COLUMNS = [
  column<UnusualConnection>('unusual: source', 'text', 9, ({ source }) => placeOf(source)),
  column<UnusualConnection>('destination', 'text', 9, ({ destination }) => placeOf(destination), true),
  column<UnusualConnection>('score', 'percent', 8, (row) => row.score),
];

const placeOf = (end: FlowEnd | undefined): string =>
  end?.ip ?? end?.hostname ?? end?.label ?? (end?.did === undefined ? NOT_TOLD : `device ${end.did}`);

const AMOUNTS: readonly ColumnOf<SumRow>[] = [
  column<SumRow>('bytes', 'bytes', 9, (row) => row.bytes),
  column<SumRow>('of bytes', 'percent', 7, (row) => row.bytesSharePercent),
  column<SumRow>('in', 'bytes', 6, (row) => row.bytesIn),
  column<SumRow>('out', 'bytes', 6, (row) => row.bytesOut),
];

const LABELS: Readonly<Record<SectionName, string>> = {
  status: 'status',
  remotePorts: 'port',
  localPorts: 'port',
  devices: 'device',
  subnets: 'subnet',
  directions: 'direction',
  protocols: 'protocol',
  applicationProtocols: 'application',
};

export const columnsOf = (section: SectionName): readonly ColumnOf<SumRow>[] => [
  column<SumRow>(LABELS[section], 'text', 9, (row) => row.name, !section.endsWith('Ports')),
  ...(section.endsWith('Ports')
    ? [column<SumRow>('service', 'text', 8, ({ name }) => serviceOf(Number(name)), true)]
    : []),
  ...AMOUNTS,
];

export const sumProtocolsPart = ({ sections }: TrafficSums, top: number): ReportPart => {
  const rows = countSection(sections, 'protocols');
  const data = rows && { protocols: rows.map(({ name, ip: _, ...row }) => ({ protocol: name, ...row })) };
  return part({ id: 'NET-PROTO', title: 'IP protocols', data }, () => [
    table(rows, columnsOf('protocols'), { top, empty: 'nothing moved' }),
  ]);
};

export const sumApplicationsPart = ({ sections }: TrafficSums, top: number): ReportPart => {
  const rows = countSection(sections, 'applicationProtocols');
  const data = rows && {
    applicationProtocols: rows.map(({ name, ip: _, ...row }) => ({ applicationProtocol: name, ...row })),
  };
  return part({ id: 'NET-APP', title: 'Application protocols', data }, () => [
    table(rows, columnsOf('applicationProtocols'), { top, empty: 'nothing moved' }),
  ]);
};

export type PortSide = 'sources' | 'destinations';

const PORT_SECTIONS = {
  destinations: { name: 'remotePorts', title: 'Remote ports, by bytes' },
  sources: { name: 'localPorts', title: 'Local ports, by bytes' },
} as const;

/** Ports of the device that is asked about, and of those it talks to: which of them began is not told. */
export const sumPortsPart = (sums: TrafficSums, sides: readonly PortSide[], top: number): ReportPart => {
  const told = sides
    .map((side) => ({ side, rows: countSection(sums.sections, PORT_SECTIONS[side].name) }))
    .filter(({ rows }) => rows !== undefined);
  if (told.length === 0)
    return { sections: [], data: {}, notReported: [{ id: 'NET-PORTS', reason: whyNoPorts(sums) }] };
  const rowsOf = (name: keyof TrafficSections) =>
    countSection(sums.sections, name)?.map(({ name: port, ip: _, ...row }) => ({ port, ...row }));
  return {
    sections: told.map(({ side, rows }) => {
      const { name, title } = PORT_SECTIONS[side];
      return { id: 'NET-PORTS', title, blocks: [table(rows, columnsOf(name), { top, empty: 'nothing moved' })] };
    }),
    data: { 'NET-PORTS': { remote: rowsOf('remotePorts'), local: rowsOf('localPorts') } },
    notReported: [],
  };
};

const whyNoPorts = ({ isOfOne }: TrafficSums): string =>
  isOfOne
    ? 'the appliance did not report it'
    : 'the appliance did not report it; it may for one device, as with a filter such as did:7';
