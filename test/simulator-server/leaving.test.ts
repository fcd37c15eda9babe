// Clients that leave before their answer is there: nothing goes on being worked out for them.
import { get } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DAY_MS } from '../../src/domain/instant.ts';
import { createEngine } from '../../src/simulator/create-engine.ts';
import type { Engine } from '../../src/simulator/engine.ts';
import type { Appliance } from '../../src/simulator/start-appliance.ts';
import { anAppliance, ask, signedHeaders, stopAppliances } from './ask.ts';
import { NOW_AT } from './fake-engine.ts';

afterEach(stopAppliances);

/** The moment a piece of the engine's work began, and how it ended. */
type Work = { ended: 'no' | 'done' | 'abandoned'; endedAt: number };

/** The simulated world, with a record of what it was asked to work out. */
const aWatchedWorld = (): Readonly<{ engine: Engine; works: readonly Work[] }> => {
  const engine = createEngine({
    seed: 1,
    deviceCount: 400,
    flowsPerHour: undefined,
    scenarios: [],
    anchorAt: NOW_AT,
    now: () => NOW_AT,
  });
  const works: Work[] = [];
  const begin = (): Work => {
    const work: Work = { ended: 'no', endedAt: 0 };
    works.push(work);
    return work;
  };
  const watch = <Value>(promise: Promise<Value>): Promise<Value> => {
    const work = begin();
    promise.then(
      () => Object.assign(work, { ended: 'done', endedAt: performance.now() }),
      () => Object.assign(work, { ended: 'abandoned', endedAt: performance.now() }),
    );
    return promise;
  };
  async function* watchEach<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
    const work = begin();
    let ended: Work['ended'] = 'abandoned';
    try {
      yield* items;
      ended = 'done';
    } finally {
      Object.assign(work, { ended, endedAt: performance.now() });
    }
  }
  return {
    works,
    engine: {
      ...engine,
      totals: (...asked) => watch(engine.totals(...asked)),
      connectionCounts: (...asked) => watch(engine.connectionCounts(...asked)),
      activeDevices: (...asked) => watch(engine.activeDevices(...asked)),
      flows: (...asked) => watchEach(engine.flows(...asked)),
      flowsOf: (...asked) => watchEach(engine.flowsOf(...asked)),
      ledgersOf: (...asked) => watchEach(engine.ledgersOf(...asked)),
    },
  };
};

/** Leaves when the condition holds; answers the moment it left. */
const askAndLeave = async (appliance: Appliance, target: string, isTime: () => boolean): Promise<number> => {
  const request = get(`${appliance.url}${target}`, { headers: signedHeaders(appliance, target), agent: false });
  request.on('response', (response) => response.on('error', () => undefined).resume());
  request.on('error', () => undefined);
  await vi.waitFor(() => expect(isTime()).toBe(true), { interval: 2, timeout: 5_000 });
  request.destroy();
  return performance.now();
};

describe('when a client leaves', () => {
  it.each([
    ['documented', '/summarystatistics?eventtype=connection&hours=8784'],
    ['documented', '/summarystatistics?eventtype=bandwidth&hours=8784'],
    ['documented', '/deviceinfo?did=1&similardevices=100'],
    ['documented', '/deviceinfo?did=1&port=443&similardevices=100'],
    ['appliance', '/summarystatistics'],
    ['appliance', '/summarystatistics?eventtype=csensor'],
    ['appliance', `/network?starttime=${NOW_AT - 28 * DAY_MS}&endtime=${NOW_AT}`],
    ['appliance', '/deviceinfo?did=1&similardevices=100'],
  ] as const)('as %s, the work on %s stops at once', async (dialect, target) => {
    const { engine, works } = aWatchedWorld();
    const appliance = await anAppliance({ engine, dialect });
    const leftAt = await askAndLeave(appliance, target, () => works.length > 0);
    await vi.waitFor(() => expect(works.map(({ ended }) => ended)).not.toContain('no'), { timeout: 4_000 });
    const last = works.at(-1);
    expect(last?.ended).toBe('abandoned');
    // A tenth of a second is the promise; the rest is for a busy machine.
    expect((last?.endedAt ?? 0) - leftAt).toBeLessThan(500);
  });

  it('another client that asked the same is still answered in full', async () => {
    const target = '/summarystatistics?eventtype=connection&hours=72';
    const expected = await ask(await anAppliance({ engine: aWatchedWorld().engine }), target);
    const { engine, works } = aWatchedWorld();
    const appliance = await anAppliance({ engine });
    const other = ask(appliance, target);
    await askAndLeave(appliance, target, () => works.length > 1);
    expect((await other).json).toEqual(expected.json);
    expect((await ask(appliance, target)).json).toEqual(expected.json);
  });
});
