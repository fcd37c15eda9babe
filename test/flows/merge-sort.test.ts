// What only a comparison can tell apart, put in order in slices.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runThrough } from '../../src/flows/run-through.ts';
import { mergeSort } from '../../src/flows/sorting/merge-sort.ts';

it.each([0, 1, 999, 1_000, 1_001, 2_000, 2_001, 7_654])(
  '%d things are in the order of the plain stable sort',
  (count) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 }), fc.integer({ min: 1, max: 5_000 }), (factor, values) => {
        const keyAt = (place: number): number => (Math.imul(place + 1, factor) >>> 7) % values;
        const compare = (a: number, b: number): number => keyAt(a) - keyAt(b);
        const expected = Array.from({ length: count }, (_, place) => place).sort(compare);
        expect([...runThrough(mergeSort(count, compare))]).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  },
);

it('no step of it compares more than a few thousand times', () => {
  let compared = 0;
  let most = 0;
  const steps = mergeSort(50_000, (a, b) => {
    compared += 1;
    return ((a * 7_919) % 50_000) - ((b * 7_919) % 50_000);
  });
  for (const _ of steps) {
    most = Math.max(most, compared);
    compared = 0;
  }
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(15_000);
});
