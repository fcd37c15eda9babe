import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Failure } from '../../src/domain/failure.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/instant.ts';
import { failed, success } from '../../src/domain/result.ts';
import { createAwakeClock } from '../../src/live/session/awake-clock.ts';
import { nextDelay } from '../../src/live/session/next-delay.ts';
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

describe('after a failure', () => {
  it('waits twice as long each time, up to the interval', async () => {
    const one = aPart('one', { topic: 'device' });
    one.setAnswer(failing('offline'));
    session.watch([one.part]);
    await pass(10 * MINUTE_MS);
    expect(gapsOf(one)).toEqual([5_000, 10_000, 20_000, 40_000, 80_000, 120_000, 120_000, 120_000]);
  });

  it('begins anew after a success', async () => {
    const one = aPart('one');
    one.setAnswer(failing('timeout'));
    session.watch([one.part]);
    await pass(20_000);
    one.setAnswer(success('it'));
    await pass(45_000);
    one.setAnswer(failing('timeout'));
    await pass(55_000);
    expect(gapsOf(one)).toEqual([5_000, 10_000, 20_000, 30_000, 30_000, 5_000, 10_000]);
  });

  it('waits as long as the appliance asked for, even beyond the interval', async () => {
    const one = aPart('one');
    one.setAnswer(failing('busy'));
    session.watch([one.part]);
    await pass(0);
    expect(session.read(one.part).nextAt).toBe(START + 92_250);
    await pass(92_249);
    expect(one.asks.length).toBe(1);
    await pass(1);
    expect(one.asks.length).toBe(2);
  });

  it.each(['credentials', 'date', 'forbidden', 'parameter', 'configuration'] as const)(
    'tries what was refused once an interval only: %s',
    async (name) => {
      const one = aPart('one');
      one.setAnswer(failing(name));
      session.watch([one.part]);
      await pass(HOUR_MS - 1);
      expect(one.asks.length).toBe(120);
    },
  );

  it('recovers within one interval from a lost network', async () => {
    const parts = [aPart('s'), aPart('n', { topic: 'network' })];
    session.watch(parts.map(({ part }) => part));
    await pass(0);
    for (const { setAnswer } of parts) setAnswer(failing('offline'));
    await pass(3 * HOUR_MS);
    expect(session.health().kind).toBe('offline');
    for (const { setAnswer } of parts) setAnswer(success('back'));
    await pass(60_000);
    expect(parts.map(({ part }) => session.read(part).data)).toEqual(['back', 'back']);
    expect(session.health().kind).toBe('live');
  });

  it('keeps what was asked for between its bounds, whatever failed how often', () => {
    const failures: Failure[] = [...Object.values(FAILURES)];
    fc.assert(
      fc.property(
        fc.constantFrom(...failures),
        fc.integer({ min: 1, max: 5_000 }),
        fc.integer({ min: 5_000, max: HOUR_MS }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (failure, failureCount, intervalMs, random) => {
          const delay = nextDelay({ failure, failureCount }, intervalMs, random);
          expect(delay).toBeGreaterThanOrEqual(5_000);
          const isBusy = failure.kind === 'rate-limited';
          expect(delay).toBeLessThanOrEqual(Math.max(intervalMs * 1.05, isBusy ? 90_000 * 1.05 : 0) + 1);
          if (isBusy) expect(delay).toBeGreaterThanOrEqual(90_000);
          if (failure.kind === 'no-connection')
            expect(Math.abs(delay / Math.min(intervalMs, 5_000 * 2 ** (failureCount - 1)) - 1)).toBeLessThanOrEqual(
              0.2,
            );
        },
      ),
    );
  });

  it('never waits longer than a day, whatever the appliance asks for', () => {
    const failure: Failure = { ...FAILURES.busy, retryAfterMs: Number.MAX_SAFE_INTEGER };
    expect(nextDelay({ failure, failureCount: 1 }, 30_000, 0.9)).toBe(DAY_MS);
  });
});

describe('health', () => {
  it('is starting before the first answer, then live, with latency, next time and count', async () => {
    const [one, two] = [aPart('one'), aPart('two')];
    one.setAnswer(undefined);
    two.setAnswer(undefined);
    expect(session.health()).toEqual({ kind: 'starting', latencyMs: undefined, nextAt: undefined, askingCount: 0 });
    session.watch([one.part, two.part]);
    expect(session.health()).toMatchObject({ kind: 'starting', askingCount: 2 });
    await pass(142);
    one.asks[0]?.answer(success('it'));
    await pass(0);
    expect(session.health()).toEqual({ kind: 'live', latencyMs: 142, nextAt: START + 30_142, askingCount: 1 });
  });

  it('is the same object while nothing changed', async () => {
    const one = aPart('one');
    session.watch([one.part]);
    await pass(0);
    const before = session.health();
    await pass(29_000);
    expect(session.health()).toBe(before);
    await pass(1_000);
    expect(session.health()).not.toBe(before);
  });

  it('is live with a failure when one part fails while others come', async () => {
    const [good, bad] = [aPart('good'), aPart('bad')];
    session.watch([good.part, bad.part]);
    await pass(0);
    bad.setAnswer(failing('offline'));
    await pass(30_000);
    expect(session.health().kind).toBe('live');
    const failures = session.failures();
    expect(failures).toEqual([{ name: 'part bad', failure: FAILURES.offline, at: START, nextAt: START + 35_000 }]);
    expect(session.failures()).toBe(failures);
    bad.setAnswer(success('there'));
    await pass(5_000);
    expect(session.failures()).toEqual([]);
  });

  it('is offline when every part failed to reach the appliance, and says why and when it tries again', async () => {
    const [one, two] = [aPart('one'), aPart('two')];
    session.watch([one.part, two.part]);
    await pass(0);
    one.setAnswer(failing('offline'));
    two.setAnswer(failing('busy'));
    await pass(30_000);
    expect(session.health()).toMatchObject({ kind: 'offline', failure: FAILURES.offline, nextAt: START + 35_000 });
  });

  it('is offline whatever came long ago of what is asked rarely, unless nothing else is watched', async () => {
    const [one, rare] = [aPart('one'), aPart('rare', { leastIntervalMs: 3_600_000 })];
    const leave = session.watch([one.part, rare.part]);
    await pass(0);
    one.setAnswer(failing('offline'));
    await pass(30_000);
    expect(rare.asks).toHaveLength(1);
    expect(session.health().kind).toBe('offline');
    session.watch([rare.part]);
    leave();
    await pass(0);
    expect(session.health().kind).toBe('live');
  });

  it('is refused when none came and one was refused', async () => {
    const [one, two] = [aPart('one'), aPart('two')];
    one.setAnswer(failing('offline'));
    two.setAnswer(failing('date'));
    session.watch([one.part, two.part]);
    await pass(0);
    expect(session.health()).toMatchObject({ kind: 'refused', failure: FAILURES.date });
  });

  it('is refused when nothing that came could be understood, and live when something was', async () => {
    const [one, two] = [aPart('one'), aPart('two')];
    one.setAnswer(failing('data'));
    session.watch([one.part]);
    await pass(0);
    expect(session.health()).toMatchObject({ kind: 'refused', failure: FAILURES.data });
    session.watch([two.part]);
    await pass(0);
    expect(session.health().kind).toBe('live');
    expect(session.failures().map(({ failure }) => failure.kind)).toEqual(['bad-data']);
  });

  it('is stale when the oldest data are older than three of their intervals, whether it fails or hangs', async () => {
    const [one, hanging] = [aPart('one'), aPart('hanging', { topic: 'network' })];
    session.watch([one.part, hanging.part]);
    await pass(0);
    hanging.setAnswer(undefined);
    await pass(180_000);
    expect(session.health().kind).toBe('live');
    await pass(1);
    expect(session.health()).toMatchObject({ kind: 'stale', since: START });
    hanging.asks.at(-1)?.answer(success('at last'));
    await pass(30_000);
    expect(session.health().kind).toBe('live');
  });

  it('does not suffer from what is asked for besides, and neither do the notices', async () => {
    const [one, besides] = [aPart('one'), aPart('besides', { isOptional: true })];
    besides.setAnswer(failing('parameter'));
    session.watch([one.part, besides.part]);
    await pass(0);
    expect([session.health().kind, session.failures()]).toEqual(['live', []]);
    expect(session.read(besides.part).failure?.kind).toBe('bad-parameter');
    one.setAnswer(failing('offline'));
    await pass(60_000);
    expect(session.health().kind).toBe('offline');
  });

  it('never calls stale what cannot change', async () => {
    const [one, past] = [aPart('one'), aPart('past', { isFixed: true })];
    session.watch([one.part, past.part]);
    await pass(DAY_MS);
    expect(session.health().kind).toBe('live');
  });

  it('is paused above all else', async () => {
    const one = aPart('one');
    one.setAnswer(failing('credentials'));
    session.watch([one.part]);
    await pass(0);
    expect(session.health().kind).toBe('refused');
    session.pause();
    expect(session.health()).toMatchObject({ kind: 'paused', nextAt: undefined });
    session.resume();
    expect(session.health().kind).toBe('refused');
  });

  it('speaks for parts that were never asked as the last try of any other part did', async () => {
    const [one, next] = [aPart('one'), aPart('next')];
    const leave = session.watch([one.part]);
    await pass(0);
    next.setAnswer(undefined);
    leave();
    session.watch([next.part]);
    await pass(0);
    expect(session.health().kind).toBe('live');
  });

  it('forgets the failures of what nobody watches any more', async () => {
    const [good, bad] = [aPart('good'), aPart('bad')];
    bad.setAnswer(failing('data'));
    session.watch([good.part]);
    const leave = session.watch([bad.part]);
    await pass(0);
    expect(session.failures().length).toBe(1);
    leave();
    await pass(0);
    expect(session.failures()).toEqual([]);
  });
});

describe('the clock that counts sleep', () => {
  const clocks = () => {
    const at = { monotonic: 500, wall: START };
    const clock = createAwakeClock(
      () => at.monotonic,
      () => at.wall,
    );
    const run = (monotonicMs: number, wallMs: number): number => {
      at.monotonic += monotonicMs;
      at.wall += wallMs;
      return clock();
    };
    return run;
  };

  it.each([
    { what: 'both clocks run alike', steps: [[1_000, 1_000]], total: 1_000 },
    {
      what: 'they drift a little',
      steps: [
        [1_000, 1_900],
        [1_000, 200],
      ],
      total: 2_000,
    },
    {
      what: 'the machine sleeps',
      steps: [
        [1_000, HOUR_MS + 1_000],
        [5, 5],
      ],
      total: HOUR_MS + 1_005,
    },
    {
      what: 'the clock on the wall is set back',
      steps: [
        [1_000, -HOUR_MS],
        [1_000, 1_000],
      ],
      total: 2_000,
    },
    {
      what: 'the monotonic clock is wrong',
      steps: [
        [-50, 0],
        [100, 50],
      ],
      total: 50,
    },
  ])('goes on rightly when $what', ({ steps, total }) => {
    const run = clocks();
    const last = steps.map(([monotonicMs = 0, wallMs = 0]) => run(monotonicMs, wallMs)).at(-1);
    expect(last).toBe(total);
  });

  it('never runs back', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer(), fc.integer())), (steps) => {
        const run = clocks();
        let last = 0;
        for (const [monotonicMs, wallMs] of steps) {
          const now = run(monotonicMs, wallMs);
          expect(now).toBeGreaterThanOrEqual(last);
          last = now;
        }
      }),
    );
  });
});

describe('failures that are kept', () => {
  it('do not grow: a night without the appliance leaves one entry', async () => {
    const one = aPart('one');
    one.setAnswer(failed(FAILURES.offline));
    session.watch([one.part]);
    await pass(8 * HOUR_MS);
    expect(session.failures().length).toBe(1);
    expect(vi.getTimerCount()).toBeLessThanOrEqual(3);
  });
});
