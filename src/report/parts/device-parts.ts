// What reports say of one device: who it is, what it did, with whom, and what the appliance finds odd about it.
import { type Activity, measureActivity } from '../../analysis/device/activity.ts';
import { namesAllPorts, type PortShare, type ProtocolShare } from '../../analysis/device/breakdown.ts';
import { describeDevice, type Identity, identityOf } from '../../analysis/device/identity.ts';
import { type Indicator, listIndicators } from '../../analysis/device/indicators.ts';
import { hasShares, listShares } from '../../analysis/device/shares.ts';
import type { DeviceFacts, TrafficFacts } from '../../analysis/facts.ts';
import { type DeviceTraffic, describeDeviceTraffic } from '../../analysis/traffic/describe-device-traffic.ts';
import type { Instant } from '../../domain/instant.ts';
import type { TimeWindow } from '../../domain/window.ts';
import { clean } from '../../text/clean.ts';
import { formatUtcMinute } from '../../text/utc.ts';
import type { Block, Fact } from '../document.ts';
import type { ReportPart } from '../report-definition.ts';
import { atMinute, chart, column, fact, facts, note, part, shareNote, table } from './blocks.ts';

/** The name a person knows it by. */
export const nameOfDevice = (device: DeviceFacts): string => {
  const card = describeDevice(device);
  const name = card?.hostname ?? card?.ip;
  return name === undefined ? `device ${device.did}` : `${clean(name, 80)} (device ${device.did})`;
};

export const deviceOf = (device: DeviceFacts | undefined): DeviceFacts => {
  if (device === undefined) throw new Error('a report on a device was made without one');
  return device;
};

/** What the flows call it stands beside what the device endpoint tells. */
export const identityPart = (device: DeviceFacts, traffic: TrafficFacts | undefined = undefined): ReportPart => {
  const card = describeDevice(device);
  const told = traffic === undefined ? undefined : describeDeviceTraffic(traffic, device.did).identity;
  return part({ id: 'DEV-IDENTITY', title: 'Identity', data: card }, () =>
    card === undefined ? [] : [facts(...identityFacts(card, told).filter(({ value }) => value !== undefined))],
  );
};

/** Every field that the documents know, whether it was told or not; an appliance of the field never tells some of them. */
export const wholeIdentityPart = (device: DeviceFacts, told: DeviceTraffic['identity']): ReportPart => {
  const card = identityOf(device);
  return part({ id: 'DEV-IDENTITY', title: 'Identity', data: card }, () => {
    if (card === undefined) return [];
    const all = identityFacts(card, told);
    if (!hasShares(device)) return [facts(...all)];
    const known = all.filter(({ value }) => value !== undefined);
    const untold = all.filter(({ value }) => value === undefined).map(({ label }) => label);
    return [facts(...known), ...(untold.length === 0 ? [] : [note(`Not reported: ${untold.join(', ')}.`)])];
  });
};

export const identityFacts = (card: Partial<Identity>, told?: DeviceTraffic['identity']): readonly Fact[] => [
  fact('number', String(card.did ?? ''), 'text'),
  fact('name', card.hostname, 'text'),
  fact('label', told?.label, 'text'),
  fact('address', card.ip, 'text'),
  fact('MAC address', card.mac, 'text'),
  fact('type', card.deviceType, 'text'),
  fact('operating system', card.os, 'text'),
  fact('type, by its flows', told?.deviceType, 'text'),
  fact('system, by its flows', told?.os, 'text'),
  fact('vendor', card.vendor, 'text'),
  fact('model', card.model, 'text'),
  fact('location', card.location, 'text'),
  fact('owner', card.owner, 'text'),
  fact('criticality', card.criticality, 'text'),
  fact('services', listed(card.services), 'text'),
  fact('tags', listed(card.tags), 'text'),
  fact('compliance', listed(card.complianceTags), 'text'),
  fact('first seen', card.firstSeenAt, 'instant'),
  fact('last seen', card.lastSeenAt, 'instant'),
  fact('last update', card.updatedAt, 'instant'),
];

const listed = (words: readonly string[] | undefined): string | undefined =>
  words === undefined || words.length === 0 ? undefined : words.join(', ');

export const activityPart = (
  device: DeviceFacts,
  window: TimeWindow,
  top: number,
  anomalousAt: ReadonlySet<Instant>,
): ReportPart => {
  const activity = measureActivity(device, window);
  const shares = listShares(device);
  const data = shares === undefined ? activity : { ...activity, shares };
  const missing = 'the device has no intervals in this window';
  return part({ id: 'DEV-ACTIVITY', title: 'Connections', data, missing }, () => {
    if (activity === undefined) return [note('Intervals were not reported.')];
    return [
      facts(...activityFacts(activity, shares !== undefined)),
      chart(
        'connections per interval',
        'count',
        'connections',
        activity.series.map(({ at, connections }) => ({
          at,
          value: connections,
          isAnomaly: anomalousAt.has(at),
        })),
      ),
      ...(activity.toldSinceAt === undefined ? [] : [note(toldSinceWords(activity.toldSinceAt))]),
      ...(shares === undefined ? breakdownBlocks(activity, top) : [note(untoldWords(activity))]),
    ];
  });
};

/** Where others are told as shares, what intervals leave out is said in one sentence below. */
const activityFacts = (activity: Activity, isShared: boolean): readonly Fact[] => {
  const byInterval = [
    fact('destinations per interval, mean', activity.uniqueDestinations, 'decimal'),
    fact('internal', activity.internalConnections, 'count', shareNote(activity.internalSharePercent)),
    fact('external', activity.externalConnections, 'count', shareNote(activity.externalSharePercent)),
  ];
  return [
    fact('connections', activity.connections, 'count'),
    fact(
      activity.intervalHours === 1 ? 'average per hour' : `average per ${activity.intervalHours} h`,
      activity.averageConnections,
      'decimal',
    ),
    fact('peak', activity.peakConnections, 'count', atMinute(activity.peakAt)),
    ...byInterval.filter(({ value }) => !isShared || value !== undefined),
    ...summaryFacts(activity.reported),
  ];
};

const toldSinceWords = (at: Instant): string =>
  `The appliance tells of this device since ${formatUtcMinute(at)}Z: of the window before that, nothing is known.`;

const untoldWords = ({ uniqueDestinations, externalConnections }: Activity): string => {
  const untold = [
    ...(uniqueDestinations === undefined ? ['destinations'] : []),
    ...(externalConnections === undefined ? ['what goes outside'] : []),
    'protocols and ports',
  ];
  return `Not reported by interval: ${untold.join(', ')}.`;
};

const breakdownBlocks = ({ protocols, ports }: Activity, top: number): readonly Block[] => [
  table(protocols, PROTOCOL_COLUMNS, { top, empty: 'no protocol was reported' }),
  table(ports, PORT_COLUMNS, { top, empty: 'no port was reported' }),
  ...(namesAllPorts(ports) ? [] : [note(BUSIEST_PORTS)]),
];

const BUSIEST_PORTS =
  'An interval names only its busiest ports, the rest is Other: a port may have had more than stands here.';

type Reported = NonNullable<ReturnType<typeof measureActivity>>['reported'];

/** What the appliance itself says, over everything it keeps, whatever the window. */
const summaryFacts = (reported: Reported): readonly Fact[] =>
  reported === undefined
    ? []
    : [
        fact('connections, all that is kept', reported.connections, 'count'),
        fact('destinations, all that is kept', reported.uniqueDestinations, 'count'),
        fact(
          'external share, all that is kept',
          reported.externalRatio === undefined ? undefined : reported.externalRatio * 100,
          'percent',
        ),
        fact('busiest hour of the day (UTC)', hourOfDay(reported.peakHour), 'text'),
      ];

const hourOfDay = (hour: number | undefined): string | undefined =>
  hour === undefined ? undefined : `${String(hour).padStart(2, '0')}:00`;

const PROTOCOL_COLUMNS = [
  column<ProtocolShare>('protocol', 'text', 9, (row) => row.protocol, true),
  column<ProtocolShare>('connections', 'count', 9, (row) => row.connections),
  column<ProtocolShare>('share', 'percent', 8, (row) => row.sharePercent),
];

const PORT_COLUMNS = [
  column<PortShare>('port', 'text', 9, (row) => row.label),
  column<PortShare>('service', 'text', 8, (row) => row.service, true),
  column<PortShare>('connections', 'count', 9, (row) => row.connections),
  column<PortShare>('share', 'percent', 8, (row) => row.sharePercent),
];

export const indicatorsPart = (device: DeviceFacts): ReportPart => {
  const indicators = listIndicators(device);
  const data = indicators === undefined ? undefined : { indicators };
  return part({ id: 'DEV-ANOMALY', title: "The appliance's indicators", data }, () => [
    table(indicators, INDICATOR_COLUMNS, { top: 20, empty: 'none' }),
  ]);
};

const INDICATOR_COLUMNS = [
  column<Indicator>('indicator', 'text', 9, (row) => row.title),
  column<Indicator>('confidence', 'score', 9, (row) => row.confidence),
  column<Indicator>('port', 'text', 7, ({ port }) => (port === undefined ? undefined : String(port))),
  column<Indicator>('description', 'text', 8, (row) => row.description, true),
];

export const deviceTrafficPart = (traffic: TrafficFacts | undefined, did: number, top: number): ReportPart => {
  const told = traffic === undefined ? undefined : describeDeviceTraffic(traffic, did);
  return part({ id: 'NET-DEVICE', title: 'Flows of the window', data: told }, () =>
    told === undefined ? [] : flowBlocks({ told, top, isOfConnections: traffic?.sums !== undefined }),
  );
};

type FlowBlocks = Readonly<{ told: DeviceTraffic; top: number; isOfConnections: boolean }>;

const flowBlocks = ({ told, top, isOfConnections }: FlowBlocks): readonly Block[] => [
  ...(isOfConnections ? connectionFigures(told) : flowFigures(told, top)),
  table(
    told.externalDestinations.map((label) => ({ label })),
    [column('external destination', 'text', 9, (row) => row.label, true)],
    { top, empty: 'none' },
  ),
];

/** Only their ends are told: tables by protocol and port would have one row that says nothing. */
const connectionFigures = ({ outbound, inbound, ...told }: DeviceTraffic): readonly Block[] => [
  facts(
    fact('outbound, told one by one', outbound.connections, 'count', shareNote(outbound.sharePercent)),
    fact('inbound, told one by one', inbound.connections, 'count', shareNote(inbound.sharePercent)),
    fact('external destinations', told.externalDestinations.length, 'count'),
    fact('internal destinations', told.internalDestinations.length, 'count'),
  ),
  note('The appliance names connections, not all that there were; their protocols, ports and bytes are not reported.'),
];

const flowFigures = (told: DeviceTraffic, top: number): readonly Block[] => [
  facts(
    fact('outbound connections', told.outbound.connections, 'count', shareNote(told.outbound.sharePercent)),
    fact('inbound connections', told.inbound.connections, 'count', shareNote(told.inbound.sharePercent)),
    fact('bytes of outbound', told.outbound.bytes, 'bytes'),
    fact('bytes of inbound', told.inbound.bytes, 'bytes'),
    fact('external destinations', told.externalDestinations.length, 'count'),
    fact('internal destinations', told.internalDestinations.length, 'count'),
  ),
  table(
    told.protocols,
    [
      column('protocol, outbound', 'text', 9, (row) => row.protocol, true),
      column('connections', 'count', 8, (row) => row.connections),
      column('bytes', 'bytes', 9, (row) => row.bytes),
    ],
    { top, empty: 'nothing went out' },
  ),
  table(
    told.destinationPorts,
    [
      column('port, outbound', 'text', 9, ({ port }) => (port === undefined ? undefined : String(port))),
      column('service', 'text', 8, (row) => row.service, true),
      column('connections', 'count', 9, (row) => row.connections),
      column('bytes', 'bytes', 8, (row) => row.bytes),
    ],
    { top, empty: 'nothing went out' },
  ),
];
