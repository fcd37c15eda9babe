// The judge in its thread: the same findings as without it, in the same order, and nothing waits for it.
import { execFile } from 'node:child_process';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { deviceSeries } from '../../src/analysis/device/device-series.ts';
import type { Facts } from '../../src/analysis/facts.ts';
import { judgeAll } from '../../src/analysis/judge.ts';
import { buildFlowTable } from '../../src/flows/build-flow-table.ts';
import { allRows } from '../../src/flows/filter/filter-rows.ts';
import { judgeHere } from '../../src/live/judge/judge-here.ts';
import { openJudge } from '../../src/live/judge/open-judge.ts';
import { startJudgeThread } from '../../src/live/judge/start-judge-thread.ts';
import { takeSnapshot } from '../../src/live/take-snapshot.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { aPoint, END_AT, hoursAgo, insideHost, outsideHost, trafficOf } from '../analysis/traffic-facts.ts';
import { anyFlows } from '../flows/any-flow.ts';
import { NOW, runAppliance } from './an-appliance.ts';
import { factsWith, STRICT, suspiciousFacts } from './judge-facts.ts';

const run = promisify(execFile);
const opened = openJudge();
afterAll(() => opened.close());

const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    flows: anyFlows,
    from: fc.nat({ max: 5 }),
    hours: fc.option(fc.array(fc.nat({ max: 20 }), { maxLength: 5 }), { nil: undefined }),
  })
  .map(({ flows, from, hours }) => {
    const table = buildFlowTable(flows);
    const transfers = hours?.map((hour) =>
      aPoint({ at: hoursAgo(hour), device: { did: 7 }, bytesIn: 1_000, bytesOut: 90_000_000 }),
    );
    const rows = allRows(table).subarray(from);
    const window = { endAt: END_AT, hours: 24, endsNow: true };
    return factsWith({ traffic: { window, table, rows, summary: undefined, transfers } });
  });

describe('the findings of the thread', () => {
  it('are those of every rule over everything that an appliance tells', async () => {
    const running = await runAppliance(['ransomware']);
    const { facts, suspects } = await takeSnapshot(
      running.asker(),
      {
        window: { endAt: NOW, hours: 6, endsNow: true },
        statistics: { periods: [1, 24], parts: ['security', 'mitre', 'bandwidth'], system: true },
        traffic: { fulldevicedetails: true },
        transfers: true,
        series: ['security', 'bandwidth'],
        suspects: 3,
      },
      { source: { profile: 'test', host: 'x', isDemo: false }, at: NOW, linkCapacityMbps: 1, thresholds: STRICT },
    );
    await running.stop();
    expect(suspects).toHaveLength(3);
    const ofDevices = suspects.map((device) => factsWith({ at: NOW, device, series: deviceSeries(device, NOW) }));
    const here = await judgeHere([facts, ...ofDevices], STRICT);
    const families = new Set(here.map(({ rule }) => rule.split('-')[0]));
    expect([...families].sort()).toEqual(expect.arrayContaining(['DEV', 'NET', 'SEC']));
    expect(await opened.judge([facts, ...ofDevices], STRICT)).toEqual(here);
    expect(await opened.judge([facts], STRICT)).toEqual(judgeAll(facts, STRICT));
  });

  it('are the same as without it, whatever the flows', async () => {
    let findingCount = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyFacts, { maxLength: 3 }), async (facts) => {
        const here = await judgeHere(facts, STRICT);
        findingCount += here.length;
        expect(await opened.judge(facts, STRICT)).toEqual(here);
        for (const { traffic } of facts)
          expect(traffic?.table.bytes.buffer.byteLength).toBe(8 * (traffic?.table.rowCount ?? 0));
      }),
      { numRuns: 60 },
    );
    expect(findingCount).toBeGreaterThan(100);
  });

  it('come in parts, and all of them in their order', async () => {
    const facts = suspiciousFacts(1_203);
    const found = await opened.judge([facts], STRICT);
    expect(found.filter(({ rule }) => rule === 'NET-R1')).toHaveLength(1_203);
    expect(found).toEqual(judgeAll(facts, STRICT));
  });

  it('hold each id once, however many facts it is found in', async () => {
    const facts = suspiciousFacts(3);
    expect(await opened.judge([facts, suspiciousFacts(3), facts], STRICT)).toEqual(judgeAll(facts, STRICT));
  });

  it('are told to the one who asked for them, when several ask at once', async () => {
    const counts = [1, 40, 0, 700, 3];
    const asked = counts.map((count) => opened.judge([suspiciousFacts(count)], STRICT));
    const found = await Promise.all(asked);
    expect(found.map((all) => all.filter(({ rule }) => rule === 'NET-R1').length)).toEqual(counts);
  });

  it('are none of no facts', async () => {
    expect(await opened.judge([], STRICT)).toEqual([]);
  });

  it('depend on all transfers, however many messages they take', async () => {
    const traffic = trafficOf(
      [{ source: insideHost(1), destination: outsideHost(1), bytes: 9e9, startAt: hoursAgo(3) }],
      {
        transfers: Array.from({ length: 9_001 }, (_, index) =>
          aPoint({ device: insideHost(index === 9_000 ? 1 : 2), at: hoursAgo(3), bytesIn: 5, bytesOut: 9e9 }),
        ),
      },
    );
    const facts = factsWith({ traffic });
    const without = factsWith({ traffic: { ...traffic, transfers: traffic.transfers?.slice(0, 9_000) } });
    const found = await opened.judge([facts], standardThresholds());
    expect(found).toEqual(judgeAll(facts, standardThresholds()));
    expect(found).not.toEqual(judgeAll(without, standardThresholds()));
  });
});

/** What a person does not feel; a blocked loop would stand still for as long as it takes to judge. */
const BOUND_MS = 30;

describe('whoever asks', () => {
  /** Between so many hosts that there is much to tell apart. */
  const manyFlows = (): Facts =>
    factsWith({
      traffic: trafficOf(
        Array.from({ length: 200_000 }, (_, index) => ({
          source: insideHost(index % 900),
          destination: outsideHost((index * 7) % 5_000),
          sourcePort: index % 60_000,
          bytes: index,
          startAt: END_AT - (index % 86_000) * 1_000,
        })),
      ),
    });

  it('is not held up while 200,000 flows are sent and judged', async () => {
    const facts = manyFlows();
    const startedAt = performance.now();
    const here = judgeAll(facts, standardThresholds());
    expect(performance.now() - startedAt).toBeGreaterThan(BOUND_MS);
    const worstMs: number[] = [];
    // A busy machine may stop anybody for a while: one undisturbed look is enough, and the table goes over in each.
    while (worstMs.length < 4 && Math.min(...worstMs) >= BOUND_MS) {
      const fresh = openJudge();
      await fresh.judge([], STRICT);
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      expect(await fresh.judge([facts], standardThresholds())).toEqual(here);
      delay.disable();
      await fresh.close();
      worstMs.push(delay.max / 1e6);
    }
    expect(Math.min(...worstMs)).toBeLessThan(BOUND_MS);
  });

  it('may end, for the thread does not keep a program alive that has nothing else to do', async () => {
    const code = `
      const { openJudge } = await import('./src/live/judge/open-judge.ts');
      const { STRICT, suspiciousFacts } = await import('./test/live/judge-facts.ts');
      console.log((await openJudge().judge([suspiciousFacts(2)], STRICT)).length > 0);`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code], { timeout: 20_000 });
    expect(stdout.trim()).toBe('true');
  });

  it('starts the thread with the first question, and one for all of them', async () => {
    let started = 0;
    const counted = openJudge({
      startThread: () => {
        started += 1;
        return startJudgeThread();
      },
    });
    expect(started).toBe(0);
    for (const count of [1, 2, 3]) await counted.judge([suspiciousFacts(count)], STRICT);
    expect(started).toBe(1);
    await counted.close();
  });
});
