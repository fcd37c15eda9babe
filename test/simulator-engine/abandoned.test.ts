// Work that nobody waits for any more: every long answer ends when its signal is aborted.
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/simulator/engine.ts';
import { ANCHOR_AT, anEngine, collect, hoursBefore } from './an-engine.ts';

/** Longer than any of this can be told before the event loop turns for the first time. */
const SPAN = hoursBefore(60 * 24);

const LONG_WORK: readonly (readonly [string, (engine: Engine, signal: AbortSignal) => Promise<unknown>])[] = [
  ['totals', (engine, signal) => engine.totals(SPAN, 'all', signal)],
  ['counts', (engine, signal) => engine.connectionCounts([SPAN.startAt, ANCHOR_AT], signal)],
  ['active devices', (engine, signal) => engine.activeDevices(SPAN, signal)],
  ['flows', (engine, signal) => collect(engine.flows(SPAN, signal))],
  ['flows of a device', (engine, signal) => collect(engine.flowsOf(1, SPAN, signal))],
  ['flows of nobody', (engine, signal) => collect(engine.flowsOf(9_999, SPAN, signal))],
];

describe('an aborted signal', () => {
  it.each(LONG_WORK)('ends the work on %s with its reason', async (_name, work) => {
    const engine = anEngine({ deviceCount: 300 });
    const leaving = new AbortController();
    setImmediate(() => leaving.abort(new Error('the client has left')));
    await expect(work(engine, leaving.signal)).rejects.toThrow('the client has left');
  });

  it.each(LONG_WORK)('that is aborted before lets no work on %s begin', async (_name, work) => {
    const before = performance.now();
    await expect(work(anEngine(), AbortSignal.abort(new Error('never there')))).rejects.toThrow('never there');
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  it('leaves nothing half done behind: the next answer is the same as ever', async () => {
    const span = hoursBefore(100);
    const expected = await anEngine().totals(span, 'all');
    const engine = anEngine();
    const leaving = new AbortController();
    setImmediate(() => leaving.abort());
    await expect(engine.totals(span, 'all', leaving.signal)).rejects.toThrow();
    expect(await engine.totals(span, 'all')).toEqual(expected);
  });
});
