// What is typed arrives whole, and what the terminal reports arrives apart from it, however the bytes are cut.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createInputReader } from '../../src/terminal/input-reader.ts';
import type { MouseReport } from '../../src/terminal/mouse-report.ts';

type Heard = Readonly<{ text: string; reports: readonly MouseReport[] }>;

const hear = (chunks: readonly Uint8Array[]): Heard => {
  let text = '';
  const reports: MouseReport[] = [];
  const reader = createInputReader({
    onText: (part) => {
      text += part;
    },
    onMouse: (report) => reports.push(report),
  });
  for (const chunk of chunks) reader.push(chunk);
  reader.release();
  return { text, reports };
};

const hearText = (text: string): Heard => hear([Buffer.from(text)]);

describe('input', () => {
  it.each([
    ['a key', 'j', 'j'],
    ['an arrow', '\u001b[A', '\u001b[A'],
    ['an arrow with a modifier', '\u001b[1;5C', '\u001b[1;5C'],
    ['a function key', '\u001bOP', '\u001bOP'],
    ['the escape key', '\u001b', '\u001b'],
    ['a key with Alt', '\u001bx', '\u001bx'],
    ['Alt and a bracket', '\u001b[', '\u001b['],
    ['a key of the console of Linux', '\u001b[[A', '\u001b[[A'],
    ['letters of other alphabets', 'größe 東京 😀', 'größe 東京 😀'],
    ['something pasted', '\u001b[200~a\nb\u001b[201~', '\u001b[200~a\nb\u001b[201~'],
    ['the window getting the focus', 'a\u001b[Ib\u001b[Oc', 'abc'],
    ['what the terminal says of itself', 'a\u001b[?62;22cb\u001b[>0;276;0cc', 'abc'],
    ['what it says of a mode', 'a\u001b[?2026;2$yb', 'ab'],
    ['what it says in a string', 'a\u001bP>|term 1.0\u001b\\b\u001b]11;rgb:0000/0000/0000\u0007c', 'abc'],
    ['a mouse report of the old kind', 'a\u001b[M !!b', 'ab'],
  ])('of %s is handed on as it should be', (_, typed, expected) => {
    expect(hearText(typed)).toEqual({ text: expected, reports: [] });
  });

  it.each([
    ['\u001b[<0;10;5M', { kind: 'press', column: 9, row: 4 }],
    ['\u001b[<16;10;5M', { kind: 'press', column: 9, row: 4 }],
    ['\u001b[<64;1;1M', { kind: 'wheel-up', column: 0, row: 0 }],
    ['\u001b[<65;223;300M', { kind: 'wheel-down', column: 222, row: 299 }],
    ['\u001b[<0;10;5m', undefined],
    ['\u001b[<2;10;5M', undefined],
    ['\u001b[<32;10;5M', undefined],
    ['\u001b[<66;10;5M', undefined],
  ])('%j is the mouse’s %j', (typed, expected) => {
    expect(hearText(`a${typed}b`)).toEqual({ text: 'ab', reports: expected === undefined ? [] : [expected] });
  });

  it('that was pasted is never taken for a report', () => {
    const pasted = 'x\u001b[<0;1;1My\u001b[I';
    expect(hearText(`\u001b[200~${pasted}\u001b[201~\u001b[<64;1;1M`)).toEqual({
      text: `\u001b[200~${pasted}\u001b[201~`,
      reports: [{ kind: 'wheel-up', column: 0, row: 0 }],
    });
  });

  it('means the same however it is cut, unless the cut is right behind an escape', () => {
    const part = fc.constantFrom(
      'j',
      'ä',
      '東',
      '😀',
      '\u001b[A',
      '\u001b[<0;12;34M',
      '\u001b[<65;1;1M',
      '\u001b[200~pasted 東\n\u001b[<0;1;1M\u001b[201~',
      '\u001b[I',
      '\u001b[?62;22c',
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 12 }),
        fc.array(fc.nat({ max: 200 }), { maxLength: 8 }),
        (parts, cuts) => {
          const bytes = Buffer.from(parts.join(''));
          const places = [...new Set(cuts)]
            .filter((cut) => cut > 0 && cut < bytes.length && bytes[cut - 1] !== 0x1b)
            .toSorted((a, b) => a - b);
          const chunks = [0, ...places].map((from, index) => bytes.subarray(from, places[index] ?? bytes.length));
          expect(hear(chunks)).toEqual(hear([bytes]));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('of any bytes at all breaks nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 5 }), (chunks) => {
        expect(() => hear(chunks)).not.toThrow();
      }),
    );
  });
});

describe('a paste that breaks off', () => {
  const heardOf = (isAfterSilence: boolean, ...chunks: readonly string[]): string => {
    let text = '';
    const reader = createInputReader({
      onText: (part) => {
        text += part;
      },
      onMouse: () => undefined,
    });
    reader.push(Buffer.from('\u001b[200~abc\u001b[2'));
    for (const chunk of chunks) reader.push(Buffer.from(chunk), isAfterSilence);
    return text;
  };

  it.each([
    ['a letter', 'q'],
    ['control and a letter', '\u0003'],
    ['escape', '\u001b'],
    ['an arrow', '\u001b[A'],
  ])('ends with %s that comes long after it', (_name, key) => {
    expect(heardOf(true, key)).toBe(`\u001b[200~abc\u001b[2\u001b[201~${key}`);
  });

  it('goes on with what comes soon, with text, and with its end', () => {
    expect(heardOf(false, 'q')).toBe('\u001b[200~abc\u001b[2q');
    expect(heardOf(true, 'more\nof it')).toBe('\u001b[200~abc\u001b[2more\nof it');
    expect(heardOf(true, '01~', 'q')).toBe('\u001b[200~abc\u001b[201~q');
    expect(heardOf(true, '\u001b[201~', 'q')).toBe('\u001b[200~abc\u001b[2\u001b[201~q');
  });
});
