// What the rules judge: everything that was fetched for one look at an appliance, with undefined for what was not.
import type { ApplianceStatus, KnownSubnet, PartOff, SilentProbe } from '../domain/appliance.ts';
import type { DeviceAnswer } from '../domain/device.ts';
import type { Failure } from '../domain/failure.ts';
import type { Entity, FindingLink } from '../domain/finding.ts';
import type { MetricPoint, NetworkSummary, TrafficMetric, TrafficParty, TrafficSections } from '../domain/flow.ts';
import type { Instant } from '../domain/instant.ts';
import type { BandwidthStats, EventCounts, MitreSummary, SystemSummary } from '../domain/stats.ts';
import type { TimeWindow } from '../domain/window.ts';
import type { FlowTable, Rows } from '../flows/flow-table.ts';

export type Facts = Readonly<{
  /** When the look was taken. */
  at: Instant;
  window: TimeWindow;
  statistics: StatisticsFacts | undefined;
  traffic: TrafficFacts | undefined;
  device: DeviceFacts | undefined;
  /** Every time series that was fetched, for the detectors. */
  series: readonly WatchedSeries[];
  /** What the appliance tells of itself; only one of the field does. */
  appliance?: ApplianceFacts | undefined;
}>;

export type ApplianceFacts = Readonly<{
  /** When it was asked. */
  at: Instant;
  status: ApplianceStatus | undefined;
  /** Why it does not tell how it is. */
  failure: Failure | undefined;
  silentProbes: readonly SilentProbe[];
  partsOff: readonly PartOff[];
}>;

/** The shortest period first. */
export type StatisticsFacts = Readonly<{
  periods: readonly PeriodFacts[];
  /** In hours: the one that was asked for first, which is shown and judged; 24 hours where it is not there. */
  firstAskedHours: number;
  system: SystemSummary | undefined;
  capacity: CapacityFacts | undefined;
}>;

export type PeriodFacts = Readonly<{
  hours: number;
  endAt: Instant;
  security: EventCounts | undefined;
  mitre: MitreSummary | undefined;
  bandwidth: BandwidthStats | undefined;
  /** What the agents saw, and what the network sensors saw. */
  csensor: BandwidthStats | undefined;
  network: BandwidthStats | undefined;
  connections: EventCounts | undefined;
  notices: EventCounts | undefined;
}>;

/** The use of the link over up to 30 days: hour by hour, or as finely as the appliance tells it. */
export type CapacityFacts = Readonly<{
  linkCapacityMbps: number | undefined;
  hourly: readonly Readonly<{ at: Instant; mbps: number | undefined }>[];
  /** How long each of them is, where it is no hour: then the rates are means of so long a time, of all that the appliance saw. */
  stepMs?: number | undefined;
}>;

export type TrafficFacts = Readonly<{
  window: TimeWindow;
  table: FlowTable;
  /** Of the table, in any order: what the filter let through. */
  rows: Rows;
  /** The appliance's own sums over the same window. */
  summary: NetworkSummary | undefined;
  /** `metric=bandwidth` over the same window. */
  transfers: readonly MetricPoint[] | undefined;
  /** Only some hosts' flows are in the table: how many hosts do something cannot be told from it. */
  isPart?: boolean;
  /** What came in the place of flows; the table then holds connections. Undefined where flows came. */
  sums?: TrafficSums | undefined;
}>;

export type TrafficSums = Readonly<{
  sections: TrafficSections | undefined;
  parties: readonly TrafficParty[] | undefined;
  /** What the sizes of the parties count. */
  counted: TrafficMetric | undefined;
  /** Those that the appliance lists, as far as they are known. */
  subnets: readonly KnownSubnet[];
  /** The traffic of one device or address: rows of devices are those that it talked to. */
  isOfOne: boolean;
  /** Of one subnet. */
  sid: number | undefined;
  /** What of a filter only the connections were narrowed by, in the language of filters; empty for nothing. */
  notNarrowedBy: string;
}>;

export type DeviceFacts = Readonly<{
  did: number;
  intervalHours: number;
  /** `datatype=co`, with the destinations and details. */
  connections: DeviceAnswer | undefined;
  sent: DeviceAnswer | undefined;
  received: DeviceAnswer | undefined;
  /** `similardevices`, for connections. */
  peers: DeviceAnswer | undefined;
  /** `similardevices`, for the bytes that went out and for those that came in; only where bands of them are drawn. */
  peersSent?: DeviceAnswer | undefined;
  peersReceived?: DeviceAnswer | undefined;
  /** `odid=0`: what it exchanged with everybody outside, asked by itself where nothing else tells it. */
  outside?: DeviceAnswer | undefined;
}>;

export type WatchedSeries = Readonly<{
  /** Stable, such as `security.hourly` or `device.142.sizeout`. */
  key: string;
  title: string;
  /** Decides the transformation and how amounts are written. */
  unit: 'count' | 'bytes';
  stepMs: number;
  /** In the order of time; what was not reported is a gap. */
  points: readonly SeriesPoint[];
  entity: Entity;
  link: FindingLink | undefined;
}>;

export type SeriesPoint = Readonly<{ at: Instant; value: number | undefined }>;
