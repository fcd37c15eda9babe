// What is asked again is told from what is kept: the same bytes, for a fraction of the work.
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../src/domain/instant.ts';
import { createEngine } from '../../src/simulator/create-engine.ts';
import { answerDeviceinfo } from '../../src/simulator/documented/deviceinfo/answer-deviceinfo.ts';
import { answerStatistics } from '../../src/simulator/documented/statistics/answer-statistics.ts';
import type { Asked, EndpointAnswer } from '../../src/simulator/endpoint.ts';
import type { Engine } from '../../src/simulator/engine.ts';
import { NOW_AT } from './fake-engine.ts';

const aWorld = (): Engine =>
  createEngine({
    seed: 1,
    deviceCount: 156,
    flowsPerHour: undefined,
    scenarios: ['ransomware', 'bittorrent'],
    anchorAt: NOW_AT,
    now: () => NOW_AT,
  });

type Endpoint = (asked: Asked) => EndpointAnswer;

const ask = async (engine: Engine, endpoint: Endpoint, query: string): Promise<string> => {
  const parameters = [...new URLSearchParams(query)].map(([name, value]) => ({ name, value }));
  const answer = await endpoint({ engine, nowAt: NOW_AT, parameters, signal: new AbortController().signal });
  if (answer.kind === 'refusal') throw new Error(`refused: ${query}`);
  let text = '';
  for await (const chunk of answer.chunks) text += chunk;
  return text;
};

/** Milliseconds of processor time: a busy machine does not count. */
const workOf = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};

const askEach = async (engine: Engine, dids: readonly number[], query: string): Promise<void> => {
  for (const did of dids) await ask(engine, answerDeviceinfo, `did=${did}&${query}`);
};

describe('a question about a device', () => {
  const DIDS = [1, 2, 7, 16, 24];

  it('in another data type takes less than half of the work of the first', async () => {
    // Another world first, so that only the work itself is compared.
    const earlier = aWorld();
    for (const type of ['co', 'sizeout', 'sizein']) await askEach(earlier, DIDS, `datatype=${type}`);
    const engine = aWorld();
    const first = await workOf(() => askEach(engine, DIDS, 'datatype=co'));
    const second = await workOf(() => askEach(engine, DIDS, 'datatype=sizeout'));
    expect(second).toBeLessThan(first / 2);
  });

  it('has the same answer from what is kept as from scratch', async () => {
    const engine = aWorld();
    for (const did of [1, 24])
      for (const query of ['datatype=sizein', 'datatype=co&similardevices=2', 'intervalhours=6', 'datatype=sizein'])
        expect(await ask(engine, answerDeviceinfo, `did=${did}&${query}`)).toBe(
          await ask(aWorld(), answerDeviceinfo, `did=${did}&${query}`),
        );
  });
});

describe('connections counted hour by hour', () => {
  it('take less than half of the work the second time', async () => {
    const query = `eventtype=connection&hours=200&endtime=${NOW_AT - 7 * HOUR_MS - 1_234_567}`;
    const engine = aWorld();
    const first = await workOf(() => ask(engine, answerStatistics, query));
    const second = await workOf(() => ask(engine, answerStatistics, query));
    expect(second).toBeLessThan(first / 2);
  });
});
