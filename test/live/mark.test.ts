// The marks of flows from the judge's thread: the same as without it, nothing waits for them, and what becomes of those given up.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { TrafficFacts } from '../../src/analysis/facts.ts';
import { buffersOfMarks, openMarks } from '../../src/analysis/traffic/flow-marks.ts';
import { markFlows } from '../../src/analysis/traffic/mark-flows.ts';
import type { Thresholds } from '../../src/domain/thresholds.ts';
import { buildFlowTable } from '../../src/flows/build-flow-table.ts';
import { allRows } from '../../src/flows/filter/filter-rows.ts';
import { judgeHere } from '../../src/live/judge/judge-here.ts';
import { markHere } from '../../src/live/judge/mark-here.ts';
import type { FromJudge, ToJudge } from '../../src/live/judge/messages.ts';
import { openJudge } from '../../src/live/judge/open-judge.ts';
import { emptyShelf, sendQuestion } from '../../src/live/judge/send-question.ts';
import { startJudgeThread } from '../../src/live/judge/start-judge-thread.ts';
import { createThreadSide } from '../../src/live/judge/thread-side.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { aPoint, END_AT, hoursAgo, insideHost, MEGABYTE, outsideHost, trafficOf } from '../analysis/traffic-facts.ts';
import { stageTraffic } from '../analysis/traffic-scenario.ts';
import { anyFlows } from '../flows/any-flow.ts';
import { factsWith, STRICT, suspiciousFacts } from './judge-facts.ts';
import { aThread, hasSaid, threadOf } from './judge-stage.ts';

const opened = openJudge();
afterAll(() => opened.close());

const suspicious = (count: number): TrafficFacts => {
  const { traffic } = suspiciousFacts(count);
  if (traffic === undefined) throw new Error('no traffic');
  return traffic;
};

/** Between so many hosts that there is much to tell apart. */
const manyFlows = (): TrafficFacts =>
  trafficOf(
    Array.from({ length: 200_000 }, (_, index) => ({
      source: insideHost(index % 900),
      destination: outsideHost((index * 7) % 5_000),
      destinationPort: index % 5 === 0 ? 445 : 443,
      bytes: index,
      startAt: END_AT - (index % 86_000) * 1_000,
    })),
  );

const anyTraffic: fc.Arbitrary<TrafficFacts> = fc
  .record({
    flows: anyFlows,
    from: fc.nat({ max: 5 }),
    hours: fc.option(fc.array(fc.nat({ max: 20 }), { maxLength: 5 }), { nil: undefined }),
    isPart: fc.boolean(),
  })
  .map(({ flows, from, hours, isPart }) => {
    const table = buildFlowTable(flows);
    const transfers = hours?.map((hour) =>
      aPoint({ at: hoursAgo(hour), device: { did: 7 }, bytesIn: 1_000, bytesOut: 90 * MEGABYTE }),
    );
    return { ...trafficOf([]), table, rows: allRows(table).subarray(from), transfers, isPart };
  });

describe('the marks of the thread', () => {
  it('are those of a whole story, and the same without the thread', async () => {
    const traffic = await stageTraffic({ scenarios: ['ransomware'], deviceCount: 60 });
    const expected = markFlows(traffic, standardThresholds());
    expect(expected.markedCount).toBeGreaterThan(300);
    expect(await opened.mark(traffic, standardThresholds())).toEqual(expected);
    expect(await markHere(traffic, standardThresholds())).toEqual(expected);
    expect(traffic.table.bytes.buffer.byteLength).toBe(8 * traffic.table.rowCount);
    expect(traffic.rows).toHaveLength(traffic.table.rowCount);
  });

  it('are the same as without it, whatever the flows', async () => {
    let markedCount = 0;
    await fc.assert(
      fc.asyncProperty(anyTraffic, async (traffic) => {
        const here = markFlows(traffic, STRICT);
        markedCount += here.markedCount;
        expect(await opened.mark(traffic, STRICT)).toEqual(here);
        expect(await markHere(traffic, STRICT)).toEqual(here);
      }),
      { numRuns: 60 },
    );
    expect(markedCount).toBeGreaterThan(100);
  });

  it('are told to the one who asked for them, between findings', async () => {
    const counts = [1, 40, 0, 700];
    const asked = counts.map(async (count) => {
      const marks = opened.mark(suspicious(count), STRICT);
      const findings = await opened.judge([suspiciousFacts(count)], STRICT);
      return [openMarks(await marks).markedCount, findings.filter(({ rule }) => rule === 'NET-R1').length];
    });
    expect(await Promise.all(asked)).toEqual(counts.map((count) => [count, count]));
  });
});

describe('a table', () => {
  it('goes over once to be judged and marked, and the marks are given away, not copied', async () => {
    const stage = aThread();
    const { judge, mark } = openJudge({ startThread: () => stage.thread });
    const traffic = suspicious(3);
    const answered = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
      await hasSaid(stage);
      stage.letThrough();
      return answer;
    };
    const facts = factsWith({ traffic });
    expect(await answered(judge([facts], STRICT))).toEqual(await judgeHere([facts], STRICT));
    expect(await answered(mark(traffic, STRICT))).toEqual(markFlows(traffic, STRICT));
    const fewer = { ...traffic, rows: traffic.rows.subarray(1) };
    expect(await answered(mark(fewer, STRICT))).toEqual(markFlows(fewer, STRICT));
    expect(stage.kinds()).toEqual(['table', 'facts', 'judge', 'facts', 'mark', 'facts', 'mark']);
    expect(stage.holds).toEqual([true, false, true, false, true, false]);
  });

  it('has all its marks named as what is to be moved', async () => {
    const answers: (readonly [FromJudge, readonly ArrayBuffer[]])[] = [];
    const take = createThreadSide((message, moved = []) => answers.push([message, moved]));
    askSide(take, 1, 'mark', suspicious(3));
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    const [[message, moved] = []] = answers;
    if (message?.kind !== 'marks') throw new Error('no marks came');
    expect(moved).toHaveLength(8);
    expect(new Set(moved)).toEqual(new Set(buffersOfMarks(message.marks)));
  });
});

/** Without anything between the two sides. */
const askSide = (
  take: (message: ToJudge) => void,
  id: number,
  about: 'judge' | 'mark',
  traffic: TrafficFacts | undefined,
  thresholds: Thresholds = STRICT,
): void => {
  for (const _pause of sendQuestion(take, emptyShelf(), {
    id,
    facts: [factsWith({ traffic })],
    about,
    thresholds,
  })) {
    // All at once.
  }
};

describe('the thread', () => {
  it('answers what is asked meanwhile before it has marked', async () => {
    const said: FromJudge[] = [];
    const take = createThreadSide((message) => said.push(message));
    askSide(take, 1, 'mark', suspicious(20_000));
    askSide(take, 2, 'judge', suspicious(1));
    await vi.waitFor(() => expect(said).toHaveLength(2), { timeout: 20_000 });
    expect(said.map(({ kind, id }) => [kind, id])).toEqual([
      ['findings', 2],
      ['marks', 1],
    ]);
  });

  it('marks no further when nobody waits for it any more', async () => {
    const said: FromJudge[] = [];
    const take = createThreadSide((message) => said.push(message));
    // What the last of the rules goes by.
    const readLimit = vi.fn(() => 100);
    const watched = Object.defineProperty({ ...STRICT }, 'net_r6_mb', { get: readLimit });
    askSide(take, 1, 'mark', suspicious(20_000), watched);
    take({ kind: 'forget', id: 1 });
    // As long as the first, which would have come to its end before.
    askSide(take, 2, 'mark', suspicious(20_000));
    await vi.waitFor(() => expect(said).toHaveLength(1), { timeout: 20_000 });
    expect(said).toMatchObject([{ kind: 'marks', id: 2, marks: { markedCount: 20_000 } }]);
    expect(readLimit).not.toHaveBeenCalled();
  });

  it('says so when it is to mark what was not sent', async () => {
    const said: FromJudge[] = [];
    askSide(
      createThreadSide((message) => said.push(message)),
      1,
      'mark',
      undefined,
    );
    await vi.waitFor(() => expect(said).toMatchObject([{ kind: 'failed', id: 1 }]));
  });
});

describe('a question for marks that is given up', () => {
  it('rejects at once with the reason, and its late answer is dropped', async () => {
    const stage = aThread();
    const stop = new AbortController();
    const { mark } = openJudge({ startThread: () => stage.thread });
    const given = mark(suspicious(1), STRICT, stop.signal);
    await hasSaid(stage);
    stop.abort(new Error('another window'));
    await expect(given).rejects.toThrow('another window');
    expect(stage.kinds().at(-1)).toBe('forget');
    expect(stage.holds).toEqual([true, false]);
    stage.letThrough();
    const next = mark(suspicious(2), STRICT);
    await hasSaid(stage);
    stage.letThrough();
    expect(openMarks(await next).markedCount).toBe(2);
  });

  it('is sent no further', async () => {
    const stop = new AbortController();
    const stage = aThread(({ kind }) => kind === 'table' && stop.abort(new Error('enough')));
    const { mark } = openJudge({ startThread: () => stage.thread });
    const given = mark(suspicious(1), STRICT, stop.signal);
    await expect(given).rejects.toThrow('enough');
    const next = mark(suspicious(2), STRICT);
    await hasSaid(stage);
    stage.letThrough();
    expect(openMarks(await next).markedCount).toBe(2);
    expect(stage.kinds().filter((kind) => kind === 'mark')).toHaveLength(1);
  });

  it.each([
    ['in the thread', openJudge().mark],
    ['here', markHere],
  ])('before it was asked is not asked %s', async (_where, mark) => {
    await expect(mark(suspicious(1), STRICT, AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
  });

  it('is not marked to the end here', async () => {
    const stop = new AbortController();
    const given = markHere(suspicious(20_000), STRICT, stop.signal);
    setImmediate(() => stop.abort(new Error('another window')));
    await expect(given).rejects.toThrow('another window');
  });
});

/** No rule can do anything with them. */
const IMPOSSIBLE: Thresholds = JSON.parse('{}');

describe('whoever waits for marks', () => {
  it('is told when the thread breaks, and the next question gets a new one', async () => {
    const code = 'require("node:worker_threads").parentPort.on("message", () => { throw new Error("broken inside") })';
    const threads = [threadOf(code), startJudgeThread];
    const fragile = openJudge({ startThread: () => (threads.shift() ?? startJudgeThread)() });
    const asked = [fragile.mark(suspicious(1), STRICT), fragile.judge([suspiciousFacts(1)], STRICT)];
    for (const told of await Promise.allSettled(asked))
      expect(told).toMatchObject({ status: 'rejected', reason: { message: 'the thread that judges broke' } });
    expect(openMarks(await fragile.mark(suspicious(1), STRICT)).markedCount).toBe(1);
    await fragile.close();
  });

  it('is told when a rule throws, and the thread goes on', async () => {
    const asked = [opened.mark(suspicious(1), IMPOSSIBLE), opened.mark(suspicious(1), STRICT)];
    expect(await Promise.allSettled(asked)).toMatchObject([
      { status: 'rejected', reason: { message: 'a rule broke', cause: expect.any(TypeError) } },
      { status: 'fulfilled', value: { markedCount: 1 } },
    ]);
    await expect(markHere(suspicious(1), IMPOSSIBLE)).rejects.toThrow(TypeError);
  });

  it('is told when the judge is closed, and another thread is started for the next question', async () => {
    const closing = openJudge();
    const told = expect(closing.mark(suspicious(1), STRICT)).rejects.toThrow('the judge was closed');
    await closing.close();
    await told;
    expect(openMarks(await closing.mark(suspicious(1), STRICT)).markedCount).toBe(1);
    await closing.close();
  });

  /** What a person does not feel; a blocked loop would stand still for as long as it takes to mark. */
  const BOUND_MS = 30;

  it('is not held up while 200,000 flows are sent and marked', async () => {
    const traffic = manyFlows();
    const startedAt = performance.now();
    const here = markFlows(traffic, standardThresholds());
    expect(performance.now() - startedAt).toBeGreaterThan(BOUND_MS);
    expect(here.markedCount).toBeGreaterThanOrEqual(40_000);
    const worstMs: number[] = [];
    // A busy machine may stop anybody for a while: one undisturbed look is enough, and the table goes over in each.
    while (worstMs.length < 4 && Math.min(...worstMs) >= BOUND_MS) {
      const fresh = openJudge();
      await fresh.judge([], STRICT);
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      const marks = await fresh.mark(traffic, standardThresholds());
      delay.disable();
      expect(marks.markedCount).toBe(here.markedCount);
      await fresh.close();
      worstMs.push(delay.max / 1e6);
    }
    expect(Math.min(...worstMs)).toBeLessThan(BOUND_MS);
  });
});
