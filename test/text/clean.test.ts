// What comes from the network reaches the screen only in a form that cannot steer it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLEANED_MARK, clean, isClean } from '../../src/text/clean.ts';

const M = CLEANED_MARK;
const MARK = '\u0301';

describe('clean', () => {
  it.each([
    ['plain text', 'ws-0142.corp.example', 'ws-0142.corp.example'],
    ['letters of other alphabets', 'größe Москва 東京 नमस्ते', 'größe Москва 東京 नमस्ते'],
    ['an emoji with its variation selector', '❤️ ok', '❤️ ok'],
    ['an accent written as a mark of its own', `e${MARK}`, `e${MARK}`],
    ['two marks on one letter', `e${MARK}${MARK}`, `e${MARK}${MARK}`],
  ])('leaves %s as it is', (_, text, expected) => {
    expect(clean(text)).toBe(expected);
    expect(isClean(text)).toBe(true);
  });

  it.each([
    ['an escape sequence', 'a\u001b[31mb', `a${M}[31mb`],
    ['the one-byte form of one', 'a\u009b31mb', `a${M}31mb`],
    ['newlines', 'a\r\nb', `a${M}b`],
    ['a tab', 'a\tb', `a${M}b`],
    ['a bell and a backspace', 'a\u0007\u0008b', `a${M}b`],
    ['DEL', 'a\u007fb', `a${M}b`],
    ['an override of the reading direction', 'a\u202eb', `a${M}b`],
    ['an isolate of the reading direction', 'a\u2066b\u2069', `a${M}b${M}`],
    ['left-to-right, right-to-left and Arabic letter marks', 'a\u200eb\u200fc\u061cd', `a${M}b${M}c${M}d`],
    ['zero-width characters', 'a\u200bb\u200cc\u200dd\u2060e\ufefff', `a${M}b${M}c${M}d${M}e${M}f`],
    ['a soft hyphen', 'a\u00adb', `a${M}b`],
    ['a filler that looks like nothing', 'a\u3164b\u115fc', `a${M}b${M}c`],
    ['line and paragraph separators', 'a\u2028b\u2029c', `a${M}b${M}c`],
    ['tag characters', 'a\u{e0041}\u{e0042}\u{e007f}b', `a${M}b`],
    ['a run of variation selectors', 'a\ufe0f\ufe0f\ufe0fb', `a\ufe0f${M}b`],
    ['bytes hidden in variation selectors', 'a\u{e0100}\u{e0110}\u{e0120}b', `a\u{e0100}${M}b`],
    ['a third mark on one letter', `a${MARK.repeat(40)}b`, `a${MARK}${MARK}${M}b`],
    ['half a surrogate pair', 'a\ud83db\ude00', `a${M}b${M}`],
    ['characters that are none', 'a\ufffeb\u{1ffff}c', `a${M}b${M}c`],
    ['private use', 'a\ue000b\u{f0000}c', `a${M}b${M}c`],
  ])('puts a mark where %s stood', (_, text, expected) => {
    expect(isClean(text)).toBe(false);
    expect(clean(text)).toBe(expected);
  });

  it('counts code points, not halves of them, and ends what it cut in an ellipsis', () => {
    expect(clean('abcdef', 5)).toBe('abcd…');
    expect(clean('abcde', 5)).toBe('abcde');
    expect(clean('😀😀😀', 3)).toBe('😀😀😀');
    expect(clean('😀😀😀😀', 3)).toBe('😀😀…');
    expect(clean('abc', 1)).toBe('…');
    expect(clean('abc', 0)).toBe('');
    expect([...clean('x'.repeat(2_000))]).toHaveLength(512);
  });

  it('does not choke on millions of unfit characters, and says that it cut them', () => {
    expect(clean('\u001b'.repeat(5_000_000))).toBe(`${M}…`);
    expect(clean(`a${MARK.repeat(5_000_000)}`)).toBe(`a${MARK}${MARK}${M}…`);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(nastyText(), fc.integer({ min: 0, max: 40 }), (text, maxLength) => {
        const once = clean(text, maxLength);
        expect(clean(once, maxLength)).toBe(once);
      }),
    );
  });

  it('lets nothing through that a terminal acts upon, and never more than was asked for', () => {
    fc.assert(
      fc.property(nastyText(), fc.integer({ min: 0, max: 40 }), (text, maxLength) => {
        const cleaned = clean(text, maxLength);
        expect(isClean(cleaned)).toBe(true);
        expect(cleaned).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u00ad]/);
        expect(cleaned.isWellFormed()).toBe(true);
        expect([...cleaned].length).toBeLessThanOrEqual(maxLength);
      }),
    );
  });

  it('is the same text when there was nothing to clean', () => {
    fc.assert(fc.property(nastyText(), (text) => isClean(text) === (clean(text, 10_000) === text)));
  });
});

const nastyText = (): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(
          'a',
          '…',
          M,
          MARK,
          '\ufe0f',
          '\u{e0100}',
          '\u001b',
          '\n',
          '\u202e',
          '\u200d',
          '\ud83d',
          '\ude00',
          '😀',
        ),
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join(''));
