// Line charts: their size, their gaps, their marks, and what they do with numbers no chart was meant for.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../src/domain/instant.ts';
import { ticksWithin } from '../../src/text/chart/value-ticks.ts';
import { type Chart, type ChartPoint, type ChartStyle, drawChart } from '../../src/text/chart.ts';
import { displayWidth } from '../../src/text/display-width.ts';

const AT = Date.UTC(2026, 0, 14);
const MARKS = { anomaly: '●', lasting: '░', limit: '╌' };
const STYLE: ChartStyle = { width: 40, height: 10, ascii: false, marks: MARKS };

const pointsOf = (values: readonly (number | undefined)[], marked: readonly number[] = []): ChartPoint[] =>
  values.map((value, hour) => ({ at: AT + hour * HOUR_MS, value, isAnomaly: marked.includes(hour) }));

const aChart = (values: readonly (number | undefined)[], parts: Partial<Chart> = {}): Chart => ({
  as: 'count',
  series: [{ name: 'connections', points: pointsOf(values) }],
  ...parts,
});

const linesOf = (chart: Chart, style: Partial<ChartStyle> = {}): readonly string[] =>
  drawChart(chart, { ...STYLE, ...style }).map((line) => line.map(({ text }) => text).join(''));

const labelsOf = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => /^ *(.*?) *[┤|]/.exec(line)?.[1] ?? '').filter((label) => label !== '');

const wave = Array.from({ length: 48 }, (_, hour) => 40 + Math.round(30 * Math.sin(hour / 4)));

describe('a chart', () => {
  it('labels its axis with round numbers and their unit, from the most down to zero', () => {
    expect(labelsOf(linesOf(aChart(wave)))).toEqual(['80', '60', '40', '20', '0']);
    expect(
      labelsOf(
        linesOf(
          aChart(
            wave.map((value) => value * 1024 ** 2),
            { as: 'bytes' },
          ),
        ),
      ),
    ).toEqual(['80 MB', '60 MB', '40 MB', '20 MB', '0 B']);
    expect(labelsOf(linesOf(aChart([-5, 5], { as: 'percent' }))).at(-1)).toMatch(/^-\d+ %$/);
  });

  it('has its times below it, in UTC, in the longest form there is room for', () => {
    expect(linesOf(aChart(wave), { width: 80 }).at(-1)).toMatch(
      /^ +2026-01-14 00:00 +2026-01-14 23:30 +2026-01-15 23:00Z$/,
    );
    expect(linesOf(aChart(wave), { width: 40 }).at(-1)).toMatch(/^ +2026-01-14 00:00 +2026-01-15 23:00Z$/);
    expect(linesOf(aChart(wave), { width: 32 }).at(-1)).toMatch(/^ +01-14 00:00 +01-15 23:00Z$/);
    expect(linesOf(aChart(wave), { width: 18 }).at(-1)).toMatch(/01-14 +01-15$/);
  });

  it('leaves a gap empty, in the picture and between its ends', () => {
    const values = Array.from({ length: 34 }, (_, hour) => (hour >= 10 && hour < 20 ? undefined : (hour % 3) + 1));
    const rows = linesOf(aChart(values), { width: 37 }).slice(0, -1);
    const isEmpty = (hour: number): boolean => rows.every((row) => (row.split('┤')[1]?.[hour] ?? ' ') === ' ');
    expect([10, 15, 19].every(isEmpty)).toBe(true);
    expect([9, 20].some(isEmpty)).toBe(false);
  });

  it('draws its limit across, behind the line, and reaches up to it', () => {
    const lines = linesOf(aChart(wave, { limit: 140 }), { width: 80 });
    expect(labelsOf(lines)[0]).toBe('160');
    expect(lines.filter((line) => line.includes('╌'))).toHaveLength(1);
  });

  it('shows what is unusual and marks its column, a fall as much as a rise, however many points share it', () => {
    const values = Array.from({ length: 3_000 }, (_, hour) => (hour === 1_500 ? 0 : 90 + (hour % 7)));
    const chart = aChart([], { series: [{ name: 's', points: pointsOf(values, [1_500]) }] });
    const lines = linesOf(chart);
    const column = lines.at(-2)?.indexOf('●') ?? -1;
    expect(column).toBeGreaterThan(3);
    expect([...'╰╯─'].includes(lines.at(-3)?.[column] ?? '')).toBe(true);
  });

  it('marks where it stays away from its habit', () => {
    const points = pointsOf(wave).map((point, hour) => ({ ...point, isLasting: hour > 40 }));
    expect(linesOf(aChart([], { series: [{ name: 's', points }] })).at(-2)).toMatch(/^ +░+$/);
  });

  it('tells what each part means, and colours nothing', () => {
    const spans = drawChart(aChart(wave, { limit: 75 }), STYLE).flat();
    expect(new Set(spans.map(({ meaning }) => meaning))).toEqual(new Set(['dim', 'accent', 'limit']));
    expect(spans.map(({ text }) => text).join('')).not.toContain('\u001b');
  });

  it('needs no more than ASCII when asked', () => {
    const points = pointsOf(wave, [12]);
    const lines = linesOf(aChart([], { series: [{ name: 's', points }], limit: 90 }), {
      ascii: true,
      marks: { anomaly: 'o', lasting: '~', limit: '.' },
    });
    expect(lines.join('')).toMatch(/^[ -~]*$/);
    expect(lines.at(-2)).toContain('o');
  });
});

describe('several series', () => {
  const three = ['in', 'out', 'lateral'].map((name, index) => ({
    name,
    points: pointsOf(wave.map((value) => value * (index + 1))),
  }));

  it('have a picture and a name each, on one scale and one axis of time', () => {
    const lines = linesOf({ as: 'count', series: three }, { height: 22 });
    expect(['in', 'out', 'lateral'].map((name) => lines.indexOf(name))).toEqual([0, 7, 14]);
    expect(lines.filter((line) => line.includes('250'))).toHaveLength(3);
    expect(lines.filter((line) => line.includes('Z'))).toHaveLength(1);
  });

  it('that have no room are counted', () => {
    expect(linesOf({ as: 'count', series: three }, { height: 8 })).toContain('and 1 more');
  });
});

describe('the size', () => {
  const numbers = fc.oneof(
    fc.double(),
    fc.integer({ min: -1_000, max: 1_000_000 }),
    fc.constantFrom(undefined, 0, -1e308, 1e308, 5e-324, Number.NaN, Number.POSITIVE_INFINITY),
  );
  const charts = fc.record({
    as: fc.constantFrom('count' as const, 'bytes' as const, 'mbps' as const, 'percent' as const),
    series: fc.array(
      fc.record({
        name: fc.constantFrom('in', 'a name that is longer than most charts are wide', '名前'),
        points: fc.array(
          fc.record({
            at: fc.oneof(fc.integer({ min: AT, max: AT + 1e9 }), fc.double(), fc.constant(1e300)),
            value: numbers,
            isAnomaly: fc.boolean(),
          }),
          { maxLength: 30 },
        ),
      }),
      { maxLength: 4 },
    ),
    limit: numbers,
  });

  it('is kept from 10 by 3 on, whatever the numbers and times are, and no number is NaN', () => {
    fc.assert(
      fc.property(
        charts,
        fc.integer({ min: 10, max: 120 }),
        fc.integer({ min: 3, max: 40 }),
        (chart, width, height) => {
          const lines = linesOf(chart, { width, height });
          expect(lines.length).toBeLessThanOrEqual(height);
          for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
          expect(lines.join('')).not.toMatch(/NaN|Infinity|undefined/);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    [10, 3],
    [40, 10],
    [200, 50],
  ])('of one series is filled: %i by %i', (width, height) => {
    const lines = linesOf(aChart(wave), { width, height });
    expect(lines).toHaveLength(height);
    expect(lines.join('')).toMatch(/[─╭╮╰╯│]/);
    expect(Math.max(...lines.map(displayWidth))).toBe(width);
  });

  it('below 10 by 3, or without a value, holds no chart', () => {
    expect(linesOf(aChart(wave), { width: 9 })).toEqual([]);
    expect(linesOf(aChart(wave), { height: 2 })).toEqual([]);
    expect(linesOf(aChart([undefined, Number.NaN]))).toEqual([]);
    expect(linesOf(aChart([], { series: [] }))).toEqual([]);
  });
});

it('ticks hold every value, and stand on rows wherever their number allows it', () => {
  fc.assert(
    fc.property(
      fc.tuple(
        fc.integer({ min: -1_000_000, max: 0 }),
        fc.integer({ min: 1, max: 1e9 }),
        fc.constantFrom(1e-9, 1, 1e200),
      ),
      fc.boolean(),
      fc.integer({ min: 1, max: 60 }),
      ([below, above, scale], isBytes, rows) => {
        const [least, most] = [below * scale, above * scale];
        const ticks = ticksWithin(least, most, isBytes, rows);
        expect(ticks[0]).toBeLessThanOrEqual(least);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
        expect(ticks.length - 1).toBeLessThanOrEqual(Math.min(5, rows));
        if ([2, 3, 4, 5].some((count) => rows % count === 0)) expect(rows % (ticks.length - 1)).toBe(0);
      },
    ),
  );
});
