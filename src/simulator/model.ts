// The nouns of the simulated network: what exists (devices, subnets, peers) and what happens (flows, events).
import type { Instant } from '../domain/instant.ts';

export type DeviceKind =
  | 'workstation'
  | 'laptop'
  | 'server'
  | 'phone'
  | 'printer'
  | 'camera'
  | 'domain-controller'
  | 'dns-server'
  | 'proxy';

export type SimulatedSubnet = Readonly<{ sid: number; network: string; label: string }>;

export type SimulatedDevice = Readonly<{
  did: number;
  kind: DeviceKind;
  hostname: string;
  ip: string;
  mac: string;
  label: string;
  /** The numbers of the device document (1 server, 3 laptop …) and the names of the network document, for the same thing. */
  typeCode: number;
  typeName: string;
  osCode: number;
  osName: string;
  vendor: string;
  model: string;
  /** A role, never a person: "finance-07@corp.example". Undefined for machines nobody sits at. */
  owner: string | undefined;
  location: string;
  criticality: string | undefined;
  services: readonly string[];
  tags: readonly string[];
  complianceTags: readonly string[];
  sid: number;
  /** True for laptops whose traffic is reported by a cSensor agent instead of the network sensor. */
  hasCsensor: boolean;
  firstSeenAt: Instant;
}>;

/** Somebody outside. Addresses are from the ranges reserved for documentation, names end in reserved domains. */
export type SimulatedPeer = Readonly<{
  ip: string;
  hostname: string;
  country: string;
  asn: string;
}>;

/** One end of a flow: a device of the world, or a peer outside it. */
export type FlowParty =
  | Readonly<{ kind: 'device'; device: SimulatedDevice }>
  | Readonly<{ kind: 'peer'; peer: SimulatedPeer }>;

export type SimulatedFlow = Readonly<{
  source: FlowParty;
  destination: FlowParty;
  /** tcp, udp, icmp */
  protocol: string;
  sourcePort: number;
  destinationPort: number;
  applicationProtocol: string;
  /** What the source sent, and what came back. The wire's `bytes` is their sum; all four are whole numbers. */
  bytesOut: number;
  bytesIn: number;
  packetsOut: number;
  packetsIn: number;
  startAt: Instant;
  /** Never after the simulated now: a flow that still runs ends now, with the bytes it has moved so far. */
  endAt: Instant;
  isExternal: boolean;
  flags: readonly string[];
}>;

/** Whether one of a flow's ends lies outside. */
export type FlowSide = 'internal' | 'external';

export type EventKind = 'model_breaches' | 'ai_analyst_incidents' | 'antigena_actions' | 'enhanced_monitoring';

export type Severity = 'critical' | 'high' | 'medium' | 'low';

export type SecurityEvent = Readonly<{
  at: Instant;
  kind: EventKind;
  severity: Severity;
  did: number | undefined;
  /** Undefined when the event maps to no ATT&CK technique. */
  attack: Readonly<{ tactic: string; techniqueId: string; techniqueName: string }> | undefined;
}>;

/** System notices, by the name under which they are counted. */
export type NoticeEvent = Readonly<{ at: Instant; kind: string; severity: Severity }>;

/** Totals over a span of time; they equal the sums over the flows that start in it. */
export type TrafficTotals = Readonly<{
  internalCount: number;
  externalCount: number;
  bytesOut: number;
  bytesIn: number;
  bytesByApplication: ReadonlyMap<string, number>;
  /** The busiest five minutes, by bytes that start in them. */
  peak: Readonly<{ at: Instant; bytesPerSecond: number }> | undefined;
}>;

export type Deployment = 'all' | 'csensor' | 'network';
