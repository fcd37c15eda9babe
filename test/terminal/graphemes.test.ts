// Which characters every terminal draws equally wide.
import { describe, expect, it } from 'vitest';
import { graphemesOf, isAgreedWide, isAllAgreed } from '../../src/terminal/screen/graphemes.ts';
import { displayWidth } from '../../src/text/display-width.ts';

const everyCharacter = (): readonly string[] =>
  Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code));

describe('characters that are agreed upon', () => {
  it('take one column each, or two for the wide ones, and nothing joins them', () => {
    const characters = everyCharacter();
    const agreed = characters.filter(isAllAgreed);
    const wide = characters.filter(isAgreedWide);
    expect(agreed.filter((one) => one.length !== 1 || displayWidth(one) !== 1)).toEqual([]);
    expect(wide.filter((one) => displayWidth(one) !== 2)).toEqual([]);
    expect(agreed.length).toBeGreaterThan(2_000);
    expect(graphemesOf(agreed.join('')).length).toBe(agreed.length);
  });

  it('are those that the console is drawn with', () => {
    expect(
      isAllAgreed(
        'abc XYZ 0189 ~ größe Ж λ … · → ← ↑ ↓ ● ○ ▲ ▼ │ ─ ┌ ┐ └ ┘ ├ ┤ ╭ ╮ ▁▂▃▄▅▆▇█ ▏▎▍ ░▒▓ ⠋ › « » × ± \ufffd',
      ),
    ).toBe(true);
  });

  it.each([
    'e\u0301',
    '😀',
    '☰',
    '©',
    '☀\ufe0f',
    '東',
    '🇩🇪',
    '\u200b',
    '\u00ad',
    '\u0301',
    'ا',
    '\u001b',
    '\u0007',
    '\u009b',
  ])('do not include %j', (text) => {
    expect(isAllAgreed(text)).toBe(false);
  });
});

describe('graphemes', () => {
  it('leave out what takes no column, and give up on towers of marks', () => {
    expect(graphemesOf('a\u200b\u0007\u{d800}b')).toEqual([
      { text: 'a', width: 1 },
      { text: 'b', width: 1 },
    ]);
    expect(graphemesOf(`e${'\u0301'.repeat(60)}`)).toEqual([{ text: '\ufffd', width: 1 }]);
  });
});
