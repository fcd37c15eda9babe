// What nobody waits for is not pressed on an appliance that cannot answer.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { success } from '../../src/domain/result.ts';
import { createAskGently } from '../../src/live/ask-gently.ts';
import type { Haste } from '../../src/live/in-turn.ts';
import { FAILURES, failing } from './session-kit.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const HOUR_MS = 3_600_000;

/** So many questions, all at the same time; how many of them reached the appliance, and what became of them. */
const askedOf = async (haste: Haste, names: readonly (keyof typeof FAILURES | 'well')[]) => {
  const gently = createAskGently(() => haste, new AbortController().signal);
  let asked = 0;
  const all = names.map((name) =>
    gently(async () => {
      asked += 1;
      return name === 'well' ? success('well') : failing(name);
    }),
  );
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  return { asked, kinds: (await Promise.all(all)).map((result) => (result.ok ? 'ok' : result.failure.kind)) };
};

it('three failures in a row that would befall anything end it, and the others fail like them', async () => {
  const { asked, kinds } = await askedOf('slowly', ['offline', 'offline', 'timeout', 'well', 'well']);
  expect(asked).toBe(3);
  expect(kinds).toEqual(['no-connection', 'no-connection', 'timeout', 'timeout', 'timeout']);
});

it('goes on after failures of single questions, and after an answer between', async () => {
  expect((await askedOf('slowly', ['forbidden', 'forbidden', 'forbidden', 'well'])).asked).toBe(4);
  expect((await askedOf('slowly', ['offline', 'offline', 'well', 'offline', 'offline', 'well'])).asked).toBe(6);
});

it('asks everything where somebody waits', async () => {
  expect((await askedOf('now', ['offline', 'offline', 'offline', 'offline', 'well'])).asked).toBe(5);
});

it('rests as long as the appliance asks for', async () => {
  const gently = createAskGently(() => 'slowly', new AbortController().signal);
  void gently(async () => failing('busy'));
  const next = vi.fn(async () => success('well'));
  void gently(next);
  await vi.advanceTimersByTimeAsync(31_000);
  expect(next).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(FAILURES.busy.retryAfterMs + 1_000);
  expect(next).toHaveBeenCalledOnce();
});
