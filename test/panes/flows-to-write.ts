// Flows that are to become a file.
import type { FlowsToWrite } from '../../src/flows/writing/write-flows.ts';
import { aTable } from '../flows/a-flow.ts';
import { NOW } from './answers.ts';
import { SOME_FLOWS } from './some-flows.ts';

export const flowsToWrite = (): FlowsToWrite => {
  const table = aTable(SOME_FLOWS);
  const rows = Uint32Array.of(2, 0, 1);
  return {
    table,
    rows,
    head: {
      filter: 'port:443',
      asked: {},
      startAt: NOW - 86_400_000,
      endAt: NOW,
      count: rows.length,
      of: table.rowCount,
      reportedCount: undefined,
      appliance: 'acme-prod',
      writtenAt: NOW,
    },
  };
};
