// One device as the device endpoint tells it: who it is, what it did per interval, with whom, and who resembles it.
import type { Instant } from './instant.ts';

export type DataType = 'co' | 'sizeout' | 'sizein';

/** Everything that may be known of a device's identity; type and system stay as they came, number or name. */
export type DeviceIdentity = Readonly<{
  did: number | undefined;
  hostname: string | undefined;
  ip: string | undefined;
  mac: string | undefined;
  deviceType: number | string | undefined;
  os: number | string | undefined;
  vendor: string | undefined;
  model: string | undefined;
  location: string | undefined;
  owner: string | undefined;
  criticality: string | undefined;
  services: readonly string[] | undefined;
  tags: readonly string[] | undefined;
  complianceTags: readonly string[] | undefined;
  firstSeenAt: Instant | undefined;
  lastSeenAt: Instant | undefined;
  updatedAt: Instant | undefined;
}>;

export type ConnectionInterval = Readonly<{
  at: Instant;
  connections: number | undefined;
  uniqueDestinations: number | undefined;
  internalConnections: number | undefined;
  externalConnections: number | undefined;
  protocols: Readonly<Record<string, number>> | undefined;
  ports: Readonly<Record<string, number>> | undefined;
}>;

export type TransferInterval = Readonly<{
  at: Instant;
  bytes: number | undefined;
  packets: number | undefined;
  sessions: number | undefined;
  /** Top destinations of what went out, or top sources of what came in. */
  peers: readonly TransferPeer[] | undefined;
}>;

export type TransferPeer = Readonly<{ ip: string; bytes: number | undefined; packets: number | undefined }>;

export type DeviceSeries =
  | Readonly<{ kind: 'connections'; intervals: readonly ConnectionInterval[] }>
  | Readonly<{ kind: 'sent'; intervals: readonly TransferInterval[] }>
  | Readonly<{ kind: 'received'; intervals: readonly TransferInterval[] }>;

export type Destination = Readonly<{
  ip: string | undefined;
  hostname: string | undefined;
  did: number | undefined;
  connections: number | undefined;
  firstAt: Instant | undefined;
  lastAt: Instant | undefined;
  bytesSent: number | undefined;
  bytesReceived: number | undefined;
  ports: readonly number[] | undefined;
  protocols: readonly string[] | undefined;
  isExternal: boolean | undefined;
  country: string | undefined;
}>;

export type SimilarDevice = Readonly<{
  did: number | undefined;
  hostname: string | undefined;
  /** 0..1 whatever scale the wire used. */
  score: number | undefined;
  series: DeviceSeries | undefined;
}>;

export type AnomalyIndicator = Readonly<{
  type: string | undefined;
  port: number | undefined;
  confidence: number | undefined;
  description: string | undefined;
}>;

export type DeviceSummary = Readonly<{
  totalConnections: number | undefined;
  uniqueDestinations: number | undefined;
  externalRatio: number | undefined;
  topProtocols: readonly string[] | undefined;
  topPorts: readonly number[] | undefined;
  /** Hour of day, 0..23, in UTC. */
  peakHour: number | undefined;
  totalBytesOut: number | undefined;
  totalBytesIn: number | undefined;
  averageSessionBytes: number | undefined;
  indicators: readonly AnomalyIndicator[] | undefined;
}>;

export type DeviceAnswer = Readonly<{
  device: DeviceIdentity | undefined;
  series: DeviceSeries | undefined;
  destinations: readonly Destination[] | undefined;
  details: readonly DeviceIdentity[] | undefined;
  similar: readonly SimilarDevice[] | undefined;
  summary: DeviceSummary | undefined;
}>;
