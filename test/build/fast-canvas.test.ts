// The canvas of the bundle shows what Ink's own shows of the same calls, however wide, cut and overwritten the texts are.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Canvas } from '../../src/build/bundle/canvas/canvas.ts';

type Drawing = Pick<Canvas, 'write' | 'clip' | 'unclip' | 'get'>;

// Ink exports no path to it.
const { default: Output } = (await import(
  new URL('../../node_modules/ink/build/output.js', import.meta.url).href
)) as Readonly<{ default: new (size: Readonly<{ width: number; height: number }>) => Drawing }>;

type Call = (drawing: Drawing) => void;

const sequence = fc.constantFrom(
  ...['1', '2', '22', '3', '23', '4', '24', '7', '27', '31', '39', '44', '49', '0', ''].map(
    (code) => `\u001b[${code}m`,
  ),
  ...['1;31', '38;5;200', '48;2;1;2;3', '1;2', '38;5;9;1', '90'].map((code) => `\u001b[${code}m`),
);

const odd = fc.constantFrom(
  ...['漢', '😀', '👩‍💻', 'e\u0301', '\u0301', '🇩🇪', '\u200d', '\ufe0f', '⌚', '\u00ad', 'ﾞ', '\u200b', '\n', '\t'],
  ...[
    '\u001b]8;;http://x/\u0007',
    '\u001b]8;;\u0007',
    '\u001b]0;title\u0007',
    '\u001b[2K',
    '\u001b',
    '\u009b',
    '\ud800',
  ],
);

const easy = fc.string({ unit: fc.constantFrom(...'ab ─│▲…éX1.'), maxLength: 8 });

const text = fc
  .array(fc.oneof({ weight: 3, arbitrary: easy }, sequence, odd), { maxLength: 8 })
  .map((parts) => parts.join(''));

const transformers = fc.constantFrom<readonly ((line: string, index: number) => string)[]>(
  [],
  [],
  [(line) => `\u001b[36m${line}\u001b[39m`],
  [(line, index) => `${index}${line}`, (line) => `\u001b[7m${line}\u001b[27m`],
  [() => ''],
);

const at = fc.integer({ min: -4, max: 34 });
const edge = fc.option(at, { nil: undefined });

const call: fc.Arbitrary<Call> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(at, fc.integer({ min: -2, max: 7 }), text, transformers).map(
      ([x, y, one, changes]): Call =>
        (drawing) =>
          drawing.write(x, y, one, { transformers: changes }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({ x1: edge, x2: edge, y1: edge, y2: edge }).map(
      (clip): Call =>
        (drawing) =>
          drawing.clip(Object.fromEntries(Object.entries(clip).filter(([, value]) => value !== undefined))),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Call>((drawing) => drawing.unclip()) },
);

const calls = fc.array(call, { maxLength: 12 });
const size = fc.record({ width: fc.integer({ min: 0, max: 30 }), height: fc.integer({ min: 0, max: 6 }) });

const drawnBy = (drawing: Drawing, all: readonly Call[]): unknown => {
  for (const one of all) one(drawing);
  return drawing.get();
};

describe('the canvas of the bundle', () => {
  it('draws what Ink draws', () => {
    fc.assert(
      fc.property(size, calls, (room, all) => {
        expect(drawnBy(new Canvas(room), all)).toEqual(drawnBy(new Output(room), all));
      }),
      { numRuns: 3_000 },
    );
  });

  it('draws it again, after others, and with one thing changed', () => {
    fc.assert(
      fc.property(size, calls, calls, call, (room, some, others, last) => {
        for (const all of [some, some, others, [...some, last], some]) {
          expect(drawnBy(new Canvas(room), all)).toEqual(drawnBy(new Output(room), all));
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('draws texts of very many lines', () => {
    const all: readonly Call[] = [
      (drawing) => drawing.clip({ x1: 0, x2: 20, y1: 0, y2: 3 }),
      (drawing) => drawing.write(0, -3, 'line\n'.repeat(200_000), { transformers: [] }),
    ];
    expect(drawnBy(new Canvas({ width: 20, height: 3 }), all)).toEqual({ output: 'line\nline\nline', height: 3 });
  });

  it('goes on when it has forgotten what it knew', () => {
    const room = { width: 40, height: 3 };
    for (let colour = 0; colour < 2_500; colour += 1) {
      const all: readonly Call[] = [
        (drawing) => drawing.write(0, 0, 'always', { transformers: [] }),
        (drawing) =>
          drawing.write(0, 1, `\u001b[38;2;${colour % 256};${colour >> 8};7mmany colours\u001b[39m`, {
            transformers: [],
          }),
      ];
      expect(drawnBy(new Canvas(room), all)).toEqual(drawnBy(new Output(room), all));
    }
  });
});
