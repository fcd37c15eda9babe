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

/** Of which nothing is known yet. */
export const UNKNOWN_END: FlowEnd = {
  did: undefined,
  ip: undefined,
  hostname: undefined,
  label: undefined,
  mac: undefined,
  vendor: undefined,
  os: undefined,
  deviceType: undefined,
  country: undefined,
  firstSeenAt: undefined,
  lastSeenAt: undefined,
  tags: undefined,
};

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
  /** How unusual the appliance finds it, in per cent; not reported for what it finds usual. */
  score: number | undefined;
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

/** One row of a section: everything one name stood for in the span, in bytes; `in` is what came to whoever was asked about. */
export type SectionRow = Readonly<{
  name: string;
  ip: string | undefined;
  bytesIn: number | undefined;
  bytesOut: number | undefined;
}>;

/** The traffic of a span summed up by one trait after the other, where an appliance tells sums in place of flows. */
export type TrafficSections = Readonly<{
  status: readonly SectionRow[] | undefined;
  remotePorts: readonly SectionRow[] | undefined;
  localPorts: readonly SectionRow[] | undefined;
  devices: readonly SectionRow[] | undefined;
  subnets: readonly SectionRow[] | undefined;
  directions: readonly SectionRow[] | undefined;
  protocols: readonly SectionRow[] | undefined;
  applicationProtocols: readonly SectionRow[] | undefined;
}>;

/** Who took part, and how much of the metric that was asked for belongs to it. */
export type TrafficParty = Readonly<{
  end: FlowEnd;
  isExternal: boolean;
  size: number | undefined;
  at: Instant | undefined;
  /** The network it belongs to: a CIDR range, or the name of an autonomous system. */
  network: string | undefined;
  /** The name of its subnet or region. */
  place: string | undefined;
}>;

/** What `size` of a party counts. */
export type TrafficMetric = Readonly<{
  name: string | undefined;
  label: string | undefined;
  units: string | undefined;
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
