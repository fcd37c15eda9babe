// One point as a line: times, unknowns and quotes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SeriesScore } from '../../src/analysis/series/series-score.ts';
import { ByteText } from '../../src/commands/detect/byte-text.ts';
import { CSV_HEADER, createRowWriter, type RowFormat } from '../../src/commands/detect/row-writer.ts';

const aScore = (more: Partial<SeriesScore> = {}): SeriesScore => ({
  at: Date.UTC(2026, 6, 6, 10),
  value: 412,
  expected: 40.5,
  low: 20.123456,
  high: 60,
  onset: 0.975,
  state: 0.25,
  rarity: 1_204.4,
  reason: '412, usually 20–60',
  ...more,
});

const writeRow = (score: SeriesScore, format: RowFormat): string => {
  const writer = createRowWriter(format);
  writer.add(score);
  return new TextDecoder().decode(writer.take());
};

const UNKNOWN = { value: undefined, expected: undefined, low: undefined, high: undefined, rarity: undefined };

describe('a row', () => {
  it('quotes what holds a comma or a quote, and nothing else', () => {
    expect(writeRow(aScore(), 'csv')).toBe(
      '2026-07-06T10:00:00.000Z,412,40.5,20.123,60,0.975,0.25,1204,"412, usually 20–60"\n',
    );
    expect(writeRow(aScore({ reason: 'a "b"' }), 'csv')).toMatch(/,"a ""b"""\n$/);
    expect(writeRow(aScore({ reason: 'plain' }), 'csv')).toMatch(/,plain\n$/);
  });

  it('leaves out what is unknown: nothing in CSV, null in JSON', () => {
    expect(writeRow(aScore({ ...UNKNOWN, onset: 0, state: 0, reason: 'no value' }), 'csv')).toBe(
      '2026-07-06T10:00:00.000Z,,,,,0,0,,no value\n',
    );
    expect(JSON.parse(writeRow(aScore(UNKNOWN), 'ndjson'))).toMatchObject({
      value: null,
      expected: null,
      rarity: null,
    });
  });

  it('has in JSON the names of the CSV header', () => {
    expect(Object.keys(JSON.parse(writeRow(aScore(), 'ndjson')))).toEqual(CSV_HEADER.trimEnd().split(','));
  });

  it('writes any instant as ISO UTC', () => {
    fc.assert(
      fc.property(fc.integer({ min: -8.64e15, max: 8.64e15 }), fc.boolean(), (instant, isWhole) => {
        const at = isWhole ? Math.trunc(instant / 1_000) * 1_000 : instant;
        expect(writeRow(aScore({ at }), 'csv').startsWith(`${new Date(at).toISOString()},412,`)).toBe(true);
      }),
    );
  });
});

describe('rows', () => {
  it('come out as often as they are taken, each once', () => {
    const writer = createRowWriter('csv');
    expect(writer.hasRows()).toBe(false);
    for (const _ of Array.from({ length: 2_000 })) writer.add(aScore());
    const first = new TextDecoder().decode(writer.take());
    expect(first.split('\n')).toHaveLength(2_001);
    expect(writer.hasRows()).toBe(false);
    writer.add(aScore({ reason: 'another' }));
    expect(new TextDecoder().decode(writer.take())).toMatch(/^[^\n]+,another\n$/);
  });

  it.each([
    [0, '0'],
    [0.000_012_345, '0.000012345'],
    [0.312_345_67, '0.312346'],
    [12.345_678, '12.346'],
    [-12.5, '-12.5'],
    [123_456.78, '123457'],
    [1_234_567.8, '1234570'],
    [1e21, '1e+21'],
  ])('tell of a computed amount of %d no more than counts: %s', (expected, text) => {
    expect(writeRow(aScore({ expected }), 'csv').split(',')[2]).toBe(text);
  });
});

describe('bytes of text', () => {
  const toldBy = (add: (text: ByteText) => void): string => {
    const text = new ByteText();
    add(text);
    return new TextDecoder().decode(text.take());
  };

  it('hold any text as UTF-8', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (parts) => {
        expect(
          toldBy((text) => {
            for (const part of parts) text.add(part);
          }),
        ).toBe(parts.join(''));
      }),
    );
  });

  it('hold numbers as they are written elsewhere', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.double({ noNaN: true }), fc.double({ min: -1_000_000, max: 1_000_000, noNaN: true }), fc.integer()),
        fc.constantFrom(0 as const, 3 as const, 4 as const, 6 as const),
        (number, digits) => {
          const rounded = Math.round(number * 10 ** digits) / 10 ** digits;
          expect(toldBy((text) => text.addRounded(number, digits))).toBe(String(rounded));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
