// A flow table of flows that are already there one by one; lists as an appliance sends them are read straight into columns instead.
import type { Flow } from '../domain/flow.ts';
import type { FlowTable } from './flow-table.ts';
import { FlowTableBuilder } from './table/flow-table-builder.ts';

export const buildFlowTable = (flows: readonly Flow[]): FlowTable => {
  const builder = new FlowTableBuilder(0);
  for (const flow of flows) builder.add(flow);
  return builder.finish();
};
