// The characters of pictures: each one column wide, in ASCII where asked, and the parts of a divided bar unlike each other.
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/text/display-width.ts';
import { drawBar } from '../../src/theme/draw-bar.ts';
import { glyphsFor } from '../../src/theme/glyphs.ts';
import { shadeOf } from '../../src/theme/shade-of.ts';

describe.each([true, false])('glyphs, ASCII %s', (ascii) => {
  const glyphs = glyphsFor({ ascii });

  it('take one column each', () => {
    const all = Object.values(glyphs).flat();
    expect(all.length).toBeGreaterThan(15);
    for (const glyph of all) {
      expect(displayWidth(glyph)).toBe(1);
      expect(/^[!-~]$/.test(glyph)).toBe(ascii);
    }
  });

  it('tell apart what stands beside each other', () => {
    for (const group of [glyphs.fills, glyphs.shades, glyphs.eighths, [glyphs.ascending, glyphs.descending]]) {
      expect(new Set(group).size).toBe(group.length);
    }
  });
});

it.each([
  [0, ''],
  [-1, ''],
  [0.001, '▏'],
  [0.5, '▌'],
  [2.25, '██▎'],
  [3, '███'],
])('a bar of %f columns is %j', (columns, bar) => {
  expect(drawBar(columns, glyphsFor({ ascii: false }))).toBe(bar);
});

it.each([
  [undefined, undefined],
  [Number.NaN, undefined],
  [0, 0],
  [1, 1],
  [10, 2],
  [100, 3],
  [400, 4],
  [1_000, 4],
])('the shade of %j beside 1,000 is step %j', (value, step) => {
  expect(shadeOf(value, 1_000)).toBe(step);
});
