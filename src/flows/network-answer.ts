// Everything one answer of the network endpoint can hold; which parts came depends on what was asked.
import type { MetricPoint, NetworkSummary } from '../domain/flow.ts';
import type { FlowTable } from './flow-table.ts';

export type NetworkAnswer = Readonly<{
  flows: FlowTable | undefined;
  summary: NetworkSummary | undefined;
  metric: string | undefined;
  points: readonly MetricPoint[] | undefined;
}>;
