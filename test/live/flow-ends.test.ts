// What the appliance knows of the devices at the ends of a flow, asked when the flow is opened.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flowAt } from '../../src/flows/flow-at.ts';
import type { FlowTable } from '../../src/flows/flow-table.ts';
import { flowEndsPart, flowsPart, newFlowsPart } from '../../src/live/questions/index.ts';
import { aFlow } from '../flows/a-flow.ts';
import { askAll } from '../panes/answers.ts';
import { NOW, type Running, runAppliance } from './an-appliance.ts';

let running: Running;

beforeAll(async () => {
  running = await runAppliance();
});

afterAll(() => running.stop());

const answerTo = async <T>(part: Parameters<typeof askAll>[0][number] | undefined): Promise<T> => {
  if (part === undefined) throw new Error('nothing is asked');
  const [given] = await askAll([part], running);
  return given?.answer.data as T;
};

const tableOf = async (): Promise<FlowTable> => {
  const { flows } = await answerTo<{ flows: FlowTable }>(flowsPart({ kind: 'last', hours: 1 }));
  return flows;
};

describe('the ends of a flow', () => {
  it('are told whole for every flow of an hour that has a device', async () => {
    const table = await tableOf();
    for (let row = 0; row < table.rowCount; row += 17) {
      const flow = flowAt(table, row);
      const ends = await answerTo<ReturnType<typeof flowAt>>(flowEndsPart(flow));
      expect([ends.source?.did, ends.source?.ip]).toEqual([flow.source?.did, flow.source?.ip]);
      expect([ends.destination?.did, ends.destination?.ip]).toEqual([flow.destination?.did, flow.destination?.ip]);
      const device = flow.source?.did === undefined ? ends.destination : ends.source;
      expect([device?.mac, device?.os, device?.firstSeenAt]).not.toContain(undefined);
    }
  });

  it('are not asked for where the flow tells too little', () => {
    expect(flowEndsPart(aFlow({ startAt: undefined }))).toBeUndefined();
    expect(flowEndsPart(aFlow({ source: undefined, destination: undefined }))).toBeUndefined();
  });
});

describe('new flows', () => {
  it('are counted as they would be listed', async () => {
    const table = await tableOf();
    const since = NOW - 20 * 60_000;
    const listed = table.startAt.filter((at) => at >= since).length;
    const counted = await answerTo<{ connectionCount: number }>(newFlowsPart(since));
    expect(counted.connectionCount).toBe(listed);
    expect(listed).toBeGreaterThan(10);
  });
});
