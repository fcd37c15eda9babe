// Instants and spans, written and read back without losing or inventing any time.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatSpan, parseSpan } from '../../src/text/span.ts';
import { formatUtc, formatUtcCompact, formatUtcMinute, OUT_OF_RANGE, parseUtc } from '../../src/text/utc.ts';

const AT = Date.UTC(2026, 0, 15, 14, 2, 7, 500);

describe('UTC times', () => {
  it('are written in three ways', () => {
    expect(formatUtc(AT)).toBe('2026-01-15 14:02:07');
    expect(formatUtcMinute(AT)).toBe('2026-01-15 14:02');
    expect(formatUtcCompact(AT)).toBe('20260115T140207');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e300, -1e300, 253_402_300_800_000])(
    'say that %d is no time, instead of throwing',
    (at) => {
      expect([formatUtc(at), formatUtcMinute(at), formatUtcCompact(at)]).toEqual(Array(3).fill(OUT_OF_RANGE));
    },
  );

  it.each([
    ['2026-01-15 14:02', Date.UTC(2026, 0, 15, 14, 2)],
    ['2026-01-15 14:02:07', Date.UTC(2026, 0, 15, 14, 2, 7)],
    ['2026-01-15 14:02:07Z', Date.UTC(2026, 0, 15, 14, 2, 7)],
    ['2026-01-15T14:02Z', Date.UTC(2026, 0, 15, 14, 2)],
    ['2026-01-15T14:02:07Z', Date.UTC(2026, 0, 15, 14, 2, 7)],
    ['2026-01-15T14:02:07.500Z', AT],
    ['2024-02-29 00:00', Date.UTC(2024, 1, 29)],
  ])('are read from %s', (text, at) => {
    expect(parseUtc(text)).toBe(at);
  });

  it.each([
    '',
    'yesterday',
    '2026-02-30 10:00',
    '2026-02-29 10:00',
    '2026-04-31T10:00:00Z',
    '2026-13-01 10:00',
    '2026-00-10 10:00',
    '2026-01-00 10:00',
    '2026-01-15 24:00',
    '2026-01-15 14:60',
    '2026-01-15 14:02:60',
    '2026-01-15',
    '2026-1-5 10:00',
    '2026-01-15T14:02:07',
    '2026-01-15T14:02:07+01:00',
    '2026-01-15  14:02',
    ' 2026-01-15 14:02',
    '20260115T140207',
  ])('are not read from %j', (text) => {
    expect(parseUtc(text)).toBeUndefined();
  });

  it('come back as they were written, to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 253_402_300_799 }), (seconds) => {
        expect(parseUtc(formatUtc(seconds * 1000))).toBe(seconds * 1000);
      }),
    );
  });
});

describe('spans', () => {
  it.each([
    ['250ms', 250],
    ['30s', 30_000],
    ['5m', 300_000],
    ['2h', 7_200_000],
    ['1d', 86_400_000],
    ['1h30m', 5_400_000],
    ['1m250ms', 60_250],
    ['-94s', -94_000],
    ['+94s', 94_000],
    ['0s', 0],
    ['-0s', 0],
  ])('read %s as %d ms', (text, ms) => {
    expect(parseSpan(text)).toBe(ms);
  });

  it.each(['', '-', '30', '30 s', 's', '1.5h', '30m1h', '5m5m', '1H', '--5s', '1h-30m', '30s ', '9999999999s'])(
    'are not read from %j',
    (text) => {
      expect(parseSpan(text)).toBeUndefined();
    },
  );

  it('come back as they were written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (ms) => {
        expect(parseSpan(formatSpan(ms))).toBe(ms);
      }),
    );
    expect(formatSpan(5_400_000)).toBe('1h30m');
  });
});
