// Long work of panes is done between the keys: never long at once, and with what was there before shown meanwhile.
import { describe, expect, it, vi } from 'vitest';
import { createSlot, type Slot, type Steps, workAtOnce } from '../../src/panes/parts/work.ts';
import { createBetweenKeys } from '../../src/shell/between-keys.ts';

/** Each step takes so long on a clock of its own. */
const aWorker = (stepMs = 1) => {
  let elapsedMs = 0;
  const done: number[] = [];
  const { work, stop } = createBetweenKeys({ onDone: () => done.push(elapsedMs), elapsed: () => elapsedMs });
  const tried: string[] = [];
  function* steps(name: string, count: number): Steps<string> {
    for (let step = 0; step < count; step += 1) {
      elapsedMs += stepMs;
      tried.push(name);
      yield;
    }
    return name;
  }
  const want = (slot: Slot<string>, name: string, count = 3) => work(slot, [name], () => steps(name, count));
  return { want, done, tried, stop };
};

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('long work', () => {
  it('begins after the turn, and is told once when it is done', async () => {
    const { want, done, tried } = aWorker();
    const slot = createSlot<string>();
    expect(want(slot, 'a')).toBeUndefined();
    expect(tried).toEqual([]);
    await vi.waitFor(() => expect(done).toHaveLength(1));
    expect(want(slot, 'a')).toBe('a');
    await turn();
    expect(tried).toEqual(['a', 'a', 'a']);
    expect(done).toHaveLength(1);
  });

  it('is not begun anew while it is under way', async () => {
    const { want, done, tried } = aWorker(5);
    const slot = createSlot<string>();
    for (let drawing = 0; drawing < 4; drawing += 1) {
      want(slot, 'a', 6);
      await turn();
    }
    await vi.waitFor(() => expect(done).toHaveLength(1));
    expect(tried).toHaveLength(6);
  });

  it('leaves a turn to the keys after every few milliseconds', async () => {
    const { want, tried } = aWorker(5);
    want(createSlot<string>(), 'a', 20);
    await turn();
    expect(tried.length).toBeGreaterThan(0);
    expect(tried.length).toBeLessThanOrEqual(3);
  });

  it('shows what was there before until it is done', async () => {
    const { want, done } = aWorker();
    const slot = createSlot<string>();
    want(slot, 'a');
    await vi.waitFor(() => expect(done).toHaveLength(1));
    expect(want(slot, 'b')).toBe('a');
    await vi.waitFor(() => expect(done).toHaveLength(2));
    expect(want(slot, 'b')).toBe('b');
  });

  it('gives up what nobody wants any more', async () => {
    const { want, done, tried } = aWorker(5);
    const slot = createSlot<string>();
    want(slot, 'a', 50);
    await turn();
    want(slot, 'b', 2);
    const before = tried.filter((name) => name === 'a').length;
    await vi.waitFor(() => expect(done).toHaveLength(1));
    expect(want(slot, 'b')).toBe('b');
    expect(tried.filter((name) => name === 'a')).toHaveLength(before);
  });

  it('of two kinds goes on side by side', async () => {
    const { want, done } = aWorker();
    const [one, other] = [createSlot<string>(), createSlot<string>()];
    want(one, 'a', 4);
    want(other, 'b', 4);
    await vi.waitFor(() => expect(done).toHaveLength(2));
    expect([want(one, 'a'), want(other, 'b')]).toEqual(['a', 'b']);
  });

  it('that was stopped halfway is done by whoever wants it next', async () => {
    const first = aWorker(5);
    const slot = createSlot<string>();
    first.want(slot, 'a', 20);
    await turn();
    first.stop();
    const next = aWorker();
    next.want(slot, 'a');
    await vi.waitFor(() => expect(next.done).toHaveLength(1));
    expect(next.want(slot, 'a')).toBe('a');
    expect(first.done).toEqual([]);
  });

  it('comes out the same when it is done at once', () => {
    const slot = createSlot<string>();
    function* steps(): Steps<string> {
      yield;
      return 'a';
    }
    expect(workAtOnce(slot, [1], steps)).toBe('a');
    expect(
      workAtOnce(slot, [1], () => {
        throw new Error('known already');
      }),
    ).toBe('a');
  });
});
