// One point as a line: times, unknowns and quotes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SeriesScore } from '../../src/analysis/series/series-score.ts';
import { CSV_HEADER, writeRow } from '../../src/commands/detect/write-row.ts';

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
