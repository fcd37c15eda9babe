// Numbers on the screen: the right unit, nothing rounded into the next one, the unknown called unknown.
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/instant.ts';
import { formatBytes, formatCount, formatDuration, formatMbps, formatMs, formatPercent } from '../../src/text/units.ts';

describe('formatBytes', () => {
  it.each([
    [undefined, 'not reported'],
    [Number.NaN, 'not reported'],
    [0, '0 B'],
    [1, '1 B'],
    [1023, '1,023 B'],
    [1024, '1.0 KB'],
    [9.94 * 1024, '9.9 KB'],
    [9.96 * 1024, '10 KB'],
    [142 * 1024 ** 2, '142 MB'],
    [1023.6 * 1024 ** 2, '1.0 GB'],
    [4.1 * 1024 ** 3, '4.1 GB'],
    [2048 * 1024 ** 4, '2,048 TB'],
    [-1536, '-1.5 KB'],
  ])('writes %s as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe('formatCount', () => {
  it.each([
    [undefined, 0, 'not reported'],
    [0, 0, '0'],
    [999, 0, '999'],
    [48211, 0, '48,211'],
    [1234567, 0, '1,234,567'],
    [-1234, 0, '-1,234'],
    [-0.2, 0, '0'],
    [1234.56, 1, '1,234.6'],
  ])('writes %s with %d digits as %s', (count, digits, text) => {
    expect(formatCount(count, digits)).toBe(text);
  });
});

describe('formatPercent', () => {
  it.each([
    [undefined, 'not reported'],
    [0, '0.0 %'],
    [72.44, '72.4 %'],
    [100, '100.0 %'],
    [0.01, '<0.1 %'],
    [-3.25, '-3.3 %'],
    [1234, '1,234.0 %'],
  ])('writes %s as %s', (percent, text) => {
    expect(formatPercent(percent)).toBe(text);
  });
});

describe('formatMs and formatDuration', () => {
  it.each([
    [undefined, 'not reported', 'not reported'],
    [0, '0 ms', '0 ms'],
    [0.2, '<1 ms', '0 ms'],
    [850, '850 ms', '850 ms'],
    [999.9, '1,000 ms', '999 ms'],
    [12_900, '12,900 ms', '12 s'],
    [94_000, '94,000 ms', '94 s'],
    [-94_000, '-94,000 ms', '-94 s'],
    [3 * MINUTE_MS + 40_000, '220,000 ms', '3 min'],
    [4 * HOUR_MS + 10 * MINUTE_MS, '15,000,000 ms', '4 h 10 min'],
    [4 * HOUR_MS, '14,400,000 ms', '4 h'],
    [2 * DAY_MS + 3 * HOUR_MS, '183,600,000 ms', '2 d 3 h'],
    [2 * DAY_MS - 1, '172,799,999 ms', '1 d 23 h'],
  ])('write %s as %s and %s', (ms, exact, rough) => {
    expect(formatMs(ms)).toBe(exact);
    expect(formatDuration(ms)).toBe(rough);
  });
});

describe('formatMbps', () => {
  it.each([
    [undefined, 'not reported'],
    [0, '0.0 Mbps'],
    [9.54, '9.5 Mbps'],
    [9.96, '10 Mbps'],
    [341.64, '342 Mbps'],
    [1240, '1,240 Mbps'],
  ])('writes %s as %s', (mbps, text) => {
    expect(formatMbps(mbps)).toBe(text);
  });
});
