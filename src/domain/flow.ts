// Network flows and the summaries an appliance sends beside them. `undefined` means: not reported.
import type { Instant } from './instant.ts';

/** One end of a flow; the fields after `devicelabel` come only when full device details were asked for. */
export type FlowEnd = Readonly<{
  did: number | undefined;
  ip: string | undefined;
  hostname: string | undefined;
  label: string | undefined;
  mac: string | undefined;
  vendor: string | undefined;
  os: string | undefined;
  deviceType: string | undefined;
  country: string | undefined;
  firstSeenAt: Instant | undefined;
  lastSeenAt: Instant | undefined;
  tags: readonly string[] | undefined;
}>;

export type Flow = Readonly<{
  source: FlowEnd | undefined;
  destination: FlowEnd | undefined;
  protocol: string | undefined;
  sourcePort: number | undefined;
  destinationPort: number | undefined;
  applicationProtocol: string | undefined;
  bytes: number | undefined;
  packets: number | undefined;
  durationMs: number | undefined;
  startAt: Instant | undefined;
  endAt: Instant | undefined;
  direction: string | undefined;
  flags: readonly string[] | undefined;
}>;

export type NetworkSummary = Readonly<{
  connectionCount: number | undefined;
  totalBytes: number | undefined;
  totalPackets: number | undefined;
  startAt: Instant | undefined;
  endAt: Instant | undefined;
  topProtocols: readonly Readonly<{ protocol: string; percent: number | undefined }>[] | undefined;
  topPorts: readonly Readonly<{ port: number; percent: number | undefined }>[] | undefined;
}>;

export type MetricPoint = Readonly<{
  at: Instant | undefined;
  device: FlowEnd | undefined;
  bytesIn: number | undefined;
  bytesOut: number | undefined;
  packetsIn: number | undefined;
  packetsOut: number | undefined;
  connections: number | undefined;
}>;
