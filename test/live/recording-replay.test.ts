// A recording that is told again: what answers at which moment, how its clock runs, and a session over both.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { devicePart, eventsPart, flowsPart, mitrePart } from '../../src/live/questions/index.ts';
import { openRecording } from '../../src/live/recording/read-recording.ts';
import { createReplayAnswer } from '../../src/live/recording/replay-answers.ts';
import { createReplayClock } from '../../src/live/recording/replay-clock.ts';
import type { WindowChoice } from '../../src/live/session/window-choice.ts';
import { DEFAULT_WINDOW } from '../../src/live/session/window-choice.ts';
import { flowsOf } from '../flows/a-flow.ts';
import { FIRST_AT, openIt, recordAll, SOME, securityPart, someEvents } from './recording-kit.ts';
import { aPart, aSession } from './session-kit.ts';

const LAST: WindowChoice = { kind: 'last', hours: 168 };

const answering = async () => {
  const recording = await openIt(await recordAll());
  return { recording, answer: createReplayAnswer(recording) };
};

describe('an answer of a replay', () => {
  it('is the latest that was recorded at that moment, with the time of it', async () => {
    const { answer } = await answering();
    const totals = await Promise.all(
      [0, 3, 28_000, 29_000, 30_000, 1e9].map(async (afterMs) => {
        const result = await answer(securityPart(), FIRST_AT + afterMs);
        return result.ok ? result.value : result.failure;
      }),
    );
    const [one, two] = [
      { data: { counts: { total: 1 } }, at: FIRST_AT + 3 },
      { data: { counts: { total: 2 } }, at: FIRST_AT + 30_000 },
    ];
    expect(totals).toMatchObject([one, one, one, two, two, two]);
  });

  it('holds every flow', async () => {
    const { recording } = await answering();
    const [record] = recording.records.get(flowsPart(DEFAULT_WINDOW).key) ?? [];
    const result = record === undefined ? undefined : await recording.read(record);
    const value = result?.ok ? result.value : undefined;
    const flows = typeof value === 'object' && value !== null && 'flows' in value ? value.flows : undefined;
    const [, , told] = SOME[2] ?? [];
    const expected = typeof told === 'object' && told !== null && 'flows' in told ? told.flows : undefined;
    const isTable = (table: unknown): table is Parameters<typeof flowsOf>[0] =>
      typeof table === 'object' && table !== null && 'rowCount' in table;
    if (!isTable(flows) || !isTable(expected)) throw new Error('no table came back');
    expect(flowsOf(flows)).toEqual(flowsOf(expected));
  });

  it.each([
    [
      'is yet to come',
      securityPart(LAST),
      'security 7d: the recording holds it from 2026-01-15 14:00:40 on. The replay has not come there.',
    ],
    [
      'is of another window',
      securityPart({ kind: 'last', hours: 6 }),
      'security 6h: the recording holds none of this window. :window 24h, :window 7d were recorded.',
    ],
    [
      'is of another window, of which there is one',
      flowsPart({ kind: 'span', hours: 6, endAt: FIRST_AT }),
      'flows 6h to 2026-01-15 14:00: the recording holds none of this window. :window 24h was recorded.',
    ],
    [
      'was never asked',
      mitrePart(DEFAULT_WINDOW),
      'MITRE 24h: the recording does not hold it. Only what was on the screen then was recorded.',
    ],
    [
      'is of another device',
      devicePart({ did: 43, datatype: 'co', intervalHours: 1, showAll: true }),
      'connections of device 43: the recording does not hold it. Only what was on the screen then was recorded.',
    ],
  ])('that %s is a failure that says so', async (_, part, sentence) => {
    const { answer } = await answering();
    const result = await answer(part, FIRST_AT);
    const failure = result.ok ? undefined : result.failure;
    expect(failure?.kind).toBe('not-found');
    expect(`${failure?.what}: ${failure?.came}. ${failure?.advice}`).toBe(sentence);
  });
});

describe('the clock of a replay', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const recording = {
    firstAt: FIRST_AT,
    lastAt: FIRST_AT + 20_000,
    moments: [0, 5_000, 5_001, 20_000].map((ms) => FIRST_AT + ms),
  };

  const follow = (speed: number) => {
    const clock = createReplayClock({ recording, speed, elapsed: () => performance.now() });
    const calls: string[] = [];
    const leave = clock.follow({
      onMoment: () => calls.push(`moment ${clock.now() - FIRST_AT}`),
      onEnd: () => calls.push(`end ${clock.now() - FIRST_AT}`),
    });
    return { clock, calls, leave };
  };

  it('begins with the recording, runs as fast as it was told to, and stands at its end', () => {
    const { clock } = follow(10);
    expect(clock.now()).toBe(FIRST_AT);
    vi.advanceTimersByTime(1_000);
    expect(clock.now()).toBe(FIRST_AT + 10_000);
    vi.advanceTimersByTime(100_000);
    expect(clock.now()).toBe(FIRST_AT + 20_000);
  });

  it('tells when there is something newer, and once when it is over', () => {
    const { calls } = follow(1);
    vi.advanceTimersByTime(60_000);
    expect(calls).toEqual(['moment 5000', 'moment 6050', 'moment 20000', 'end 20000']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('tells no more often than a session would ask, however fast it runs', () => {
    const { calls } = follow(100_000);
    vi.advanceTimersByTime(60_000);
    expect(calls).toEqual(['moment 20000', 'end 20000']);
  });

  it('says that it is over where the recording has one moment only', () => {
    const clock = createReplayClock({
      recording: { firstAt: FIRST_AT, lastAt: FIRST_AT, moments: [FIRST_AT] },
      speed: 1,
      elapsed: () => performance.now(),
    });
    const onEnd = vi.fn();
    clock.follow({ onMoment: () => expect.unreachable(), onEnd });
    vi.advanceTimersByTime(60_000);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it('tells nothing any more once it is left', () => {
    const { calls, leave } = follow(1);
    leave();
    vi.advanceTimersByTime(60_000);
    expect(calls).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a session', () => {
  const settled = async (read: () => boolean): Promise<void> => {
    await vi.waitFor(() => expect(read()).toBe(true));
  };

  it('over a recording shows what was recorded, as old as it was, and asks nobody', async () => {
    const { answer } = await answering();
    const session = aSession({ now: () => FIRST_AT + 31_000, answer: (part, { at }) => answer(part, at) });
    const part = eventsPart('security', DEFAULT_WINDOW);
    session.watch([part]);
    await settled(() => session.read(part).data !== undefined);
    expect(session.read(part)).toMatchObject({ data: someEvents(2), at: FIRST_AT + 30_000, failure: undefined });
    session.close();
  });

  it('over a recording knows the answer recorded before, however often the last one is told, and none twice', async () => {
    const { answer } = await answering();
    let ms = 0;
    const clock = { now: () => FIRST_AT + ms, elapsed: () => ms };
    const session = aSession({ ...clock, answer: (part, { at }) => answer(part, at) });
    const part = eventsPart('security', DEFAULT_WINDOW);
    session.watch([part]);
    await settled(() => session.read(part).data !== undefined);
    for (const laterMs of [10_000, 20_000, 31_000, 45_000]) {
      ms = laterMs;
      expect(session.refresh()).toBe(1);
      await settled(() => session.read(part).asking === undefined);
      const past = laterMs < 30_000 ? [] : [{ data: someEvents(1), at: FIRST_AT + 3 }];
      expect(session.read(part).past).toEqual(past);
    }
    session.close();
  });

  it('over a recording shows why there is nothing, and is not called offline for it', async () => {
    const { answer } = await answering();
    const session = aSession({ now: () => FIRST_AT, answer: (part, { at }) => answer(part, at) });
    const part = mitrePart(DEFAULT_WINDOW);
    session.watch([part]);
    await settled(() => session.read(part).failure !== undefined);
    expect(session.read(part).failure?.kind).toBe('not-found');
    expect(session.health().kind).not.toBe('offline');
    session.close();
  });

  it('tells every answer that came to whoever records, and no failure', async () => {
    const told: unknown[] = [];
    const good = aPart('good');
    const bad = aPart('bad');
    bad.setAnswer({ ok: false, failure: { kind: 'forbidden', what: 'it', came: 'no', advice: '' } });
    const session = aSession({ now: () => FIRST_AT, onAnswer: ({ key }, at, data) => told.push([key, at, data]) });
    session.watch([good.part, bad.part]);
    await settled(() => session.read(bad.part).failure !== undefined && session.read(good.part).data !== undefined);
    expect(told).toEqual([['good', FIRST_AT, 'good 1']]);
    session.close();
  });
});

describe('opening a recording', () => {
  it('can be given up', async () => {
    const opened = await openRecording(await recordAll(), { seed: 1, signal: AbortSignal.abort() });
    expect(opened.ok).toBe(false);
  });
});
