import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RequestLogEntry } from '../../src/api/request-log.ts';
import { createRequestHistory } from '../../src/live/session/request-history.ts';

const anEntry = (at: number, more: Partial<RequestLogEntry> = {}): RequestLogEntry => ({
  at,
  endpoint: 'network',
  target: '/network',
  attempt: 1,
  status: 200,
  failure: undefined,
  bytes: 10,
  elapsedMs: at,
  ...more,
});

describe('the history of requests', () => {
  it('holds the last ones, newest first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 60 }), (capacity, count) => {
        const history = createRequestHistory(capacity);
        const all = Array.from({ length: count }, (_, index) => anEntry(index));
        for (const entry of all) history.add(entry);
        expect(history.entries()).toEqual(all.slice(-capacity).reverse());
      }),
    );
  });

  it('holds 200 unless told otherwise', () => {
    const history = createRequestHistory();
    for (let at = 0; at < 1_000; at += 1) history.add(anEntry(at));
    expect(history.entries().map(({ at }) => at)).toEqual(Array.from({ length: 200 }, (_, index) => 999 - index));
  });

  it('gives the same array until another is added, and leaves the one it gave as it was', () => {
    const history = createRequestHistory(2);
    expect(history.entries()).toBe(history.entries());
    history.add(anEntry(1));
    const before = history.entries();
    expect(history.entries()).toBe(before);
    history.add(anEntry(2));
    history.add(anEntry(3));
    expect(before.map(({ at }) => at)).toEqual([1]);
    expect(history.entries()).not.toBe(before);
  });

  it('knows how long the last answer took, whatever it said, but not how long nothing took to come', () => {
    const history = createRequestHistory();
    expect(history.lastLatencyMs()).toBeUndefined();
    history.add(anEntry(142));
    history.add(anEntry(250, { status: 429, failure: 'rate-limited' }));
    history.add(anEntry(10_000, { status: undefined, failure: 'timeout' }));
    expect(history.lastLatencyMs()).toBe(250);
  });
});
