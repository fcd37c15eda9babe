// What the rules judge: everything that was fetched for one look at an appliance, with undefined for what was not.
import type { DeviceAnswer } from '../domain/device.ts';
import type { Entity, FindingLink } from '../domain/finding.ts';
import type { MetricPoint, NetworkSummary } from '../domain/flow.ts';
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

/** The use of the link, hour by hour, over up to 30 days. */
export type CapacityFacts = Readonly<{
  linkCapacityMbps: number | undefined;
  hourly: readonly Readonly<{ at: Instant; mbps: number | undefined }>[];
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
