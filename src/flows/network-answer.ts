// Everything one answer of the network endpoint can hold; which parts came depends on what was asked.
import type { MetricPoint, NetworkSummary, TrafficMetric, TrafficParty, TrafficSections } from '../domain/flow.ts';
import type { FlowTable } from './flow-table.ts';
import type { PackedTable } from './table/packed-table.ts';

export type NetworkAnswer = Readonly<{
  flows: FlowTable | undefined;
  summary: NetworkSummary | undefined;
  metric: string | undefined;
  points: readonly MetricPoint[] | undefined;
  sections: TrafficSections | undefined;
  parties: readonly TrafficParty[] | undefined;
  /** What the sizes of the parties count. */
  counted: TrafficMetric | undefined;
}>;

/** The same, but its flows can be given to another thread. */
export type PackedNetworkAnswer = Omit<NetworkAnswer, 'flows'> & Readonly<{ flows: PackedTable | undefined }>;
