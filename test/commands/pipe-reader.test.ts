// Whoever read a pipe has gone: told once, and asked no more.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchReader } from '../../src/commands/watch/pipe-reader.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Gone from the third question on. */
const watched = () => {
  const log: string[] = [];
  const stop = watchReader(
    () => log.push('gone'),
    () => log.push('asked') > 2,
  );
  return { log, stop };
};

describe('the reader of a pipe', () => {
  it('is asked for once a second until it has gone, which is told once', () => {
    const { log } = watched();
    vi.advanceTimersByTime(10_000);
    expect(log).toEqual(['asked', 'asked', 'asked', 'gone']);
  });

  it('is asked for no more when nobody wants to know', () => {
    const { log, stop } = watched();
    vi.advanceTimersByTime(1_000);
    stop();
    vi.advanceTimersByTime(10_000);
    expect(log).toEqual(['asked']);
  });
});
