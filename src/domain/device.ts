// One device as the device endpoint tells it: who it is, what it did per interval, with whom, and who resembles it.
import type { Instant } from './instant.ts';

export type DataType = 'co' | 'sizeout' | 'sizein';

/** Everybody outside, where an appliance tells of all of them together. Numbers below stand for no device either, such as broadcasts. */
export const OUTSIDE_DID = 0;

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
  /** Of everything the device sent, where shares are told and no amounts. */
  percent: number | undefined;
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

/** One row of a list of shares: how much of what a device did went to one peer, through one port, or to one domain. */
export type ShareRow = Readonly<{
  /** `others` is everything that the list does not name. */
  did: number | 'others' | undefined;
  /** One port, a range such as `5001 - 10000`, or everything that the list does not name. */
  port: number | string | undefined;
  /** Of a domain or a network outside. */
  name: string | undefined;
  /** Whether the device asked (`out`) or was asked. */
  direction: 'out' | 'in' | undefined;
  percent: number | undefined;
  firstAt: Instant | undefined;
}>;

/** Shares of what a device did over weeks; the totals are counted on a scale of their own, which no series shares. */
export type DeviceShares = Readonly<{
  usedTotal: number | undefined;
  servedTotal: number | undefined;
  bothTotal: number | undefined;
  pairs: readonly ShareRow[] | undefined;
  portsUsed: readonly ShareRow[] | undefined;
  portsServed: readonly ShareRow[] | undefined;
  devicesUsed: readonly ShareRow[] | undefined;
  devicesServed: readonly ShareRow[] | undefined;
  externalDomains: readonly ShareRow[] | undefined;
  externalNetworks: readonly ShareRow[] | undefined;
}>;

export type DeviceAnswer = Readonly<{
  device: DeviceIdentity | undefined;
  series: DeviceSeries | undefined;
  destinations: readonly Destination[] | undefined;
  details: readonly DeviceIdentity[] | undefined;
  similar: readonly SimilarDevice[] | undefined;
  summary: DeviceSummary | undefined;
  shares: DeviceShares | undefined;
}>;
