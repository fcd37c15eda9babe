// Columns grow without losing what they hold, and give their memory back.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitted, freeBuffer, resizeCodes, resizeNumbers } from '../../src/flows/table/growing.ts';

const LARGE = 40_000;

it('a column keeps what it holds however it grows, and has the size of what it holds in the end', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 300_000 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(lengths, (all) => {
      let column = Uint32Array.from({ length: 5 }, (_, index) => index + 1);
      for (const length of all.toSorted((a, b) => a - b)) column = resizeCodes(column, Math.max(5, length));
      expect([...column.subarray(0, 5)]).toEqual([1, 2, 3, 4, 5]);
      expect(column.subarray(5).every((code) => code === 0)).toBe(true);
      const whole = fitted(column, 5);
      expect([...whole]).toEqual([1, 2, 3, 4, 5]);
      expect(whole.buffer.byteLength).toBe(20);
      expect(column).toHaveLength(0);
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
});
