// The page that `darktop detect --format chart` draws: its marks, its list, its width.
import { describe, expect, it } from 'vitest';
import { createSeriesDetector } from '../../src/analysis/series/create-series-detector.ts';
import type { SeriesScore } from '../../src/analysis/series/series-score.ts';
import { createChartPage } from '../../src/commands/detect/chart-page.ts';
import { HOUR_MS } from '../../src/domain/instant.ts';
import { displayWidth } from '../../src/text/display-width.ts';

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
    const start = lines[2]?.indexOf('┤') ?? 0;
    // Twenty points share the columns behind the axis.
    expect(lines.find((line) => line.includes('●'))?.indexOf('●')).toBe(
      start + 1 + Math.floor((5 * (59 - start)) / 20),
    );
    expect(lines.some((line) => line.includes('2026-07-06 05:00Z  0.970  90, usually 10–30'))).toBe(true);
  });

  it('is not emptied by one value beyond any amount', () => {
    const drawn = (strange: number): readonly string[] => {
      const detector = createSeriesDetector({ unit: 'count', stepMs: HOUR_MS });
      const { at } = aScore(0);
      return pageOf(
        Array.from({ length: 40 }, (_, hour) => detector.push(at + hour * HOUR_MS, hour === 20 ? strange : 20 + hour)),
      ).split('\n');
    };
    expect(drawn(1.7e308)).toEqual(drawn(Number.NaN));
    expect(drawn(-1.7e308)).toEqual(drawn(Number.NaN));
    expect(drawn(1.7e308)).not.toEqual(drawn(1e15));
  });

  it('shows an onset however many points share its column, in the same room', () => {
    const scores = Array.from({ length: 20_000 }, (_, hour) =>
      aScore(hour, hour === 9_000 ? { value: 900, onset: 0.97 } : {}),
    );
    const lines = pageOf(scores).split('\n');
    expect(lines.some((line) => line.includes('●'))).toBe(true);
    expect(lines.slice(2, 5).join('')).toMatch(/[╭╮]/);
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(60);
  });

  it('shows a fall as much as a rise, and looks like the chart of a report', () => {
    const scores = Array.from({ length: 5_000 }, (_, hour) =>
      aScore(hour, hour === 2_000 ? { value: 0, onset: 0.97 } : { value: 90 }),
    );
    const lines = pageOf(scores).split('\n');
    expect(lines.slice(2, 11).map((line) => line.slice(0, 5))).toEqual([
      '100 ┤',
      '    ┤',
      ' 75 ┤',
      '    ┤',
      ' 50 ┤',
      '    ┤',
      ' 25 ┤',
      '    ┤',
      '  0 ┤',
    ]);
    expect(lines[10]).toMatch(/[╰╯]/);
    expect(lines[12]).toMatch(/^ +2026-07-06 00:00 .*Z$/);
  });

  it('says that there are no points', () => {
    expect(pageOf([])).toBe('No points.\n');
  });
});
