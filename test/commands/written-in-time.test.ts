// A write that a reader does not take: waited for as long as nobody stops the watch, and not much longer.
import { describe, expect, it } from 'vitest';
import { untilStopped, writtenInTime } from '../../src/commands/watch/written-in-time.ts';

const never = new Promise<void>(() => undefined);

describe('a write of a watch', () => {
  it('is done when it is done, stopped or not', async () => {
    expect(await writtenInTime(Promise.resolve(), new AbortController().signal)).toBe(true);
    expect(await writtenInTime(Promise.resolve(), AbortSignal.abort())).toBe(true);
  });

  it('is waited for while nobody stops, and is given up a while after', async () => {
    const stop = new AbortController();
    const write = Promise.withResolvers<void>();
    const late = writtenInTime(write.promise, stop.signal, 0);
    const lost = writtenInTime(never, stop.signal, 0);
    const first = await Promise.race([late, lost, new Promise((resolve) => setImmediate(() => resolve('waiting')))]);
    expect(first).toBe('waiting');
    write.resolve();
    expect(await late).toBe(true);
    stop.abort();
    expect(await lost).toBe(false);
    expect(await writtenInTime(never, stop.signal, 0)).toBe(false);
  });

  it('that fails says so', async () => {
    const full = Promise.reject(new Error('the disk is full'));
    await expect(writtenInTime(full, new AbortController().signal)).rejects.toThrow('the disk is full');
  });

  it('beside the news ends likewise', async () => {
    const err = untilStopped({ write: () => never, isTerminal: false, columns: undefined }, AbortSignal.abort(), 0);
    expect(await err.write('text')).toBeUndefined();
  });
});
