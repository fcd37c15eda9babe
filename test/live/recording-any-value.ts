// Answers of every kind that is recorded, with every field known or not, under the key of a question that they answer.

import fc from 'fast-check';
import type { CapacityFacts, WatchedSeries } from '../../src/analysis/facts.ts';
import type { KnownSubnet } from '../../src/domain/appliance.ts';
import type {
  AnomalyIndicator,
  ConnectionInterval,
  Destination,
  DeviceAnswer,
  DeviceIdentity,
  DeviceSeries,
  DeviceShares,
  ShareRow,
  SimilarDevice,
  TransferInterval,
} from '../../src/domain/device.ts';
import {
  type Entity,
  type Finding,
  type FindingCourse,
  type FindingLink,
  SEVERITIES,
} from '../../src/domain/finding.ts';
import type {
  FlowEnd,
  MetricPoint,
  NetworkSummary,
  SectionRow,
  TrafficMetric,
  TrafficParty,
  TrafficSections,
} from '../../src/domain/flow.ts';
import type {
  BandwidthStats,
  EventCounts,
  MitreSummary,
  ProtocolShare,
  SummaryPeriod,
  SystemInventory,
  SystemSummary,
  VolumePoint,
} from '../../src/domain/stats.ts';
import { buildFlowTable } from '../../src/flows/build-flow-table.ts';
import type { NetworkAnswer } from '../../src/flows/network-answer.ts';
import {
  bandwidthPart,
  capacityPart,
  devicePart,
  deviceSearchPart,
  eventsPart,
  flowEndsPart,
  flowsPart,
  type KnownDevices,
  knownDevicesPart,
  mitrePart,
  networkSummaryPart,
  type PastWindow,
  pastWindowsPart,
  seriesPart,
  subnetsPart,
  systemPart,
  transfersPart,
} from '../../src/live/questions/index.ts';
import type { RecordedFindings } from '../../src/live/recording/values/findings.ts';
import { DEFAULT_WINDOW } from '../../src/live/session/window-choice.ts';
import { findingsPart } from '../../src/panes/findings/findings-part.ts';
import { clean } from '../../src/text/clean.ts';
import { aFlow } from '../flows/a-flow.ts';
import { anyFlows } from '../flows/any-flow.ts';

const maybe = <T>(any: fc.Arbitrary<T>) => fc.option(any, { nil: undefined, freq: 4 });

/** JSON knows no negative zero, and no appliance means one. */
const sure = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const amount = maybe(sure);
const sureWhole = fc.maxSafeInteger().map((value) => value + 0);
const whole = maybe(sureWhole);
const moment = fc.integer({ min: -8.64e15, max: 8.64e15 }).map((value) => value + 0);
const at = maybe(moment);
const name = fc.string({ unit: 'binary', maxLength: 20 }).map((text) => clean(text));
const text = maybe(name);
const few = <T>(any: fc.Arbitrary<T>) => fc.array(any, { maxLength: 4 });
const some = <T>(any: fc.Arbitrary<T>) => maybe(few(any));
const counts = maybe(fc.dictionary(name, sure, { maxKeys: 4, noNullPrototype: true }));

const period = fc.record<SummaryPeriod>({ startAt: at, endAt: at, hours: amount });

const system = fc.record<SystemSummary>({
  bandwidth: maybe(
    fc.record({
      totalBytes: amount,
      ingressBytes: amount,
      egressBytes: amount,
      peakThroughput: amount,
      averageThroughput: amount,
    }),
  ),
  events: maybe(fc.record({ total: amount, security: amount, notices: amount, connections: amount })),
  devices: maybe(fc.record({ total: amount, active: amount, new: amount })),
  alerts: maybe(fc.record({ total: amount, high: amount, medium: amount, low: amount })),
  period: maybe(period),
  inventory: maybe(
    fc.record<SystemInventory>({
      deviceKinds: counts,
      subnetCount: amount,
      credentialCount: amount,
      patternCount: amount,
      respondedDeviceCount: amount,
      responseCount: amount,
      licensedIpCount: amount,
    }),
  ),
});

const events = fc.record<EventCounts>({
  eventType: text,
  period: maybe(period),
  counts,
  severities: maybe(fc.record({ critical: amount, high: amount, medium: amount, low: amount })),
  hourly: some(fc.record({ at: moment, count: amount })),
});

const pastWindows = few(fc.record<PastWindow>({ endAt: moment, hours: sureWhole, security: events }));

const mitre = fc.record<MitreSummary>({
  tactics: some(
    fc.record({
      name,
      count: amount,
      weighed: maybe(fc.record({ eventCount: amount, unusualCount: amount })),
      techniques: some(fc.record({ id: name, name: text, count: amount })),
    }),
  ),
  mappedCount: amount,
  unmappedCount: amount,
  coveragePercent: amount,
  period: maybe(period),
});

const bandwidth = fc.record<BandwidthStats>({
  ingressMb: amount,
  egressMb: amount,
  totalMb: amount,
  peak: maybe(fc.record({ at, mbps: amount })),
  averageIngressMbps: amount,
  averageEgressMbps: amount,
  averageTotalMbps: amount,
  protocols: some(fc.record<ProtocolShare>({ protocol: name, percent: amount, mb: amount })),
  isCsensorSpecific: maybe(fc.boolean()),
  course: some(fc.record<VolumePoint>({ at: moment, bytes: amount })),
});

const identity = fc.record<DeviceIdentity>({
  did: whole,
  hostname: text,
  ip: text,
  mac: text,
  deviceType: maybe(fc.oneof(sure, name)),
  os: maybe(fc.oneof(sure, name)),
  vendor: text,
  model: text,
  location: text,
  owner: text,
  criticality: text,
  services: some(name),
  tags: some(name),
  complianceTags: some(name),
  firstSeenAt: at,
  lastSeenAt: at,
  updatedAt: at,
});

const connections = fc.record<ConnectionInterval>({
  at: moment,
  connections: amount,
  uniqueDestinations: amount,
  internalConnections: amount,
  externalConnections: amount,
  protocols: counts,
  ports: counts,
});

const transfers = fc.record<TransferInterval>({
  at: moment,
  bytes: amount,
  packets: amount,
  sessions: amount,
  peers: some(fc.record({ ip: name, bytes: amount, packets: amount })),
});

const series: fc.Arbitrary<DeviceSeries> = fc.oneof(
  fc.record({ kind: fc.constant('connections' as const), intervals: few(connections) }),
  fc.record({ kind: fc.constantFrom('sent' as const, 'received' as const), intervals: few(transfers) }),
);

const destination = fc.record<Destination>({
  ip: text,
  hostname: text,
  did: whole,
  connections: amount,
  firstAt: at,
  lastAt: at,
  bytesSent: amount,
  bytesReceived: amount,
  ports: some(fc.nat()),
  protocols: some(name),
  isExternal: maybe(fc.boolean()),
  country: text,
  percent: amount,
});

const indicator = fc.record<AnomalyIndicator>({ type: text, port: whole, confidence: amount, description: text });

const shareRows = some(
  fc.record<ShareRow>({
    did: maybe(fc.oneof(sureWhole, fc.constant('others' as const))),
    port: maybe(fc.oneof(sure, name)),
    name: text,
    direction: maybe(fc.constantFrom('out' as const, 'in' as const)),
    percent: amount,
    firstAt: at,
  }),
);

const shares = fc.record<DeviceShares>({
  usedTotal: amount,
  servedTotal: amount,
  bothTotal: amount,
  pairs: shareRows,
  portsUsed: shareRows,
  portsServed: shareRows,
  devicesUsed: shareRows,
  devicesServed: shareRows,
  externalDomains: shareRows,
  externalNetworks: shareRows,
});

const device = fc.record<DeviceAnswer>({
  device: maybe(identity),
  series: maybe(series),
  destinations: some(destination),
  details: some(identity),
  similar: some(fc.record<SimilarDevice>({ did: whole, hostname: text, score: amount, series: maybe(series) })),
  summary: maybe(
    fc.record({
      totalConnections: amount,
      uniqueDestinations: amount,
      externalRatio: amount,
      topProtocols: some(name),
      topPorts: some(fc.nat()),
      peakHour: amount,
      totalBytesOut: amount,
      totalBytesIn: amount,
      averageSessionBytes: amount,
      indicators: some(indicator),
    }),
  ),
  shares: maybe(shares),
});

const knownDevices = fc.record<KnownDevices>({ devices: fc.array(identity, { maxLength: 4 }), isPart: fc.boolean() });

const summary = fc.record<NetworkSummary>({
  connectionCount: amount,
  totalBytes: amount,
  totalPackets: amount,
  startAt: at,
  endAt: at,
  topProtocols: some(fc.record({ protocol: name, percent: amount })),
  topPorts: some(fc.record({ port: fc.nat(), percent: amount })),
});

const end = fc.record<FlowEnd>({
  did: whole,
  ip: text,
  hostname: text,
  label: text,
  mac: text,
  vendor: text,
  os: text,
  deviceType: text,
  country: text,
  firstSeenAt: at,
  lastSeenAt: at,
  tags: some(name),
});

const point = fc.record<MetricPoint>({
  at,
  device: maybe(end),
  bytesIn: amount,
  bytesOut: amount,
  packetsIn: amount,
  packetsOut: amount,
  connections: amount,
});

const sectionRows = some(fc.record<SectionRow>({ name, ip: text, bytesIn: amount, bytesOut: amount }));

const sections = fc.record<TrafficSections>({
  status: sectionRows,
  remotePorts: sectionRows,
  localPorts: sectionRows,
  devices: sectionRows,
  subnets: sectionRows,
  directions: sectionRows,
  protocols: sectionRows,
  applicationProtocols: sectionRows,
});

const party = fc.record<TrafficParty>({
  end,
  isExternal: fc.boolean(),
  size: amount,
  at,
  network: text,
  place: text,
});

export const anyNetworkAnswer = fc.record<NetworkAnswer>({
  flows: maybe(anyFlows.map(buildFlowTable)),
  summary: maybe(summary),
  metric: text,
  points: some(point),
  sections: maybe(sections),
  parties: some(party),
  counted: maybe(fc.record<TrafficMetric>({ name: text, label: text, units: text })),
});

const entity = fc.record<Entity>({
  kind: fc.constantFrom(
    'network',
    'device',
    'address',
    'connection',
    'tactic',
    'pattern',
    'protocol',
    'series',
    'domain',
  ),
  name,
  did: whole,
  ip: text,
});

const link = fc.record<FindingLink>({
  pane: fc.constantFrom('stats', 'flows', 'device'),
  view: text,
  filter: text,
  did: whole,
});

const finding = fc.record<Finding>({
  id: name,
  rule: name,
  severity: fc.constantFrom(...SEVERITIES),
  title: name,
  evidence: fc.string({ minLength: 600, maxLength: 900 }).map((told) => clean(told, 2_000)),
  value: amount,
  threshold: amount,
  action: name,
  entity,
  at: moment,
  link: maybe(link),
  course: maybe(
    fc.record<FindingCourse>({
      title: name,
      unit: fc.constantFrom('count', 'bytes'),
      usual: text,
      points: few(fc.record({ at: moment, value: amount, low: amount, high: amount })),
    }),
  ),
});

const findings = fc.record<RecordedFindings>({
  findings: few(finding),
  deviceCount: fc.nat(),
  missing: few(name),
  requests: some(name),
  isWhole: maybe(fc.boolean()),
  closelyJudged: some(fc.nat()),
});

const watched = fc.record<WatchedSeries>({
  key: name,
  title: name,
  unit: fc.constantFrom('count', 'bytes'),
  stepMs: fc.constant(3_600_000),
  points: few(fc.record({ at: moment, value: amount })),
  entity,
  link: maybe(link),
});

const capacity = fc.record<CapacityFacts>({
  linkCapacityMbps: amount,
  hourly: few(fc.record({ at: moment, mbps: amount })),
  stepMs: amount,
});

const subnets = maybe(
  few(
    fc.record<KnownSubnet>({
      sid: whole,
      label: text,
      network: text,
      firstSeenAt: at,
      lastSeenAt: at,
      lastTrafficAt: at,
      lastDhcpAt: at,
      recentTrafficPercent: amount,
      oneWayPercent: amount,
      deviceCount: amount,
      clientDevices: amount,
      serverDevices: amount,
      industrialDevices: amount,
      hasDhcp: maybe(fc.boolean()),
      dhcpQuality: amount,
      kerberosQuality: amount,
      latitude: amount,
      longitude: amount,
    }),
  ),
);

const asked = devicePart({ did: 42, datatype: 'co', intervalHours: 1, showAll: true });

const ends = flowEndsPart(aFlow({ startAt: 1_768_485_600_000, source: { did: 42 } }));

/** Every kind of plain value, with its key. */
export const PLAIN_KINDS: readonly Readonly<{ key: string; any: fc.Arbitrary<unknown> }>[] = [
  { key: systemPart().key, any: system },
  { key: eventsPart('security', DEFAULT_WINDOW).key, any: events },
  { key: eventsPart('notice', { kind: 'span', hours: 6, endAt: 1_768_485_600_000 }).key, any: events },
  { key: mitrePart(DEFAULT_WINDOW).key, any: mitre },
  { key: bandwidthPart(DEFAULT_WINDOW).key, any: bandwidth },
  { key: bandwidthPart(DEFAULT_WINDOW, 'csensor').key, any: bandwidth },
  { key: seriesPart('security').key, any: watched },
  { key: capacityPart(undefined).key, any: capacity },
  { key: networkSummaryPart(DEFAULT_WINDOW).key, any: summary },
  { key: ends?.key ?? '', any: fc.record({ source: maybe(end), destination: maybe(end) }) },
  { key: pastWindowsPart(DEFAULT_WINDOW).key, any: pastWindows },
  { key: subnetsPart().key, any: subnets },
  { key: asked.key, any: device },
  { key: knownDevicesPart().key, any: knownDevices },
  { key: deviceSearchPart('fin').key, any: knownDevices },
  { key: findingsPart(DEFAULT_WINDOW).key, any: findings },
  { key: findingsPart({ kind: 'span', hours: 24, endAt: 1_768_485_607_000 }).key, any: findings },
];

export const FLOWS_KEY = flowsPart(DEFAULT_WINDOW).key;
export const TRANSFERS_KEY = transfersPart(DEFAULT_WINDOW).key;
