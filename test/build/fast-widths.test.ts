// The stand-ins of the bundle tell the same widths and cut at the same places as what they stand in for.
import { build } from 'esbuild';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { beforeAll, describe, expect, it } from 'vitest';
import { fastWidths } from '../../src/build/bundle/fast-widths.ts';
import { LateSegmenter } from '../../src/build/bundle/late-segmenter.ts';
import { NARROW } from '../../src/build/bundle/narrow.ts';

let fast: (text: string, how?: Readonly<{ countAnsiEscapeCodes?: boolean }>) => number;

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: `export { default } from 'string-width';`, resolveDir: import.meta.dirname },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    plugins: [fastWidths],
  });
  const code = outputFiles[0]?.text ?? '';
  expect(code).toContain('lonelyEmoji');
  ({ default: fast } = await import(`data:text/javascript,${encodeURIComponent(code)}`));
});

const narrow = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((character) =>
  new RegExp(`^[${NARROW}]$`, 'u').test(character),
);

/** What joins, marks, turns or widens its neighbours, between what does not. */
const awkward = fc.constantFrom(
  ...['\u200d', '\ufe0f', '\ufe0e', '\u0301', '\u20e3', '👩', '💻', '🇩', '🇪', '漢', 'ﾞ', '\u1100', '\u1161', '\u094d'],
  ...['▲', '─', '1', '#', '©', '✓', '…', '\u0000', '\ud800', '\u{e0061}', '🏻', '⌚', '\u001b[1m'],
);

const text = fc
  .array(fc.oneof(fc.constantFrom(...narrow), awkward, fc.string({ unit: 'binary', maxLength: 2 })), { maxLength: 12 })
  .map((parts) => parts.join(''));

describe('the width of a text in the bundle', () => {
  it('is one column for each character that is called narrow', () => {
    expect(narrow.length).toBeGreaterThan(300);
    expect(narrow.filter((character) => stringWidth(character) !== 1)).toEqual([]);
  });

  it('is the same for every single code unit', () => {
    const different = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
      (character) => fast(character) !== stringWidth(character),
    );
    expect(different).toEqual([]);
  });

  it('is the same for any text', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (one, countAnsiEscapeCodes) => {
        expect(fast(one, { countAnsiEscapeCodes })).toBe(stringWidth(one, { countAnsiEscapeCodes }));
      }),
      { numRuns: 2_000 },
    );
  });
});

it('a segmenter that is made late cuts where one does that is made at once', () => {
  for (const granularity of ['grapheme', 'word'] as const) {
    const late = new LateSegmenter(undefined, { granularity });
    const prompt = new Intl.Segmenter(undefined, { granularity });
    fc.assert(
      fc.property(text, (one) => {
        expect([...late.segment(one)]).toEqual([...prompt.segment(one)]);
      }),
    );
  }
});
