// What the summary statistics tell, whichever dialect told it. `undefined` means: not reported.
import type { Instant } from './instant.ts';

export type EventType = 'security' | 'bandwidth' | 'connection' | 'notice';

/** The plain statistics: no event type asked for. */
export type SystemSummary = Readonly<{
  bandwidth: SummaryBandwidth | undefined;
  events: SummaryEvents | undefined;
  devices: SummaryDevices | undefined;
  alerts: SummaryAlerts | undefined;
  period: SummaryPeriod | undefined;
  inventory: SystemInventory | undefined;
}>;

/** What an appliance counts of its own accord, over spans of its own: days to weeks, whatever window is looked at. */
export type SystemInventory = Readonly<{
  /** Of the last seven days, by kind as the appliance calls it; the kinds are open. */
  deviceKinds: Readonly<Record<string, number>> | undefined;
  subnetCount: number | undefined;
  /** Of the last four weeks. */
  credentialCount: number | undefined;
  /** Patterns of life, of the last twelve weeks. */
  patternCount: number | undefined;
  /** Devices that were acted against by autonomous response, and how often. */
  respondedDeviceCount: number | undefined;
  responseCount: number | undefined;
  licensedIpCount: number | undefined;
}>;

/** Throughputs are bytes per second; the documents name no unit, and these agree with the byte totals beside them. */
export type SummaryBandwidth = Readonly<{
  totalBytes: number | undefined;
  ingressBytes: number | undefined;
  egressBytes: number | undefined;
  peakThroughput: number | undefined;
  averageThroughput: number | undefined;
}>;

export type SummaryEvents = Readonly<{
  total: number | undefined;
  security: number | undefined;
  notices: number | undefined;
  connections: number | undefined;
}>;

export type SummaryDevices = Readonly<{
  total: number | undefined;
  active: number | undefined;
  new: number | undefined;
}>;

export type SummaryAlerts = Readonly<{
  total: number | undefined;
  high: number | undefined;
  medium: number | undefined;
  low: number | undefined;
}>;

export type SummaryPeriod = Readonly<{
  startAt: Instant | undefined;
  endAt: Instant | undefined;
  hours: number | undefined;
}>;

/** Counts of one event type. The keys of `counts` are open: an appliance may name kinds that no document knows. */
export type EventCounts = Readonly<{
  eventType: string | undefined;
  period: SummaryPeriod | undefined;
  counts: Readonly<Record<string, number>> | undefined;
  severities: Severities | undefined;
  hourly: readonly HourlyCount[] | undefined;
}>;

export type Severities = Readonly<{
  critical: number | undefined;
  high: number | undefined;
  medium: number | undefined;
  low: number | undefined;
}>;

export type HourlyCount = Readonly<{ at: Instant; count: number | undefined }>;

export type MitreSummary = Readonly<{
  /** In the order they came; a tactic outside the twelve of the kill chain keeps its own name. */
  tactics: readonly MitreTactic[] | undefined;
  mappedCount: number | undefined;
  unmappedCount: number | undefined;
  coveragePercent: number | undefined;
  /** What is counted, where the answer tells it: an appliance may count weeks whatever window was asked for. */
  period: SummaryPeriod | undefined;
}>;

export type MitreTactic = Readonly<{
  name: string;
  count: number | undefined;
  /** Everything that was weighed, and what of it was unusual; `count` is what came of it. */
  weighed: Readonly<{ eventCount: number | undefined; unusualCount: number | undefined }> | undefined;
  techniques: readonly MitreTechnique[] | undefined;
}>;

export type MitreTechnique = Readonly<{ id: string; name: string | undefined; count: number | undefined }>;

export type BandwidthStats = Readonly<{
  ingressMb: number | undefined;
  egressMb: number | undefined;
  totalMb: number | undefined;
  peak: Readonly<{ at: Instant | undefined; mbps: number | undefined }> | undefined;
  averageIngressMbps: number | undefined;
  averageEgressMbps: number | undefined;
  averageTotalMbps: number | undefined;
  protocols: readonly ProtocolShare[] | undefined;
  isCsensorSpecific: boolean | undefined;
  /** The volume of each interval, in the order of time. */
  course: readonly VolumePoint[] | undefined;
}>;

/** What went through from `at` until the next point; the last one goes on to the end of the answer. */
export type VolumePoint = Readonly<{ at: Instant; bytes: number | undefined }>;

export type ProtocolShare = Readonly<{ protocol: string; percent: number | undefined; mb: number | undefined }>;

export type StatisticsKind = 'plain' | 'events' | 'mitre' | 'bandwidth';

/** One answer of the statistics endpoint; its kind follows from what was asked. */
export type StatisticsAnswer =
  | Readonly<{ kind: 'plain'; summary: SystemSummary }>
  | Readonly<{ kind: 'events'; events: EventCounts }>
  | Readonly<{ kind: 'mitre'; mitre: MitreSummary }>
  | Readonly<{ kind: 'bandwidth'; bandwidth: BandwidthStats }>;
