// What a session asks for although nobody looks at it, and what becomes of it as soon as somebody does; and answers that follow the one before.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MINUTE_MS } from '../../src/domain/instant.ts';
import { success } from '../../src/domain/result.ts';
import type { Part } from '../../src/live/part.ts';
import type { Session } from '../../src/live/session/session.ts';
import { aPart, aSession, failing, START } from './session-kit.ts';

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

const behind = (part: Part<string>): Part<string> => ({
  ...part,
  isBackground: true,
  isOptional: true,
  leastIntervalMs: 15 * MINUTE_MS,
});

describe('what nobody looks at', () => {
  it('is in no hurry, until somebody looks at the same', async () => {
    const one = aPart('one');
    one.setAnswer(undefined);
    session.watch([behind(one.part)]);
    await pass(0);
    expect(one.asks.map(({ asking }) => asking.haste?.())).toEqual(['slowly']);
    session.pause();
    expect(one.asks[0]?.asking.haste?.()).toBe('rest');
    session.resume();
    const leave = session.watch([one.part]);
    expect(one.asks.length).toBe(1);
    expect(one.asks[0]?.asking.haste?.()).toBe('now');
    session.watch([behind(one.part)]);
    leave();
    await pass(0);
    expect(one.asks[0]?.asking.haste?.()).toBe('slowly');
  });

  it('is asked rarely, and as often as ever while somebody looks', async () => {
    const one = aPart('one');
    session.watch([behind(one.part)]);
    await pass(60 * MINUTE_MS);
    expect(one.asks.length).toBe(5);
    const leave = session.watch([one.part]);
    await pass(60_000);
    expect(one.asks.length).toBeGreaterThanOrEqual(7);
    session.watch([behind(one.part)]);
    leave();
    await pass(10 * MINUTE_MS);
    const count = one.asks.length;
    await pass(30 * MINUTE_MS);
    expect(one.asks.length).toBe(count + 2);
  });

  it('is asked as often however long it takes, and says nothing of how fast the appliance is', async () => {
    const [shown, slow] = [aPart('shown'), aPart('slow')];
    slow.setAnswer(undefined);
    session.watch([shown.part, behind(slow.part)]);
    for (let look = 0; look < 4; look += 1) {
      await pass(150_000);
      slow.asks.at(-1)?.answer(success('late'));
      await pass(15 * MINUTE_MS);
      expect(slow.asks.length).toBe(look + 2);
    }
    expect(session.health().latencyMs).toBeLessThan(1_000);
  });

  it('rests in a pause also when somebody looks at it meanwhile', async () => {
    const one = aPart('one');
    one.setAnswer(undefined);
    session.watch([behind(one.part)]);
    await pass(0);
    session.pause();
    session.watch([one.part]);
    expect(one.asks[0]?.asking.haste?.()).toBe('rest');
    session.resume();
    expect(one.asks[0]?.asking.haste?.()).toBe('now');
  });

  it('is neither refreshed nor cancelled by a person, nor does its failure trouble one', async () => {
    const [shown, hidden] = [aPart('shown'), aPart('hidden')];
    hidden.setAnswer(undefined);
    session.watch([shown.part, behind(hidden.part)]);
    await pass(2_000);
    expect(session.cancel()).toBe(0);
    hidden.asks[0]?.answer(failing('timeout'));
    await pass(2_000);
    expect(session.refresh()).toBe(1);
    expect([shown.asks.length, hidden.asks.length]).toEqual([2, 1]);
    expect(session.failures()).toEqual([]);
    expect(session.health().kind).toBe('live');
  });
});

describe('an answer that follows the one before', () => {
  it('is made with it, and with when it was asked for; a failure between two changes nothing', async () => {
    const one = aPart('one', {
      follow: (before, answer, at) => `${before ?? 'nothing'}, then ${answer} at ${(at - START) / 1000} s`,
    });
    session.watch([one.part]);
    await pass(0);
    expect(session.read(one.part).data).toBe('nothing, then one 1 at 0 s');
    one.setAnswer(failing('timeout'));
    await pass(30_000);
    expect(session.read(one.part).data).toBe('nothing, then one 1 at 0 s');
    one.setAnswer(success('two'));
    await pass(30_000);
    expect(session.read(one.part).data).toMatch(/^nothing, then one 1 at 0 s, then two at \d+ s/);
  });
});
