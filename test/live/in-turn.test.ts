// Requests that nobody waits for: one after the other, with rests, until somebody does.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createInTurn, FIRST_REST_MS, type Haste, REST_MS } from '../../src/live/in-turn.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

const LOOK_MS = 500;

/** Work that takes so long, and what has begun of it. */
const aQueue = (first: Haste, tookMs = 100) => {
  const begun: number[] = [];
  let haste = first;
  let underWay = 0;
  let most = 0;
  const stop = new AbortController();
  const inTurn = createInTurn({ haste: () => haste, signal: stop.signal });
  const ask = (name: number): Promise<number> =>
    inTurn.take(async () => {
      begun.push(name);
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setTimeout(resolve, tookMs));
      underWay -= 1;
      return name;
    });
  return { begun, ask, stop, mostAtOnce: () => most, setHaste: (next: Haste) => (haste = next) };
};

describe('requests that nobody waits for', () => {
  it('begin after a while, go one at a time and rest between two', async () => {
    const queue = aQueue('slowly', 3_000);
    const all = Promise.all([1, 2, 3].map(queue.ask));
    await pass(FIRST_REST_MS - LOOK_MS);
    expect(queue.begun).toEqual([]);
    await pass(2 * LOOK_MS);
    expect(queue.begun).toEqual([1]);
    await pass(3_000 + REST_MS - 2 * LOOK_MS);
    expect(queue.begun).toEqual([1]);
    await pass(3 * LOOK_MS);
    expect(queue.begun).toEqual([1, 2]);
    await pass(20_000);
    expect(await all).toEqual([1, 2, 3]);
    expect(queue.mostAtOnce()).toBe(1);
  });

  it('all go as soon as somebody waits, and at once from then on', async () => {
    const queue = aQueue('slowly');
    const all = Promise.all([1, 2, 3].map(queue.ask));
    queue.setHaste('now');
    await pass(LOOK_MS);
    expect(queue.begun).toEqual([1, 2, 3]);
    void queue.ask(4);
    await pass(0);
    expect(queue.begun).toEqual([1, 2, 3, 4]);
    await pass(1_000);
    expect(await all).toEqual([1, 2, 3]);
  });

  it('rest while nothing may be asked, and go on afterwards', async () => {
    const queue = aQueue('rest');
    const one = queue.ask(1);
    await pass(10 * FIRST_REST_MS);
    expect(queue.begun).toEqual([]);
    queue.setHaste('slowly');
    await pass(LOOK_MS);
    expect(queue.begun).toEqual([1]);
    await pass(1_000);
    expect(await one).toBe(1);
  });

  it('are let go at once when they are given up, and a failure is that of its own request alone', async () => {
    const queue = aQueue('slowly');
    const one = queue.ask(1);
    queue.stop.abort();
    await pass(200);
    expect(await one).toBe(1);
    const inTurn = createInTurn({ haste: () => 'slowly', signal: new AbortController().signal });
    const broken = inTurn.take(() => Promise.reject(new Error('broken')));
    const next = inTurn.take(async () => 'well');
    broken.catch(() => undefined);
    await pass(FIRST_REST_MS + REST_MS + 4 * LOOK_MS);
    await expect(broken).rejects.toThrow('broken');
    expect(await next).toBe('well');
  });

  it('wait as long as they are told to, and one at a time after several went at once', async () => {
    const queue = aQueue('now', 1_000);
    const first = Promise.all([1, 2].map(queue.ask));
    queue.setHaste('slowly');
    const third = queue.ask(3);
    await pass(1_000 + REST_MS - LOOK_MS);
    expect(queue.begun).toEqual([1, 2]);
    expect(await first).toEqual([1, 2]);
    await pass(FIRST_REST_MS);
    expect(queue.begun).toEqual([1, 2, 3]);
    await pass(1_000);
    expect(await third).toBe(3);
    const inTurn = createInTurn({ haste: () => 'slowly', signal: new AbortController().signal });
    inTurn.rest(10 * FIRST_REST_MS);
    const late = vi.fn(async () => undefined);
    void inTurn.take(late);
    await pass(9 * FIRST_REST_MS);
    expect(late).not.toHaveBeenCalled();
    await pass(2 * FIRST_REST_MS);
    expect(late).toHaveBeenCalledOnce();
  });
});
