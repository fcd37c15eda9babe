import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/instant.ts';
import { success } from '../../src/domain/result.ts';
import type { Part } from '../../src/live/part.ts';
import type { Session } from '../../src/live/session/session.ts';
import { aPart, aSession, FAILURES, failing, gapsOf, START } from './session-kit.ts';

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

/** Watches until the answers are there. */
const lookAt = async (...parts: readonly Part<unknown>[]): Promise<void> => {
  const leave = session.watch(parts);
  await pass(0);
  leave();
  await pass(0);
};

describe('watching', () => {
  it('asks at once, and then every interval of the topic', async () => {
    const [summary, network, device] = [aPart('s'), aPart('n', { topic: 'network' }), aPart('d', { topic: 'device' })];
    session.watch([summary.part, network.part, device.part]);
    expect([summary, network, device].map(({ asks }) => asks.length)).toEqual([1, 1, 1]);
    await pass(3 * HOUR_MS - 1);
    expect([summary, network, device].map(({ asks }) => asks.length)).toEqual([360, 180, 90]);
    expect(session.read(summary.part).data).toBe('s 360');
  });

  it('rests twenty times as long as the shorter of two answers took, two intervals at most, so that a slow appliance is asked less often', async () => {
    const slow = aPart('slow');
    slow.setAnswer(undefined);
    session.watch([slow.part]);
    const answersAfter = async (ms: number): Promise<void> => {
      await pass(ms);
      slow.asks.at(-1)?.answer(success('late'));
      await pass(0);
    };
    const restsFor = async (ms: number): Promise<void> => {
      const count = slow.asks.length;
      await pass(ms - 1);
      expect(slow.asks.length).toBe(count);
      await pass(1);
      expect(slow.asks.length).toBe(count + 1);
    };
    await answersAfter(3_600_000);
    await restsFor(30_000);
    await answersAfter(2_000);
    await restsFor(40_000);
    await answersAfter(20_000);
    await restsFor(40_000);
    await answersAfter(20_000);
    expect(session.health().kind).toBe('live');
    await restsFor(60_000);
    expect(session.health().kind).toBe('live');
    await answersAfter(100);
    await restsFor(30_000);
  });

  it('asks one question once, however many watch it', async () => {
    const one = aPart('one');
    one.setAnswer(undefined);
    session.watch([one.part, one.part]);
    session.watch([{ ...one.part }]);
    session.refresh();
    await pass(5_000);
    expect(one.asks.length).toBe(1);
    one.asks[0]?.answer(success('it'));
    await pass(100_000);
    expect(one.asks.length).toBe(2);
  });

  it('goes on while one of two watchers is left, and asks nothing when both have gone', async () => {
    const one = aPart('one');
    const leaves = [session.watch([one.part]), session.watch([one.part])];
    leaves[0]?.();
    leaves[0]?.();
    await pass(60_000);
    expect(one.asks.length).toBe(3);
    leaves[1]?.();
    await pass(HOUR_MS);
    expect(one.asks.length).toBe(3);
  });

  it('cancels what is under way when the last watcher leaves', async () => {
    const one = aPart('one');
    one.setAnswer(undefined);
    const leave = session.watch([one.part]);
    const leaveToo = session.watch([one.part]);
    leave();
    await pass(0);
    expect(one.asks[0]?.asking.signal.aborted).toBe(false);
    leaveToo();
    await pass(0);
    expect(one.asks[0]?.asking.signal.aborted).toBe(true);
    expect(session.read(one.part)).toEqual({ past: [] });
    one.asks[0]?.answer(success('too late'));
    await pass(0);
    expect(session.read(one.part).data).toBeUndefined();
  });

  it('does not cancel what is in the parts left and in those watched next', async () => {
    const both = aPart('both');
    const old = aPart('old');
    both.setAnswer(undefined);
    old.setAnswer(undefined);
    const leave = session.watch([old.part, both.part]);
    leave();
    session.watch([both.part]);
    await pass(1_000);
    expect(old.asks[0]?.asking.signal.aborted).toBe(true);
    expect(both.asks.map(({ asking }) => asking.signal.aborted)).toEqual([false]);
  });

  it('asks nothing of who comes back within the interval, and shows what is there with its age', async () => {
    const one = aPart('one');
    await lookAt(one.part);
    await pass(20_000);
    session.watch([one.part]);
    await pass(0);
    expect(one.asks.length).toBe(1);
    expect(session.read(one.part)).toMatchObject({ data: 'one 1', at: START, nextAt: START + 30_000 });
    await pass(10_000);
    expect(one.asks.length).toBe(2);
  });

  it('asks at once when who comes back was away longer than the interval, and shows the old data meanwhile', async () => {
    const one = aPart('one');
    await lookAt(one.part);
    await pass(40_000);
    one.setAnswer(undefined);
    session.watch([one.part]);
    expect(one.asks.length).toBe(2);
    expect(session.read(one.part)).toMatchObject({ data: 'one 1', at: START, asking: { since: START + 40_000 } });
  });

  it('forgets what nobody has looked at for ten minutes, and sooner where a part says so', async () => {
    const [usual, large] = [aPart('usual'), aPart('large', { keepMs: MINUTE_MS })];
    await lookAt(usual.part, large.part);
    await pass(5 * MINUTE_MS);
    expect([session.read(usual.part).data, session.read(large.part).data]).toEqual(['usual 1', undefined]);
    await pass(6 * MINUTE_MS);
    expect(session.read(usual.part).data).toBeUndefined();
  });

  it('asks a part no more often than the part itself allows', async () => {
    const dear = aPart('dear', { leastIntervalMs: 15 * MINUTE_MS });
    session.watch([dear.part]);
    await pass(HOUR_MS - 1);
    expect(dear.asks.length).toBe(4);
  });

  it('asks what cannot change once, and again only when a person wants it', async () => {
    const past = aPart('past', { isFixed: true });
    const leave = session.watch([past.part]);
    await pass(3 * HOUR_MS);
    expect(past.asks.length).toBe(1);
    expect(session.read(past.part).nextAt).toBeUndefined();
    expect(session.refresh()).toBe(1);
    expect(past.asks.length).toBe(2);
    leave();
    await pass(1_000);
    session.watch([past.part]);
    await pass(HOUR_MS);
    expect(past.asks.length).toBe(2);
  });

  it('tries again what cannot change as long as it has not come', async () => {
    const past = aPart('past', { isFixed: true });
    past.setAnswer(failing('offline'));
    session.watch([past.part]);
    await pass(5_000);
    expect(past.asks.length).toBe(2);
    past.setAnswer(success('there'));
    await pass(HOUR_MS);
    expect(past.asks.length).toBe(3);
  });

  it('tells a part about the console’s clock, and waits by the real one', async () => {
    session.close();
    session = aSession({ now: () => START });
    const one = aPart('one');
    session.watch([one.part]);
    await pass(60_000);
    expect(one.asks.map(({ asking }) => asking.at)).toEqual([START, START, START]);
    expect(session.nextInMs()).toBe(30_000);
  });
});

describe('waiting', () => {
  it('costs nothing while an answer is long in coming', async () => {
    session.close();
    const elapsed = vi.fn(() => performance.now());
    session = aSession({ elapsed });
    const one = aPart('one');
    session.watch([one.part]);
    await pass(0);
    one.setAnswer(undefined);
    await pass(30_000);
    expect(one.asks.length).toBe(2);
    expect(session.nextInMs()).toBeUndefined();
    elapsed.mockClear();
    await pass(MINUTE_MS);
    // Two for each look whether the machine has slept.
    expect(elapsed.mock.calls.length).toBeLessThanOrEqual(24);
    const before = performance.now();
    await vi.advanceTimersToNextTimerAsync();
    expect(performance.now() - before).toBe(5_000);
  });

  it('goes on after a failure for who leaves and comes back', async () => {
    const one = aPart('one');
    one.setAnswer(failing('busy'));
    await lookAt(one.part);
    await lookAt(one.part);
    session.watch([one.part]);
    await pass(60_000);
    expect(one.asks.length).toBe(1);
    await pass(40_000);
    expect(one.asks.length).toBe(2);
  });

  it('names the next time by a clock that runs fast, as it is when one comes back or goes on', async () => {
    session.close();
    const now = (): number => START + 60 * performance.now();
    session = aSession({ now });
    const one = aPart('one');
    await lookAt(one.part);
    await pass(10_000);
    session.watch([one.part]);
    expect((session.read(one.part).nextAt ?? 0) - now()).toBe(20_000);
    session.pause();
    await pass(10_000);
    session.resume();
    expect((session.read(one.part).nextAt ?? 0) - now()).toBe(10_000);
  });
});

describe('reading', () => {
  it('gives the same object while nothing changed', async () => {
    const one = aPart('one');
    expect(session.read(one.part)).toBe(session.read({ ...one.part }));
    one.setAnswer(undefined);
    session.watch([one.part]);
    const waiting = session.read(one.part);
    await pass(10_000);
    expect(session.read(one.part)).toBe(waiting);
    one.asks[0]?.answer(success('it'));
    await pass(0);
    const answer = session.read(one.part);
    expect(answer.data).toBe('it');
    await pass(20_000);
    expect(session.read(one.part)).toBe(answer);
  });

  it('keeps the last good data and their time when a try fails, and the failure until one succeeds', async () => {
    const one = aPart('one');
    session.watch([one.part]);
    await pass(0);
    one.setAnswer(failing('offline'));
    await pass(30_000);
    expect(session.read(one.part)).toMatchObject({ data: 'one 1', at: START, failure: FAILURES.offline });
    one.setAnswer(undefined);
    await pass(5_000);
    expect(session.read(one.part)).toMatchObject({ data: 'one 1', failure: FAILURES.offline, asking: { bytes: 0 } });
    one.asks.at(-1)?.answer(success('new'));
    await pass(0);
    expect(session.read(one.part)).toMatchObject({ data: 'new', at: START + 35_000, failure: undefined });
  });

  it('keeps the failure of a part without data while it is tried again', async () => {
    const one = aPart('one');
    one.setAnswer(failing('offline'));
    session.watch([one.part]);
    await pass(0);
    one.setAnswer(undefined);
    await pass(5_000);
    expect(one.asks.length).toBe(2);
    expect(session.read(one.part)).toMatchObject({ data: undefined, failure: FAILURES.offline });
  });

  it('makes a failure of what a part throws', async () => {
    const broken = aPart('broken');
    session.watch([{ ...broken.part, ask: () => Promise.reject(new Error('oops\u001b[2J')) }]);
    await pass(0);
    const { failure } = session.read(broken.part);
    expect(failure?.kind).toBe('bad-data');
    expect(failure?.came).toContain('oops');
    expect(failure?.came).not.toContain('\u001b');
  });

  it('shows how much has come, but no more often than ten times a second, and the last of it too', async () => {
    const one = aPart('one');
    one.setAnswer(undefined);
    const told = vi.fn();
    session.watch([one.part]);
    await pass(0);
    session.subscribe(told);
    for (let step = 1; step <= 100; step += 1) {
      one.asks[0]?.progress({ bytes: step * 1_000, rows: step });
      await pass(10);
    }
    expect(told.mock.calls.length).toBe(11);
    expect(session.read(one.part).asking).toEqual({ bytes: 100_000, rows: 100, since: START });
  });

  it('shows what came at once before the line stalled', async () => {
    const one = aPart('one');
    one.setAnswer(undefined);
    session.watch([one.part]);
    await pass(0);
    one.asks[0]?.progress({ bytes: 1, rows: 0 });
    one.asks[0]?.progress({ bytes: 20_000_000, rows: 7 });
    await pass(60_000);
    expect(session.read(one.part).asking).toEqual({ bytes: 20_000_000, rows: 7, since: START });
  });

  it('hears nothing more of a try that was given up', async () => {
    const one = aPart('one');
    one.setAnswer(undefined);
    session.watch([one.part]);
    one.asks[0]?.progress({ bytes: 0, rows: 0 });
    one.asks[0]?.progress({ bytes: 5, rows: 5 });
    session.cancel();
    session.refresh();
    await pass(1_000);
    session.refresh();
    expect(one.asks.length).toBe(2);
    one.asks[0]?.progress({ bytes: 7, rows: 7 });
    one.asks[0]?.answer(failing('credentials'));
    await pass(0);
    expect(session.read(one.part)).toMatchObject({ data: undefined, failure: undefined, asking: { bytes: 0 } });
    expect(session.health().kind).toBe('starting');
    one.asks[1]?.answer(success('of the second'));
    await pass(0);
    expect(session.read(one.part).data).toBe('of the second');
  });
});

describe('telling', () => {
  it('tells once of what happens together, and nothing while nothing happens', async () => {
    const parts = Array.from({ length: 8 }, (_, index) => aPart(`p${index}`));
    for (const { setAnswer } of parts) setAnswer(undefined);
    session.watch(parts.map(({ part }) => part));
    await pass(0);
    const told = vi.fn();
    const leave = session.subscribe(told);
    await pass(10_000);
    expect(told).not.toHaveBeenCalled();
    for (const { asks } of parts) asks[0]?.answer(success('it'));
    await pass(0);
    expect(told.mock.calls.length).toBeLessThanOrEqual(2);
    expect(told).toHaveBeenCalled();
    leave();
    told.mockClear();
    await pass(60_000);
    expect(told).not.toHaveBeenCalled();
  });

  it('tells everybody, the first at the opening, with the new data readable', async () => {
    session.close();
    const one = aPart('one');
    const seen: (string | undefined)[] = [];
    session = aSession({ onChange: () => seen.push(session.read(one.part).data) });
    session.watch([one.part]);
    await pass(0);
    expect(seen.at(-1)).toBe('one 1');
  });

  it('never shows a moment in which a part is neither asked, nor there, nor failed', async () => {
    const one = aPart('one');
    let emptyCount = 0;
    session.watch([one.part]);
    session.subscribe(() => {
      const { data, failure, asking } = session.read(one.part);
      if (data === undefined && failure === undefined && asking === undefined) emptyCount += 1;
    });
    one.setAnswer(failing('offline'));
    await pass(2 * MINUTE_MS);
    expect(emptyCount).toBe(0);
  });
});

describe('asking now', () => {
  it('asks everything watched, except what is being asked or was within the last second', async () => {
    const [quick, slow, left] = [aPart('quick'), aPart('slow'), aPart('left')];
    slow.setAnswer(undefined);
    await lookAt(left.part);
    session.watch([quick.part, slow.part]);
    await pass(500);
    expect(session.refresh()).toBe(0);
    await pass(500);
    expect(session.refresh()).toBe(1);
    for (let press = 0; press < 50; press += 1) {
      session.refresh();
      await pass(100);
    }
    expect([quick, slow, left].map(({ asks }) => asks.length)).toEqual([6, 1, 1]);
  });

  it('begins the interval anew', async () => {
    const one = aPart('one');
    session.watch([one.part]);
    await pass(20_000);
    session.refresh();
    await pass(29_999);
    expect(one.asks.length).toBe(2);
    await pass(1);
    expect(one.asks.length).toBe(3);
  });
});

describe('giving up', () => {
  it('cancels what is under way, keeps the data, and asks again an interval later', async () => {
    const one = aPart('one');
    session.watch([one.part]);
    await pass(0);
    one.setAnswer(undefined);
    await pass(31_000);
    expect(one.asks.length).toBe(2);
    expect(session.cancel()).toBe(1);
    expect(one.asks[1]?.asking.signal.aborted).toBe(true);
    expect(session.read(one.part)).toMatchObject({
      data: 'one 1',
      failure: undefined,
      asking: undefined,
      nextAt: START + 61_000,
    });
    expect(session.cancel()).toBe(0);
    await pass(29_999);
    expect(one.asks.length).toBe(2);
    await pass(1);
    expect(one.asks.length).toBe(3);
  });

  it('asks sooner what was given up when the interval is shortened', async () => {
    const one = aPart('one');
    one.setAnswer(undefined);
    session.watch([one.part]);
    session.cancel();
    session.setIntervals({ summary: 10_000, network: 60_000, device: 60_000 });
    await pass(10_000);
    expect(one.asks.length).toBe(2);
  });

  it('waits for a whole interval even where it gave up a try after failures', async () => {
    const one = aPart('one');
    one.setAnswer(failing('offline'));
    session.watch([one.part]);
    await pass(0);
    one.setAnswer(undefined);
    await pass(6_000);
    expect(one.asks.length).toBe(2);
    session.cancel();
    await pass(29_999);
    expect(one.asks.length).toBe(2);
    await pass(1);
    expect(one.asks.length).toBe(3);
  });
});

describe('pausing', () => {
  it('asks nothing, lets what is under way arrive, and asks what is overdue when it goes on', async () => {
    const [one, rare] = [aPart('one'), aPart('rare', { topic: 'device' })];
    one.setAnswer(undefined);
    session.watch([one.part, rare.part]);
    await pass(1_000);
    session.pause();
    session.pause();
    expect(session.isPaused()).toBe(true);
    one.asks[0]?.answer(success('arrived'));
    await pass(HOUR_MS);
    expect(session.read(one.part)).toMatchObject({ data: 'arrived', nextAt: undefined });
    expect(session.refresh()).toBe(0);
    expect(session.nextInMs()).toBeUndefined();
    expect([one, rare].map(({ asks }) => asks.length)).toEqual([1, 1]);
    session.resume();
    expect([one, rare].map(({ asks }) => asks.length)).toEqual([2, 2]);
  });

  it('waits for the rest of an interval where it goes on before its end', async () => {
    const rare = aPart('rare', { topic: 'device' });
    session.watch([rare.part]);
    await pass(1_000);
    session.pause();
    await pass(60_000);
    session.resume();
    expect(session.read(rare.part).nextAt).toBe(START + 120_000);
    await pass(58_999);
    expect(rare.asks.length).toBe(1);
    await pass(1);
    expect(rare.asks.length).toBe(2);
  });

  it('asks what is asked only meanwhile, once an interval, and not before or after', async () => {
    const [usual, counts] = [aPart('usual'), aPart('counts', { isForPause: true })];
    session.watch([usual.part, counts.part]);
    await pass(HOUR_MS);
    const usualCount = usual.asks.length;
    expect(counts.asks.length).toBe(0);
    expect(session.read(counts.part).nextAt).toBeUndefined();
    session.pause();
    await pass(0);
    expect(session.read(counts.part).data).toBe('counts 1');
    await pass(60_000);
    expect([usual.asks.length, counts.asks.length]).toEqual([usualCount, 3]);
    expect(session.read(counts.part).nextAt).toBeDefined();
    session.resume();
    await pass(HOUR_MS);
    expect(counts.asks.length).toBe(3);
    expect(usual.asks.length).toBeGreaterThan(usualCount);
  });

  it('does not ask what is watched only now, until it goes on', async () => {
    session.pause();
    const one = aPart('one');
    session.watch([one.part]);
    await pass(HOUR_MS);
    expect(one.asks.length).toBe(0);
    session.resume();
    await pass(0);
    expect(session.read(one.part).data).toBe('one 1');
  });
});

describe('intervals', () => {
  it('take effect at once, counted from the last answer', async () => {
    const one = aPart('one');
    session.watch([one.part]);
    await pass(20_000);
    session.setIntervals({ summary: 60_000, network: 60_000, device: 60_000 });
    expect(session.read(one.part).nextAt).toBe(START + 60_000);
    await pass(39_999);
    expect(one.asks.length).toBe(1);
    await pass(1);
    expect(one.asks.length).toBe(2);
    await pass(20_000);
    session.setIntervals({ summary: 10_000, network: 60_000, device: 60_000 });
    await pass(1);
    expect(one.asks.length).toBe(3);
  });

  it('move in steps within their bounds, for the topics that are meant', () => {
    for (let press = 0; press < 20; press += 1) session.scaleInterval(['summary'], 1);
    for (let press = 0; press < 20; press += 1) session.scaleInterval(['network'], -1);
    expect(session.intervals()).toEqual({ summary: HOUR_MS, network: 5_000, device: 120_000 });
    session.setIntervals({ summary: 12_000, network: 0, device: Number.NaN });
    expect(session.intervals()).toEqual({ summary: 12_000, network: 5_000, device: 5_000 });
    session.scaleInterval(['summary'], 1);
    expect(session.intervals().summary).toBe(15_000);
    session.setIntervals({ ...session.intervals(), summary: 12_000 });
    session.scaleInterval(['summary'], -1);
    expect(session.intervals().summary).toBe(10_000);
  });

  it.each([
    { chance: 0, gapMs: 28_500 },
    { chance: 0.5, gapMs: 30_000 },
    { chance: 0.999_999, gapMs: 31_500 },
  ])('are jittered by a twentieth at most: $gapMs ms', async ({ chance, gapMs }) => {
    session.close();
    session = aSession({ random: () => chance });
    const one = aPart('one');
    session.watch([one.part]);
    await pass(10 * MINUTE_MS);
    expect(new Set(gapsOf(one))).toEqual(new Set([gapMs]));
  });

  it('differ from try to try and from part to part', async () => {
    session.close();
    let turn = 0;
    session = aSession({ random: () => (turn++ * 0.37) % 1 });
    const [one, other] = [aPart('one'), aPart('other')];
    session.watch([one.part, other.part]);
    await pass(10 * MINUTE_MS);
    expect(new Set([...gapsOf(one), ...gapsOf(other)]).size).toBeGreaterThan(20);
  });
});

describe('sleep', () => {
  /** The machine sleeps: the clock on the wall goes on, timers and the monotonic clock do not. */
  const sleep = (ms: number): void => {
    vi.setSystemTime(Date.now() + ms);
  };

  it('is followed by one question for everything watched, soon after waking', async () => {
    const [one, rare] = [aPart('one'), aPart('rare', { leastIntervalMs: HOUR_MS })];
    session.watch([one.part, rare.part]);
    await pass(1_000);
    sleep(8 * HOUR_MS);
    await pass(5_000);
    expect([one, rare].map(({ asks }) => asks.length)).toEqual([2, 2]);
    await pass(20_000);
    expect([one, rare].map(({ asks }) => asks.length)).toEqual([2, 2]);
    expect(session.read(one.part).at).toBeGreaterThan(START + 8 * HOUR_MS);
  });

  it('makes data stale until they are asked for again', async () => {
    const one = aPart('one');
    session.watch([one.part]);
    await pass(1_000);
    sleep(HOUR_MS);
    expect(session.health()).toMatchObject({ kind: 'stale', since: START });
    await pass(5_000);
    expect(session.health().kind).toBe('live');
  });
});

describe('memory', () => {
  it('holds the last answer only, not the one before', async () => {
    const born: WeakRef<object>[] = [];
    const large: Part<object> = {
      key: 'large',
      topic: 'network',
      name: 'large',
      ask: async () => {
        const data = { rows: born.length };
        born.push(new WeakRef(data));
        return success(data);
      },
    };
    session.watch([large]);
    for (let minute = 0; minute < 5; minute += 1) {
      await pass(MINUTE_MS);
      // Later nobody reads any more.
      if (minute < 3) expect(session.read(large).data).toEqual({ rows: born.length - 1 });
    }
    vi.useRealTimers();
    await collectGarbage();
    expect(born.map((ref) => ref.deref() !== undefined)).toEqual([false, false, false, false, false, true]);
  });
});

/** In a later turn: what a weak reference gave in this one stays. */
const collectGarbage = async (): Promise<void> => {
  setFlagsFromString('--expose-gc');
  await new Promise((resolve) => setImmediate(resolve));
  runInNewContext('gc')();
};

describe('closing', () => {
  it('cancels everything and leaves no timer behind', async () => {
    const [one, slow, failed] = [aPart('one'), aPart('slow'), aPart('failed')];
    slow.setAnswer(undefined);
    failed.setAnswer(failing('offline'));
    const leave = session.watch([one.part, slow.part, failed.part]);
    await lookAt(aPart('left').part);
    await pass(1_000);
    expect(vi.getTimerCount()).toBeGreaterThan(0);
    session.close();
    expect(slow.asks[0]?.asking.signal.aborted).toBe(true);
    await pass(0);
    expect(vi.getTimerCount()).toBe(0);
    leave();
    session.watch([one.part]);
    session.setIntervals({ summary: 5_000, network: 5_000, device: 5_000 });
    session.resume();
    expect(session.refresh()).toBe(0);
    await pass(HOUR_MS);
    expect(one.asks.length).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
