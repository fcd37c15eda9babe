// What nobody needs is given back at once, and by a thread at rest by itself, when it is worth it.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { collectGarbage, createTidying, tidyAtRest } from '../../src/live/collect-garbage.ts';

afterEach(() => vi.useRealTimers());

it('what nobody needs goes when it is asked for', async () => {
  const large = ((): WeakRef<Uint8Array> => new WeakRef(new Uint8Array(1_000_000)))();
  // What a weak reference was made for stays until the turn is over.
  await nextTurn();
  collectGarbage();
  await nextTurn();
  expect(large.deref()).toBeUndefined();
});

describe('tidying', () => {
  it('collects whenever much more is held than at the least since', () => {
    let held = 50;
    let collected = 0;
    const collect = (): void => {
      collected += 1;
      held = 30;
    };
    const tidy = createTidying(20, { held: () => held, collect });
    const told = [60, 69, 40, 59, 60, 49, 50].map((next) => {
      held = next;
      tidy();
      return collected;
    });
    expect(told).toEqual([0, 0, 0, 0, 1, 1, 2]);
  });

  it('is done once when there was no work for a while, and not before', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const tidy = vi.fn();
    const work = tidyAtRest(tidy);
    for (let times = 0; times < 5; times += 1) {
      work();
      vi.advanceTimersByTime(8_000);
    }
    expect(tidy).not.toHaveBeenCalled();
    vi.advanceTimersByTime(80_000);
    expect(tidy).toHaveBeenCalledOnce();
  });
});
