// What a session keeps of earlier answers beside the last one.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/instant.ts';
import { type Result, success } from '../../src/domain/result.ts';
import {
  bandwidthPart,
  eventsPart,
  flowsPart,
  mitrePart,
  pastWindowsPart,
  seriesPart,
  systemPart,
} from '../../src/live/questions/index.ts';
import type { Session } from '../../src/live/session/session.ts';
import type { WindowChoice } from '../../src/live/session/window-choice.ts';
import { aPart, aSession, FAILURES, failing, START } from './session-kit.ts';

const STEP_MS = 30_000;
const DAY: WindowChoice = { kind: 'last', hours: 24 };
const SPAN: WindowChoice = { kind: 'span', hours: 6, endAt: START };

let session: Session;

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(START);
  session = aSession();
});

afterEach(() => {
  session.close();
  vi.useRealTimers();
});

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

const sayings = (...texts: readonly string[]): readonly Result<string>[] => texts.map((text) => success(text));

const FAILING = failing('forbidden');

type Row = readonly [
  behaviour: string,
  pastCount: number | undefined,
  answers: readonly Result<string>[],
  data: string,
  past: readonly (readonly [data: string, step: number])[],
];

const ROWS: readonly Row[] = [
  ['of the first answer are none', 3, sayings('a'), 'a', []],
  ['of the second answer are the first', 3, sayings('a', 'b'), 'b', [['a', 0]]],
  [
    'have the oldest first',
    3,
    sayings('a', 'b', 'c'),
    'c',
    [
      ['a', 0],
      ['b', 1],
    ],
  ],
  [
    'are as many as the part wants, and those the last',
    2,
    sayings('a', 'b', 'c', 'd', 'e'),
    'e',
    [
      ['c', 2],
      ['d', 3],
    ],
  ],
  ['are one where the part wants one', 1, sayings('a', 'b', 'c'), 'c', [['b', 1]]],
  [
    'count an answer that says the same as one of its own',
    3,
    sayings('a', 'a', 'a'),
    'a',
    [
      ['a', 0],
      ['a', 1],
    ],
  ],
  ['stay when a try fails', 3, [...sayings('a', 'b'), FAILING], 'b', [['a', 0]]],
  [
    'of what comes after a failure do not count the failure',
    3,
    [...sayings('a'), FAILING, ...sayings('b')],
    'b',
    [['a', 0]],
  ],
  ['are none where the part wants none', undefined, sayings('a', 'b', 'c'), 'c', []],
  ['are none where the part wants so many', 0, sayings('a', 'b', 'c'), 'c', []],
];

describe('earlier answers', () => {
  it.each(ROWS)('%s', async (_, pastCount, answers, data, past) => {
    // Not by itself: each step of the row is one try.
    const one = aPart('one', { leastIntervalMs: HOUR_MS, ...(pastCount === undefined ? {} : { pastCount }) });
    one.setAnswer(answers[0]);
    session.watch([one.part]);
    for (const answer of answers.slice(1)) {
      one.setAnswer(answer);
      await pass(STEP_MS);
      session.refresh();
    }
    await pass(0);
    expect(one.asks.length).toBe(answers.length);
    const read = session.read(one.part);
    expect(read.data).toBe(data);
    expect(read.past).toEqual(past.map(([text, step]) => ({ data: text, at: START + step * STEP_MS })));
  });

  it('carry the moment when they were asked for', async () => {
    const one = aPart('one', { pastCount: 2 });
    session.watch([one.part]);
    await pass(2 * STEP_MS);
    expect(session.read(one.part)).toMatchObject({ data: 'one 3', at: START + 2 * STEP_MS });
    expect(session.read(one.part).past).toEqual([
      { data: 'one 1', at: START },
      { data: 'one 2', at: START + STEP_MS },
    ]);
  });

  it('are the same array while nothing comes, whatever is tried meanwhile, and another with the next answer', async () => {
    const one = aPart('one', { pastCount: 2 });
    session.watch([one.part]);
    await pass(STEP_MS);
    const before = session.read(one.part);
    expect(before.past).toHaveLength(1);
    await pass(10_000);
    expect(session.read(one.part)).toBe(before);
    one.setAnswer(FAILING);
    await pass(20_000);
    expect(session.read(one.part).failure).toEqual(FAILURES.forbidden);
    expect(session.read(one.part).past).toBe(before.past);
    one.setAnswer(undefined);
    await pass(30_000);
    expect(session.read(one.part).asking).toBeDefined();
    expect(session.read(one.part).past).toBe(before.past);
    session.cancel();
    expect(session.read(one.part).past).toBe(before.past);
    one.setAnswer(success('next'));
    await pass(STEP_MS);
    expect(session.read(one.part).data).toBe('next');
    expect(session.read(one.part).past).not.toBe(before.past);
    expect(before.past).toHaveLength(1);
  });

  it('are one and the same empty list wherever there are none, and nobody can put something into it', async () => {
    const [never, first, without] = [aPart('never'), aPart('first', { pastCount: 3 }), aPart('without')];
    const nothing = session.read(never.part).past;
    session.watch([first.part, without.part]);
    expect(session.read(first.part).past).toBe(nothing);
    await pass(0);
    expect(session.read(first.part).data).toBe('first 1');
    expect(session.read(first.part).past).toBe(nothing);
    await pass(STEP_MS);
    expect(session.read(without.part).data).toBe('without 2');
    expect(session.read(without.part).past).toBe(nothing);
    expect(Object.isFrozen(nothing)).toBe(true);
  });

  it('go with the answer that nobody has looked at for long', async () => {
    const one = aPart('one', { pastCount: 2 });
    const leave = session.watch([one.part]);
    await pass(STEP_MS);
    leave();
    await pass(11 * MINUTE_MS);
    session.watch([one.part]);
    await pass(0);
    expect(session.read(one.part)).toMatchObject({ data: 'one 3', past: [] });
  });

  it('are kept under a clock that stands still', async () => {
    session.close();
    session = aSession({ now: () => START });
    const one = aPart('one', { pastCount: 2 });
    session.watch([one.part]);
    await pass(STEP_MS);
    expect(session.read(one.part).past).toEqual([{ data: 'one 1', at: START }]);
  });

  it('are kept of events, tactics and bandwidth one, of the totals sixty, and none of what is large', () => {
    const counts = [
      eventsPart('security', DAY),
      eventsPart('notice', SPAN),
      mitrePart(DAY),
      bandwidthPart(DAY),
      bandwidthPart(DAY, 'network'),
      systemPart(),
      flowsPart(DAY),
      seriesPart('security'),
      pastWindowsPart(DAY),
    ].map(({ pastCount }) => pastCount);
    expect(counts).toEqual([1, 1, 1, 1, 1, 60, undefined, undefined, undefined]);
  });
});

describe('earlier answers of a replay', () => {
  /** At each of these moments something was recorded. */
  const RECORDED = [0, 20_000, 40_000, 60_000].map((afterMs) => START + afterMs);

  const replaying = (speed: number): Session =>
    aSession({
      now: () => START + speed * performance.now(),
      answer: async (_, { at }) => {
        const told = RECORDED.findLast((one) => one <= at) ?? START;
        return success({ data: `recorded after ${told - START}`, at: told });
      },
    });

  const askAgain = async (): Promise<void> => {
    await pass(2_000);
    session.refresh();
    await pass(0);
  };

  beforeEach(() => session.close());

  it('are those recorded before, however often the last one was told', async () => {
    session = replaying(1);
    const one = aPart('one', { pastCount: 3 });
    session.watch([one.part]);
    await pass(0);
    for (let time = 0; time < 4; time += 1) await askAgain();
    expect(session.read(one.part).past).toEqual([]);
    await pass(12_000);
    await askAgain();
    const { past, data } = session.read(one.part);
    expect(data).toBe('recorded after 20000');
    expect(past).toEqual([{ data: 'recorded after 0', at: START }]);
    await askAgain();
    expect(session.read(one.part).past).toBe(past);
  });

  it('are those that were told where it jumps over others', async () => {
    session = replaying(25);
    const one = aPart('one', { pastCount: 3 });
    session.watch([one.part]);
    await pass(0);
    await askAgain();
    await askAgain();
    const { past, data } = session.read(one.part);
    expect(data).toBe('recorded after 60000');
    expect(past.map((earlier) => earlier.at - START)).toEqual([0, 40_000]);
  });
});
