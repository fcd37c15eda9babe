// What is told in quick succession: passed on once in a while, and never without its last.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ThrottleOptions, throttle } from '../../src/live/throttle.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const EVERY_MS = 100;

const aThrottle = (more: Partial<ThrottleOptions> = {}) => {
  const start = Date.now();
  const told: (readonly [atMs: number, value: number])[] = [];
  const elapsed = (): number => Date.now() - start;
  const { tell, stop } = throttle<number>((value) => told.push([elapsed(), value]), {
    everyMs: EVERY_MS,
    elapsed,
    ...more,
  });
  return { tell, stop, told };
};

describe('what is told', () => {
  it('is passed on at once, and what comes soon after it when the time is up, the last of it alone', () => {
    const { tell, told } = aThrottle();
    for (let value = 1; value <= 5; value += 1) {
      tell(value);
      vi.advanceTimersByTime(10);
    }
    expect(told).toEqual([[0, 1]]);
    vi.advanceTimersByTime(10_000);
    expect(told).toEqual([
      [0, 1],
      [EVERY_MS, 5],
    ]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is passed on ten times a second, however often it comes', () => {
    const { tell, told } = aThrottle();
    for (let value = 0; value < 1_000; value += 1) {
      tell(value);
      vi.advanceTimersByTime(1);
    }
    expect(told.map(([atMs]) => atMs)).toEqual(Array.from({ length: 11 }, (_, index) => index * EVERY_MS));
    expect(told.at(-1)).toEqual([1_000, 999]);
  });

  it('waits from the beginning where something is known to have been told then', () => {
    const { tell, told } = aThrottle({ toldMs: 0 });
    tell(1);
    vi.advanceTimersByTime(40);
    tell(2);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual([[EVERY_MS, 2]]);
  });

  it('is passed on no more when it is over, neither what waits nor what comes later', () => {
    const { tell, stop, told } = aThrottle();
    tell(1);
    tell(2);
    stop();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(1_000);
    tell(3);
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual([[0, 1]]);
  });
});

it('no program is kept running by what waits', () => {
  vi.useRealTimers();
  const made = vi.spyOn(globalThis, 'setTimeout');
  const { tell, stop } = aThrottle({ toldMs: 0 });
  tell(1);
  const [timer] = made.mock.results;
  expect(timer?.type === 'return' && timer.value.hasRef()).toBe(false);
  stop();
  made.mockRestore();
});
