// Columns stay columns, whatever alphabet stands in them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/text/clean.ts';
import { clip, displayWidth, padEnd, padStart } from '../../src/text/display-width.ts';

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['host', 4],
    ['größe', 5],
    ['東京', 4],
    ['e\u0301', 1],
    ['😀', 2],
    ['\ufffd', 1],
  ])('measures %j as %d columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('clip', () => {
  it.each([
    ['host', 4, 'host'],
    ['hosts', 4, 'hos…'],
    ['東京都', 6, '東京都'],
    ['東京都', 5, '東京…'],
    ['東京都', 4, '東…'],
    ['東', 1, '…'],
    ['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
    ['host', 0, ''],
    ['host', -3, ''],
  ])('fits %j into %d columns', (text, width, expected) => {
    expect(clip(text, width)).toBe(expected);
  });

  it('takes another ending, for terminals without an ellipsis', () => {
    expect(clip('workstation', 6, '..')).toBe('work..');
    expect(clip('workstation', 1, '..')).toBe('.');
  });

  it('never needs more columns than there are, and cuts only what is too wide', () => {
    fc.assert(
      fc.property(shownText(), fc.integer({ min: 0, max: 30 }), (text, width) => {
        const clipped = clip(text, width);
        expect(displayWidth(clipped)).toBeLessThanOrEqual(width);
        if (displayWidth(text) <= width && width > 0) expect(clipped).toBe(text);
      }),
    );
  });
});

describe('padding', () => {
  it('puts the text at the side it was told to', () => {
    expect(padEnd('東京', 6)).toBe('東京  ');
    expect(padStart('42', 6)).toBe('    42');
  });

  it('always fills exactly the width', () => {
    fc.assert(
      fc.property(shownText(), fc.integer({ min: 0, max: 30 }), (text, width) => {
        expect(displayWidth(padEnd(text, width))).toBe(width);
        expect(displayWidth(padStart(text, width))).toBe(width);
      }),
    );
  });
});

const shownText = (): fc.Arbitrary<string> =>
  fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })).map((text) => clean(text));
