// The chart: gaps, extremes, marks and widths.
import { describe, expect, it } from 'vitest';
import type { SeriesScore } from '../../src/analysis/series/series-score.ts';
import { createChartPage } from '../../src/commands/detect/chart-page.ts';
import { HOUR_MS } from '../../src/domain/instant.ts';
import { CHART_MARGIN, drawChart } from '../../src/text/chart.ts';
import { displayWidth } from '../../src/text/display-width.ts';

const SETTINGS = { width: 40, height: 4, ascii: false, label: (value: number) => value.toPrecision(3) };

describe('a chart', () => {
  it('labels its lines from the most to the least', () => {
    const lines = drawChart([0, 10, 20, 30, 40], SETTINGS);
    expect(lines.map((line) => line.slice(0, CHART_MARGIN - 1).trim())).toEqual([
      '40.0',
      '30.0',
      '20.0',
      '10.0',
      '0.00',
    ]);
  });

  it('leaves gaps empty', () => {
    const lines = drawChart([1, 1, undefined, undefined, 1, 1], SETTINGS);
    const drawn = lines.join('').slice(CHART_MARGIN);
    expect(lines.some((line) => /─ {3}─$/.test(line))).toBe(true);
    expect(drawn).not.toContain('NaN');
  });

  it.each([
    ['one value', [7]],
    ['a constant', [5, 5, 5]],
    ['numbers at both ends', [-1e308, 1e308, 0]],
    ['what is not finite', [Number.NaN, 3, Number.POSITIVE_INFINITY, 4]],
    ['a gap at the start', [undefined, 3, 4]],
    ['more values than columns', Array.from({ length: 500 }, (_, index) => index)],
  ])('draws %s in its width and height', (_, values) => {
    const lines = drawChart(values, SETTINGS);
    expect(lines).toHaveLength(5);
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(40);
    expect(lines.join('')).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('is nothing without values', () => {
    expect(drawChart([undefined, Number.NaN], SETTINGS)).toEqual([]);
  });

  it('needs no more than ASCII when asked', () => {
    expect(drawChart([1, 5, 2, 8, 3], { ...SETTINGS, ascii: true }).join('')).toMatch(/^[ -~]*$/);
  });
});

const aScore = (hour: number, more: Partial<SeriesScore> = {}): SeriesScore => ({
  at: Date.UTC(2026, 6, 6) + hour * HOUR_MS,
  value: 20,
  expected: 20,
  low: 10,
  high: 30,
  onset: 0,
  state: 0,
  rarity: 1,
  reason: 'as usual',
  ...more,
});

const pageOf = (scores: readonly SeriesScore[], width = 60): string => {
  const page = createChartPage(0.9);
  for (const score of scores) page.add(score);
  return page.draw({ width, ascii: false, unit: 'count', stepMs: HOUR_MS });
};

describe('the page of a series', () => {
  it('marks an onset below its column and lists it with its reason', () => {
    const scores = Array.from({ length: 20 }, (_, hour) =>
      aScore(hour, hour === 5 ? { value: 90, onset: 0.97, reason: '90, usually 10–30' } : {}),
    );
    const lines = pageOf(scores).split('\n');
    expect(lines[0]).toBe('20 points, 1 h apart; 1 onset of 0.9 or more');
    expect(lines.find((line) => line.includes('▲'))?.indexOf('▲')).toBe(CHART_MARGIN + 5);
    expect(lines.some((line) => line.includes('2026-07-06 05:00  0.970  90, usually 10–30'))).toBe(true);
  });

  it('shows an onset however many points share its column, in the same room', () => {
    const scores = Array.from({ length: 20_000 }, (_, hour) =>
      aScore(hour, hour === 9_000 ? { value: 900, onset: 0.97 } : {}),
    );
    const lines = pageOf(scores).split('\n');
    expect(lines[2]).toContain('900');
    expect(lines.some((line) => line.includes('▲'))).toBe(true);
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(60);
  });

  it('says that there are no points', () => {
    expect(pageOf([])).toBe('No points.\n');
  });
});
