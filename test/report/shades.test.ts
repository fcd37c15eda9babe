// What the shades of a heat map are said to stand for, and that the cells are shaded so.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tellShades } from '../../src/report/formats/parts/shades.ts';
import { shadeOf } from '../../src/theme/shade-of.ts';

const told = (largest: number) => tellShades({ as: 'count' }, largest).map(({ shade, text }) => [shade, text]);

describe('the shades of a heat map', () => {
  it('are told by the whole number from which each begins', () => {
    expect(told(948)).toEqual([
      [1, 'below 10'],
      [2, 'from 10'],
      [3, 'from 95'],
      [4, 'from 316'],
    ]);
  });

  it('are told without those that no whole number has: of connections that were met once there is one', () => {
    expect(told(1)).toEqual([[4, 'from 1']]);
    expect(told(5)).toEqual([
      [3, 'from 1'],
      [4, 'from 2'],
    ]);
  });

  it('are those that the cells have', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), (largest) => {
        const begins = new Map(
          Array.from({ length: largest }, (_, at) => [shadeOf(largest - at, largest), largest - at]),
        );
        expect(tellShades({ as: 'count' }, largest).map(({ shade }) => shade)).toEqual([...begins.keys()].sort());
        for (const { shade, text } of tellShades({ as: 'count' }, largest))
          if (text.startsWith('from')) expect(text).toBe(`from ${begins.get(shade)?.toLocaleString('en')}`);
      }),
    );
  });
});
