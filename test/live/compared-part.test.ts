// Periods that others are compared with are asked for less often, and at once more often when one of them is chosen.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/instant.ts';
import { bandwidthPart, comparedPart, eventsPart, mitrePart } from '../../src/live/questions/index.ts';
import type { Session } from '../../src/live/session/session.ts';
import type { WindowChoice } from '../../src/live/session/window-choice.ts';
import { aPart, aSession, failing, START } from './session-kit.ts';

const last = (hours: number): WindowChoice => ({ kind: 'last', hours });

describe('a compared period', () => {
  it.each([
    [1, MINUTE_MS],
    [6, 6 * MINUTE_MS],
    [24, 24 * MINUTE_MS],
    [60, HOUR_MS],
    [61, HOUR_MS],
    [168, HOUR_MS],
    [720, HOUR_MS],
    [0.5, MINUTE_MS],
  ])('of %d hours is asked for every %d ms at most', (hours, ms) => {
    expect(comparedPart(mitrePart(last(24)), hours).leastIntervalMs).toBe(ms);
  });

  it('is the same question in all else', () => {
    const part = eventsPart('security', last(24));
    expect(comparedPart(part, 24)).toEqual({ ...part, leastIntervalMs: 24 * MINUTE_MS });
    expect(part.leastIntervalMs).toBeUndefined();
  });

  it('stays as it is where it cannot change any more', () => {
    const fixed = eventsPart('security', { kind: 'span', hours: 24, endAt: START });
    expect(comparedPart(fixed, 24)).toBe(fixed);
  });

  it('is never asked for more often than the part itself allows', () => {
    const dear = bandwidthPart(last(1), 'csensor');
    expect(comparedPart(dear, 1).leastIntervalMs).toBe(5 * MINUTE_MS);
    expect(comparedPart(dear, 24).leastIntervalMs).toBe(24 * MINUTE_MS);
  });
});

describe('the bandwidth', () => {
  it('of a kind of sensors is asked for every five minutes at most, that of all as often as other figures', () => {
    const parts = [bandwidthPart(last(24), 'csensor'), bandwidthPart(last(24), 'network'), bandwidthPart(last(24))];
    expect(parts.map(({ leastIntervalMs }) => leastIntervalMs)).toEqual([5 * MINUTE_MS, 5 * MINUTE_MS, undefined]);
  });
});

describe('a period that is compared and then chosen', () => {
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

  /** As a screen does it: the next is watched before the last one is left. */
  const turnTo = (part: Parameters<Session['watch']>[0][number], leave: () => void): (() => void) => {
    const leaveNext = session.watch([part]);
    leave();
    return leaveNext;
  };

  it('is asked for at once where its figures are older than they may be now, and as often as others from then on', async () => {
    const one = aPart('one');
    const leave = session.watch([comparedPart(one.part, 24)]);
    await pass(10 * MINUTE_MS);
    expect(one.asks.length).toBe(1);
    turnTo(one.part, leave);
    await pass(1);
    expect(one.asks.length).toBe(2);
    await pass(30_000);
    expect(one.asks.length).toBe(3);
  });

  it('is asked for when its figures are as old as they may be now', async () => {
    const one = aPart('one');
    const leave = session.watch([comparedPart(one.part, 24)]);
    await pass(10_000);
    turnTo(one.part, leave);
    expect(session.read(one.part).nextAt).toBe(START + 30_000);
    await pass(19_999);
    expect(one.asks.length).toBe(1);
    await pass(1);
    expect(one.asks.length).toBe(2);
  });

  it('is asked for less often as soon as another is chosen', async () => {
    const one = aPart('one');
    const leave = session.watch([one.part]);
    await pass(10_000);
    turnTo(comparedPart(one.part, 24), leave);
    await pass(24 * MINUTE_MS - 10_001);
    expect(one.asks.length).toBe(1);
    await pass(1);
    expect(one.asks.length).toBe(2);
  });

  it('that nobody watched meanwhile is asked for as its new place wants it', async () => {
    const one = aPart('one');
    session.watch([comparedPart(one.part, 24)])();
    await pass(0);
    session.watch([comparedPart(one.part, 24)])();
    await pass(40_000);
    const asked = one.asks.length;
    session.watch([one.part]);
    expect(one.asks.length).toBe(asked + 1);
  });

  it('is left in peace where the appliance asked for rest', async () => {
    const one = aPart('one');
    one.setAnswer(failing('busy'));
    const leave = session.watch([comparedPart(one.part, 24)]);
    await pass(40_000);
    turnTo(one.part, leave);
    await pass(45_000);
    expect(one.asks.length).toBe(1);
    await pass(20_000);
    expect(one.asks.length).toBe(2);
  });
});
