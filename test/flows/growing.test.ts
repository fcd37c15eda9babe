// Columns grow without losing what they hold, and give their memory back, where addresses are scarce as well.
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { bufferOf, fitted, freeBuffer, resizeCodes, resizeNumbers } from '../../src/flows/table/growing.ts';

const LARGE = 40_000;

it('a column keeps what it holds however it grows, and is an ordinary one in the end', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 300_000 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(lengths, (all) => {
      let column = Uint32Array.from({ length: 5 }, (_, index) => index + 1);
      for (const length of all.toSorted((a, b) => a - b)) column = resizeCodes(column, Math.max(5, length));
      expect([...column.subarray(0, 5)]).toEqual([1, 2, 3, 4, 5]);
      expect(column.subarray(5).every((code) => code === 0)).toBe(true);
      const whole = fitted(column, 5);
      expect([...whole]).toEqual([1, 2, 3, 4, 5]);
      expect(whole.buffer.resizable).toBe(false);
    }),
    { numRuns: 50 },
  );
});

it('an outgrown buffer is given back, and so is one that is freed', () => {
  const first = resizeNumbers(new Float64Array(4), LARGE);
  const outgrown = first.buffer;
  const second = resizeNumbers(first, 100 * LARGE);
  expect(outgrown.byteLength).toBe(0);
  expect(second).toHaveLength(100 * LARGE);
  freeBuffer(second.buffer);
  expect(second).toHaveLength(0);
  const small = bufferOf(16);
  freeBuffer(small);
  expect(small.byteLength).toBe(16);
});

it('where no addresses are left it grows in ordinary memory', () => {
  const whole = globalThis.ArrayBuffer;
  const column = resizeCodes(Uint32Array.of(7), LARGE);
  class Scarce extends whole {
    constructor(length: number, how?: Readonly<{ maxByteLength?: number }>) {
      if (how?.maxByteLength !== undefined) throw new RangeError('Array buffer allocation failed');
      super(length);
    }
  }
  vi.stubGlobal('ArrayBuffer', Scarce);
  try {
    const larger = resizeCodes(column, 100 * LARGE);
    expect([larger.length, larger[0], larger.buffer.resizable]).toEqual([100 * LARGE, 7, false]);
    expect(bufferOf(1_000_000).byteLength).toBe(1_000_000);
  } finally {
    vi.unstubAllGlobals();
  }
});
