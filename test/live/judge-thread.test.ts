// What goes to the thread that judges and what becomes of questions that are given up, broken or closed.
import { describe, expect, it, vi } from 'vitest';
import type { Facts } from '../../src/analysis/facts.ts';
import { judgeAll } from '../../src/analysis/judge.ts';
import { bundleThread } from '../../src/build/thread-code.ts';
import { copyTable } from '../../src/flows/table/copy-table.ts';
import { packedOf } from '../../src/flows/table/open-table.ts';
import type { PackedTable } from '../../src/flows/table/packed-table.ts';
import { judgeHere } from '../../src/live/judge/judge-here.ts';
import { markHere } from '../../src/live/judge/mark-here.ts';
import type { FromJudge, ToJudge } from '../../src/live/judge/messages.ts';
import { openJudge } from '../../src/live/judge/open-judge.ts';
import { startJudgeThread } from '../../src/live/judge/start-judge-thread.ts';
import { createThreadSide } from '../../src/live/judge/thread-side.ts';
import { aTable, flowsOf } from '../flows/a-flow.ts';
import { factsWith, STRICT, suspiciousFacts } from './judge-facts.ts';
import { aThread, hasSaid, threadOf } from './judge-stage.ts';

/** Asks one question after the other of a thread that answers at once. */
const askOneByOne = async (
  stage: ReturnType<typeof aThread>,
  questions: readonly (readonly Facts[])[],
  { judge } = openJudge({ startThread: () => stage.thread }),
) => {
  for (const facts of questions) {
    const found = judge(facts, STRICT);
    await hasSaid(stage);
    stage.letThrough();
    expect(await found).toEqual(await judgeHere(facts, STRICT));
  }
};

const wholeCopy = (packed: PackedTable): PackedTable => {
  const steps = copyTable(packed);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};

/** So many that their columns have memory of their own. */
const many = aTable(Array.from({ length: 20_000 }, (_, index) => ({ bytes: index })));
const [one, two, three] = [suspiciousFacts(1), suspiciousFacts(2), suspiciousFacts(3)];

describe('a table', () => {
  const sendings = (posted: readonly ToJudge[]) =>
    posted.flatMap((message) => {
      if (message.kind === 'table') return [`+${message.table}`];
      return message.kind === 'drop-table' ? [`-${message.table}`] : [];
    });

  it.each([
    ['once, however often it is judged', [[one], [one], [one, one]], ['+1']],
    ['once, while other facts change', [[one], [{ ...one, at: one.at + 1 }]], ['+1']],
    ['again, when another came between', [[one], [two], [one]], ['+1', '-1', '+2', '-2', '+3']],
    ['once, when it was judged again before another came', [[one], [one], [two]], ['+1', '-1', '+2']],
    [
      'with its question, when that has more than are kept',
      [[one, two, three, one]],
      ['+1', '-1', '+2', '-2', '+3', '-3', '+4'],
    ],
  ])('goes over %s', async (_how, questions, expected) => {
    const stage = aThread();
    await askOneByOne(stage, questions);
    expect(sendings(stage.posted)).toEqual(expected);
  });

  it('goes when nobody asked for a while, and comes again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const stage = aThread();
      const opened = openJudge({ startThread: () => stage.thread });
      const ask = async (): Promise<void> => {
        const found = opened.judge([one], STRICT);
        while (stage.said.length === 0) await new Promise((resolve) => setImmediate(resolve));
        stage.letThrough();
        expect(await found).toEqual(judgeAll(one, STRICT));
      };
      await ask();
      vi.advanceTimersByTime(9_000);
      await ask();
      vi.advanceTimersByTime(9_000);
      expect(sendings(stage.posted)).toEqual(['+1']);
      vi.advanceTimersByTime(9_000);
      expect(sendings(stage.posted)).toEqual(['+1', '-1']);
      vi.advanceTimersByTime(30_000);
      await ask();
      expect(sendings(stage.posted)).toEqual(['+1', '-1', '+2']);
    } finally {
      vi.useRealTimers();
    }
  });

  it('gives its memory back when it goes, unless a question is still about it', () => {
    const sideWith = (): Readonly<{ tell: (message: ToJudge) => void; packed: PackedTable }> => {
      const side = createThreadSide(() => undefined);
      const packed = wholeCopy(packedOf(many));
      side({ kind: 'table', table: 1, packed });
      return { tell: side, packed };
    };
    const free = sideWith();
    free.tell({ kind: 'drop-table', table: 1 });
    expect(free.packed.rows.bytes.buffer.byteLength).toBe(0);
    const asked = sideWith();
    asked.tell({ kind: 'facts', id: 1, facts: { ...one, traffic: undefined } });
    asked.tell({ kind: 'drop-table', table: 1 });
    expect([...asked.packed.rows.bytes]).toEqual([...packedOf(many).rows.bytes]);
  });

  it('is dropped once, when the next one was given up before it went over', async () => {
    const stop = new AbortController();
    const stage = aThread(({ kind }) => kind === 'drop-table' && stop.abort(new Error('enough')));
    const opened = openJudge({ startThread: () => stage.thread });
    const { judge } = opened;
    const found = judge([one], STRICT);
    await hasSaid(stage);
    stage.letThrough();
    await found;
    await expect(judge([two], STRICT, stop.signal)).rejects.toThrow('enough');
    await askOneByOne(stage, [[one]], opened);
    expect(sendings(stage.posted)).toEqual(['+1', '-1', '+2']);
  });

  it('is held alone in the thread, whether flows are judged or marked', async () => {
    const stage = aThread();
    const { judge, mark } = openJudge({ startThread: () => stage.thread });
    const { traffic } = two;
    if (traffic === undefined) throw new Error('no traffic');
    const found = judge([one], STRICT);
    const marked = mark(traffic, STRICT);
    await vi.waitFor(() => expect(stage.said).toHaveLength(2));
    stage.letThrough();
    expect(await found).toEqual(judgeAll(one, STRICT));
    expect(await marked).toEqual(await markHere(traffic, STRICT));
    expect(sendings(stage.posted)).toEqual(['+1', '-1', '+2']);
  });

  it('is copied whole, and stays readable where it is', () => {
    const { traffic } = suspiciousFacts(60_000);
    if (traffic === undefined) throw new Error('no traffic');
    const steps = copyTable(packedOf(traffic.table));
    let step = steps.next();
    let pieces = 0;
    for (; step.done !== true; step = steps.next()) pieces += 1;
    expect(pieces).toBeGreaterThan(20);
    expect(step.value).toEqual(packedOf(traffic.table));
    expect(step.value.rows.bytes.buffer).not.toBe(traffic.table.bytes.buffer);
    expect(flowsOf(traffic.table)).toHaveLength(60_000);
  });

  it('that nobody opened is refused, and the next one is judged', async () => {
    const { traffic } = one;
    if (traffic === undefined) throw new Error('no traffic');
    const stage = aThread();
    const { judge } = openJudge({ startThread: () => stage.thread });
    const made = factsWith({ traffic: { ...traffic, table: { ...traffic.table } } });
    await expect(judge([made], STRICT)).rejects.toThrow('was not opened');
    const next = judge([one], STRICT);
    await hasSaid(stage);
    stage.letThrough();
    expect(await next).toEqual(judgeAll(one, STRICT));
  });
});

describe('a question that is given up', () => {
  it('rejects at once with the reason, and its late answer is dropped', async () => {
    const stage = aThread();
    const stop = new AbortController();
    const { judge } = openJudge({ startThread: () => stage.thread });
    const given = judge([one], STRICT, stop.signal);
    await hasSaid(stage);
    stop.abort(new Error('another window'));
    await expect(given).rejects.toThrow('another window');
    expect(stage.kinds().at(-1)).toBe('forget');
    expect(stage.holds).toEqual([true, false]);
    stage.letThrough();
    const next = judge([two], STRICT);
    await hasSaid(stage);
    stage.letThrough();
    expect(await next).toEqual(judgeAll(two, STRICT));
  });

  it('is sent no further', async () => {
    const stop = new AbortController();
    const stage = aThread(({ kind }) => kind === 'table' && stop.abort(new Error('enough')));
    const { judge } = openJudge({ startThread: () => stage.thread });
    const given = judge([one, two], STRICT, stop.signal);
    const next = judge([two], STRICT);
    await expect(given).rejects.toThrow('enough');
    await hasSaid(stage);
    stage.letThrough();
    expect(await next).toEqual(judgeAll(two, STRICT));
    expect(stage.kinds().filter((kind) => kind === 'judge')).toHaveLength(1);
  });

  it('is not judged any further in the thread', async () => {
    const said: FromJudge[] = [];
    const take = createThreadSide((message) => said.push(message));
    const { traffic, ...rest } = one;
    expect(traffic).toBeDefined();
    take({ kind: 'facts', id: 1, facts: { ...rest, traffic: undefined } });
    take({ kind: 'judge', id: 1, thresholds: STRICT });
    take({ kind: 'forget', id: 1 });
    take({ kind: 'facts', id: 2, facts: { ...rest, traffic: undefined } });
    take({ kind: 'judge', id: 2, thresholds: STRICT });
    await vi.waitFor(() => expect(said).toHaveLength(1));
    expect(said).toEqual([{ kind: 'findings', id: 2, findings: [], hasMore: false }]);
  });

  it.each([
    ['in the thread', openJudge().judge],
    ['here', judgeHere],
  ])('before it was asked is not asked %s', async (_where, judge) => {
    await expect(judge([one], STRICT, AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
  });
});

describe('a thread', () => {
  it.each([
    ['throws', 'require("node:worker_threads").parentPort.on("message", () => { throw new Error("broken inside") })'],
    ['ends', 'require("node:worker_threads").parentPort.on("message", () => process.exit(3))'],
  ])('that %s is an error for all who wait, and the next question gets a new one', async (_how, code) => {
    const threads = [threadOf(code), startJudgeThread];
    const fragile = openJudge({ startThread: () => (threads.shift() ?? startJudgeThread)() });
    const asked = await Promise.allSettled([fragile.judge([one], STRICT), fragile.judge([two], STRICT)]);
    for (const told of asked)
      expect(told).toMatchObject({ status: 'rejected', reason: { message: 'the thread that judges broke' } });
    expect(await fragile.judge([one], STRICT)).toEqual(judgeAll(one, STRICT));
    await fragile.close();
  });

  it('in which a rule throws says so to the one who asked, and goes on', async () => {
    let started = 0;
    const counted = openJudge({
      startThread: () => {
        started += 1;
        return startJudgeThread();
      },
    });
    const impossible: Facts = JSON.parse(JSON.stringify(factsWith()).replace('"series":[]', '"series":[{}]'));
    const asked = await Promise.allSettled([counted.judge([impossible], STRICT), counted.judge([one], STRICT)]);
    expect(asked).toMatchObject([
      { status: 'rejected', reason: { message: 'a rule broke', cause: expect.any(TypeError) } },
      { status: 'fulfilled', value: judgeAll(one, STRICT) },
    ]);
    expect(started).toBe(1);
    await counted.close();
  });

  it('that is closed tells those who wait, and another is started for the next question', async () => {
    const opened = openJudge();
    const given = opened.judge([one], STRICT);
    const told = expect(given).rejects.toThrow('the judge was closed');
    await opened.close();
    await told;
    expect(await opened.judge([one], STRICT)).toEqual(judgeAll(one, STRICT));
    await opened.close();
    await opened.close();
  });

  it('is held while somebody waits, and no longer', async () => {
    const stage = aThread();
    const { judge } = openJudge({ startThread: () => stage.thread });
    const found = [judge([one], STRICT), judge([two], STRICT)];
    await vi.waitFor(() => expect(stage.said).toHaveLength(2));
    stage.letThrough();
    await Promise.all(found);
    expect(stage.holds).toEqual([true, true, true, false]);
  });

  it('runs from the text that is put into the built program', async () => {
    const { text, files } = await bundleThread('src/live/judge/judge-thread.ts');
    expect(
      files.filter(
        (file) =>
          !/^(src\/(analysis|domain|flows|live\/(judge|(collect-garbage|yield-to-keys)\.ts$)|text)|node_modules)/.test(
            file,
          ),
      ),
    ).toEqual([]);
    const built = openJudge({ startThread: threadOf(text) });
    expect(await built.judge([three], STRICT)).toEqual(judgeAll(three, STRICT));
    await built.close();
  });
});
