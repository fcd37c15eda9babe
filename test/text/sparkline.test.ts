// A series in one line: heights from zero, gaps that stay gaps.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sparkline } from '../../src/text/sparkline.ts';

describe('sparkline', () => {
  it('uses all eight heights, from zero to the largest value', () => {
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7])).toBe('▁▂▃▄▅▆▇█');
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7], { ascii: true })).toBe('.:-=+*#@');
  });

  it('draws nothing but zeros at the lowest height', () => {
    expect(sparkline([0, 0, 0])).toBe('▁▁▁');
  });

  it('leaves a gap for what was not reported', () => {
    expect(sparkline([1, undefined, Number.NaN, 1])).toBe('█  █');
    expect(sparkline([undefined, undefined])).toBe('  ');
    expect(sparkline([])).toBe('');
  });

  it('draws what is below zero at the lowest height', () => {
    expect(sparkline([-5, 10])).toBe('▁█');
    expect(sparkline([-5, -10])).toBe('▁▁');
  });

  it('has one character for each value', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.double(), { nil: undefined })), fc.boolean(), (values, ascii) => {
        expect(sparkline(values, { ascii })).toHaveLength(values.length);
      }),
    );
  });
});
