// Builders for what is known of one device: answers of each data type, intervals, destinations and peers.
import type { DeviceFacts, Facts } from '../../src/analysis/facts.ts';
import type {
  ConnectionInterval,
  Destination,
  DeviceAnswer,
  DeviceIdentity,
  DeviceSummary,
  SimilarDevice,
  TransferInterval,
} from '../../src/domain/device.ts';
import { HOUR_MS, type Instant } from '../../src/domain/instant.ts';
import type { TimeWindow } from '../../src/domain/window.ts';

export const END_AT: Instant = Date.UTC(2024, 0, 15, 14);
export const DID = 12345;
export const DAY: TimeWindow = { endAt: END_AT, hours: 24, endsNow: true };

/** The interval that begins so many hours before the end. */
export const hoursAgo = (hours: number): Instant => END_AT - hours * HOUR_MS;

export const anAnswer = (known: Partial<DeviceAnswer> = {}): DeviceAnswer => ({
  device: undefined,
  series: undefined,
  destinations: undefined,
  details: undefined,
  similar: undefined,
  summary: undefined,
  shares: undefined,
  ...known,
});

export const someFacts = (known: Partial<DeviceFacts> = {}): DeviceFacts => ({
  did: DID,
  intervalHours: 1,
  connections: undefined,
  sent: undefined,
  received: undefined,
  peers: undefined,
  ...known,
});

export const factsAbout = (device: DeviceFacts | undefined, window = DAY): Facts => ({
  at: window.endAt,
  window,
  statistics: undefined,
  traffic: undefined,
  device,
  series: [],
});

export const anIdentity = (known: Partial<DeviceIdentity> = {}): DeviceIdentity => ({
  did: undefined,
  hostname: undefined,
  ip: undefined,
  mac: undefined,
  deviceType: undefined,
  os: undefined,
  vendor: undefined,
  model: undefined,
  location: undefined,
  owner: undefined,
  criticality: undefined,
  services: undefined,
  tags: undefined,
  complianceTags: undefined,
  firstSeenAt: undefined,
  lastSeenAt: undefined,
  updatedAt: undefined,
  ...known,
});

export const aConnectionInterval = (known: Partial<ConnectionInterval> = {}): ConnectionInterval => ({
  at: hoursAgo(1),
  connections: undefined,
  uniqueDestinations: undefined,
  internalConnections: undefined,
  externalConnections: undefined,
  protocols: undefined,
  ports: undefined,
  ...known,
});

export const aTransferInterval = (known: Partial<TransferInterval> = {}): TransferInterval => ({
  at: hoursAgo(1),
  bytes: undefined,
  packets: undefined,
  sessions: undefined,
  peers: undefined,
  ...known,
});

export const connecting = (...intervals: readonly Partial<ConnectionInterval>[]): DeviceAnswer =>
  anAnswer({ series: { kind: 'connections', intervals: intervals.map(aConnectionInterval) } });

export const sending = (...intervals: readonly Partial<TransferInterval>[]): DeviceAnswer =>
  anAnswer({ series: { kind: 'sent', intervals: intervals.map(aTransferInterval) } });

export const receiving = (...intervals: readonly Partial<TransferInterval>[]): DeviceAnswer =>
  anAnswer({ series: { kind: 'received', intervals: intervals.map(aTransferInterval) } });

/** Outside, in a country of no risk, on a usual port. */
export const aDestination = (known: Partial<Destination> = {}): Destination => ({
  ip: '203.0.113.7',
  hostname: undefined,
  did: undefined,
  connections: 1,
  firstAt: undefined,
  lastAt: undefined,
  bytesSent: undefined,
  bytesReceived: undefined,
  ports: [443],
  protocols: ['TCP'],
  isExternal: true,
  country: 'Germany',
  percent: undefined,
  ...known,
});

export const meeting = (...destinations: readonly Partial<Destination>[]): DeviceFacts =>
  someFacts({ connections: anAnswer({ destinations: destinations.map(aDestination) }) });

/** So many, none of which holds half of the connections. */
export const manyDestinations = (count: number): readonly Partial<Destination>[] =>
  Array.from({ length: count }, (_, index) => ({ ip: `198.51.${Math.floor(index / 200)}.${index % 200}` }));

export const aSimilarDevice = (
  known: Partial<Omit<SimilarDevice, 'series'>>,
  ...intervals: readonly Partial<ConnectionInterval>[]
): SimilarDevice => ({
  did: undefined,
  hostname: undefined,
  score: 0.9,
  ...known,
  series: { kind: 'connections', intervals: intervals.map(aConnectionInterval) },
});

/** One interval of this device, and one of each of its peers. */
export const amongPeers = (
  own: Partial<ConnectionInterval>,
  ...peers: readonly Partial<ConnectionInterval>[]
): DeviceFacts =>
  someFacts({
    peers: anAnswer({
      series: { kind: 'connections', intervals: [aConnectionInterval(own)] },
      similar: peers.map((interval, index) => aSimilarDevice({ did: index, hostname: `peer-${index}` }, interval)),
    }),
  });

export const aSummary = (known: Partial<DeviceSummary> = {}): DeviceSummary => ({
  totalConnections: undefined,
  uniqueDestinations: undefined,
  externalRatio: undefined,
  topProtocols: undefined,
  topPorts: undefined,
  peakHour: undefined,
  totalBytesOut: undefined,
  totalBytesIn: undefined,
  averageSessionBytes: undefined,
  indicators: undefined,
  ...known,
});

export const indicating = (
  ...indicators: readonly Readonly<{ type?: string; port?: number; confidence?: number; description?: string }>[]
): DeviceFacts =>
  someFacts({
    connections: anAnswer({
      summary: aSummary({
        indicators: indicators.map(({ type, port, confidence, description }) => ({
          type,
          port,
          confidence,
          description,
        })),
      }),
    }),
  });
