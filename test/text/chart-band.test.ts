// The band behind a line: which cells it shades, how far the scale reaches for it, and that it leaves everything else alone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../src/domain/instant.ts';
import { bandMark } from '../../src/text/chart/band-mark.ts';
import { type Chart, type ChartPoint, type ChartStyle, drawChart } from '../../src/text/chart.ts';
import { displayWidth } from '../../src/text/display-width.ts';

const AT = Date.UTC(2026, 0, 14);
const MARKS = { anomaly: '●', lasting: '~', limit: '╌', band: bandMark({ ascii: false }) };
const STYLE: ChartStyle = { width: 40, height: 12, ascii: false, marks: MARKS };
const SHADE = MARKS.band;

type Drawn = Readonly<{ value?: number | undefined; low?: number | undefined; high?: number | undefined }>;

const aChart = (told: readonly Drawn[], parts: Partial<Chart> = {}): Chart => ({
  as: 'count',
  series: [{ name: 'connections', points: pointsOf(told) }],
  ...parts,
});

const pointsOf = (told: readonly Drawn[]): readonly ChartPoint[] =>
  told.map(({ value, ...ends }, hour) => ({ at: AT + hour * HOUR_MS, value, ...ends }));

const linesOf = (chart: Chart, style: Partial<ChartStyle> = {}): readonly string[] =>
  drawChart(chart, { ...STYLE, ...style }).map((line) => line.map(({ text }) => text).join(''));

/** Without axes, from the top down; each row as wide as the others. */
const plotOf = (lines: readonly string[]): readonly string[] =>
  lines.slice(0, -1).map((row) => row.replace(/^.*?┤/, ''));

const columnOf = (rows: readonly string[], column: number): string =>
  rows.map((row) => [...row][column] ?? '').join('');

const withoutBand = (told: readonly Drawn[]): readonly Drawn[] => told.map(({ value }) => ({ value }));

/** As wide as the plot of STYLE is with a scale to 100, which then has a row for every ten. */
const COLUMNS = 35;
const TO_100 = { reach: [100] };

const many = (count: number, told: Drawn): readonly Drawn[] => Array.from({ length: count }, () => told);

describe('a band', () => {
  it('is shaded behind the line, in a gap as well', () => {
    const told = Array.from({ length: 36 }, (_, hour) => {
      const usual = 50 + 40 * Math.sin(hour / 4);
      return { value: hour > 13 && hour < 19 ? undefined : usual, low: usual * 0.5, high: usual * 1.3 };
    });
    expect(linesOf(aChart(told), { width: 41, height: 8 })).toEqual([
      '120 ┤     ░░░░                     ░░░░  ',
      '    ┤   ░░░░░░░░                 ░░░░░░░░',
      ' 80 ┤ ░╭───────╮░░             ░╭────────',
      '    ┤──╯░░░░░░░╰─╮░          ░╭─╯░░░░░░░░',
      ' 40 ┤░░░░░░░░░░░░╰─░░       ╭─╯░░░░░░░░░░',
      '    ┤░░          ░░░░░░░────╯░░░         ',
      '  0 ┤                ░░░░░░              ',
      '     2026-01-14 00:00   2026-01-15 11:00Z',
    ]);
  });

  it('shades exactly the rows between its ends, and none where a column has no band', () => {
    const told = [...many(10, { value: 0 }), ...many(15, { value: 0, low: 30, high: 60 }), ...many(10, { value: 0 })];
    const rows = plotOf(linesOf(aChart(told, TO_100)));
    expect(rows).toHaveLength(11);
    for (let column = 0; column < COLUMNS; column += 1) {
      const isBanded = column >= 10 && column < 25;
      expect(columnOf(rows, column)).toBe(isBanded ? '    ░░░░  ─' : '          ─');
    }
  });

  it('of several points in one column goes from their lowest to their highest end', () => {
    const told = Array.from({ length: 10 * COLUMNS }, (_, hour) => {
      const [isLow, isHigh] = [hour % 10 === 2, hour % 10 === 7];
      return { value: 0, low: isLow ? 20 : 50, high: isHigh ? 90 : 50 };
    });
    const rows = plotOf(linesOf(aChart(told, TO_100)));
    for (let column = 0; column < COLUMNS; column += 1) expect(columnOf(rows, column)).toBe(' ░░░░░░░░ ─');
  });

  it('is told by points that have no value, even if none has', () => {
    const told = many(COLUMNS, { low: 20, high: 40 });
    const rows = plotOf(linesOf(aChart(told, TO_100)));
    for (let column = 0; column < COLUMNS; column += 1) expect(columnOf(rows, column)).toBe('      ░░░  ');
  });

  it('is reached by the scale, as is what lies below zero', () => {
    expect(linesOf(aChart(many(24, { value: 20, low: 10, high: 38 })))[0]).toMatch(/^ *40 ┤░+$/);
    expect(linesOf(aChart(many(24, { value: 20, low: -90, high: 30 }))).join('\n')).toMatch(/^ *-120 ┤ +$/m);
  });

  it('that rises far above the line leaves it room: no more than as much again is shown', () => {
    expect(linesOf(aChart(many(24, { value: 20, low: 10, high: 9_000 })))).toEqual(
      linesOf(aChart(many(24, { value: 20, low: 10, high: 40 }))),
    );
    expect(linesOf(aChart(many(24, { value: 0, low: 10, high: 390 })))[0]).toMatch(/^ *400 ┤░+$/);
  });

  it('of a point without a time is no part of it', () => {
    const [told, lost] = [pointsOf(many(24, { value: 20 })), { at: Number.NaN, value: undefined, low: 0, high: 9_000 }];
    const chart = aChart([], { series: [{ name: 's', points: [...told, lost] }] });
    expect(drawChart(chart, STYLE)).toEqual(drawChart(aChart(many(24, { value: 20 })), STYLE));
  });

  it('of a series that finds no room stretches no scale', () => {
    const series = ['in', 'out', 'lateral', 'lost'].map((name) => ({
      name,
      points: pointsOf(many(24, { value: 20, low: 10, high: name === 'lost' ? 40 : 20 })),
    }));
    const lines = linesOf({ as: 'count', series }, { height: 11 });
    expect(lines.join('\n')).toContain('and 1 more');
    expect(lines.join('\n')).not.toContain('40 ┤');
    expect(linesOf({ as: 'count', series }, { height: 13 }).join('\n')).toContain('40 ┤');
  });

  it('leaves the limit across it to be seen', () => {
    const told = many(24, { value: 20, low: 10, high: 90 });
    const lines = linesOf(aChart(told, { limit: 50, reach: [100] }));
    expect(lines.filter((line) => line.includes('╌'))).toEqual([expect.stringMatching(/┤╌+$/)]);
  });

  it('is no more than a quiet sign beside the line, which is not one of its signs', () => {
    const told = Array.from({ length: 24 }, (_, hour) => ({ value: 20 + (hour % 9), low: 10, high: 40 }));
    const spans = drawChart(aChart(told), STYLE).flat();
    const shaded = spans.filter(({ text }) => text.includes(SHADE));
    expect(shaded.length).toBeGreaterThan(10);
    expect(shaded.every(({ text, meaning }) => meaning === 'dim' && /^[░ ]+$/.test(text))).toBe(true);
    const ascii = drawChart(aChart(told), {
      ...STYLE,
      ascii: true,
      marks: { ...MARKS, band: bandMark({ ascii: true }) },
    });
    const parts = ascii.flat().filter(({ text }) => text.includes(':') && !/\d/.test(text));
    expect(parts.every(({ text, meaning }) => meaning === 'dim' && /^[: ]+$/.test(text))).toBe(true);
    expect(
      ascii
        .flat()
        .map(({ text }) => text)
        .join(''),
    ).toMatch(/^[ -~]*$/);
  });

  it.each([
    ['half of one', { low: 5 }],
    ['half of one', { high: 500 }],
    ['ends that are crossed', { low: 500, high: 5 }],
    ['an end without end', { low: 0, high: Number.POSITIVE_INFINITY }],
    ['an end that is no number', { low: Number.NaN, high: 500 }],
  ])('with %s is none', (_what, ends) => {
    const told = Array.from({ length: 24 }, (_, hour) => ({ value: 20 + (hour % 9), ...ends }));
    expect(drawChart(aChart(told), STYLE)).toEqual(drawChart(aChart(withoutBand(told)), STYLE));
  });
});

const number = fc.oneof(
  fc.integer({ min: -1_000, max: 1_000_000 }),
  fc.double(),
  fc.constantFrom(undefined, 0, -1e308, 1e308, 5e-324, Number.NaN, Number.POSITIVE_INFINITY),
);

const anyPoints = (value: fc.Arbitrary<number | undefined>, end: fc.Arbitrary<number | undefined>) =>
  fc.array(
    fc.record({
      at: fc.oneof(fc.integer({ min: AT, max: AT + 1e9 }), fc.double(), fc.constant(1e300)),
      value,
      low: end,
      high: end,
      isAnomaly: fc.boolean(),
    }),
    { maxLength: 30 },
  );

const someSeries = (value: fc.Arbitrary<number | undefined>, end: fc.Arbitrary<number | undefined>) =>
  fc.array(fc.record({ name: fc.constantFrom('in', '名前'), points: anyPoints(value, end) }), { maxLength: 4 });

const as = fc.constantFrom('count' as const, 'bytes' as const, 'mbps' as const, 'percent' as const);
const room = fc.record({ width: fc.integer({ min: 10, max: 120 }), height: fc.integer({ min: 3, max: 40 }) });

describe('whatever the band is', () => {
  it('the frame keeps to its room, and no number is NaN', () => {
    fc.assert(
      fc.property(as, someSeries(number, number), number, room, fc.boolean(), (unit, series, limit, size, ascii) => {
        const lines = linesOf({ as: unit, series, limit }, { ...size, ascii });
        expect(lines.length).toBeLessThanOrEqual(size.height);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(size.width);
        expect(lines.join('')).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 300 },
    );
  });

  it('everything else stays as it is on the same scale: only blanks are shaded', () => {
    const count = fc.integer({ min: 0, max: 1_000 });
    const maybe = fc.option(count, { nil: undefined });
    let shaded = 0;
    fc.assert(
      fc.property(as, someSeries(maybe, maybe), maybe, room, (unit, series, limit, size) => {
        const reach = [1_000];
        const hasValue = series.some(({ points }) =>
          points.some((point) => Number.isFinite(point.at) && point.value !== undefined),
        );
        fc.pre(hasValue);
        const bare = series.map(({ name, points }) => ({
          name,
          points: points.map(({ at, value, isAnomaly }) => ({ at, value, isAnomaly })),
        }));
        const banded = linesOf({ as: unit, series, limit, reach }, size);
        shaded += banded.some((line) => line.includes(SHADE)) ? 1 : 0;
        expect(banded.map((line) => line.replaceAll(SHADE, ' '))).toEqual(
          linesOf({ as: unit, series: bare, limit, reach }, size),
        );
      }),
      { numRuns: 300 },
    );
    expect(shaded).toBeGreaterThan(100);
  });

  it('a chart without one is drawn as if there were no such thing, part for part', () => {
    const { band: _, ...older } = MARKS;
    fc.assert(
      fc.property(as, someSeries(number, fc.constant(undefined)), number, room, (unit, series, limit, size) => {
        const chart = { as: unit, series, limit };
        expect(drawChart(chart, { ...STYLE, ...size })).toEqual(drawChart(chart, { ...STYLE, ...size, marks: older }));
      }),
      { numRuns: 200 },
    );
  });

  it('one without a sign for it leaves it out, and its scale too', () => {
    const { band: _, ...older } = MARKS;
    fc.assert(
      fc.property(as, someSeries(number, number), room, (unit, series, size) => {
        const bare = series.map(({ name, points }) => ({
          name,
          points: points.map(({ at, value, isAnomaly }) => ({ at, value, isAnomaly })),
        }));
        const style = { ...STYLE, ...size, marks: older };
        expect(drawChart({ as: unit, series }, style)).toEqual(drawChart({ as: unit, series: bare }, style));
      }),
    );
  });

  it('its rows are those between its ends, wherever the line leaves them empty', () => {
    const percent = fc.integer({ min: 0, max: 100 });
    const point = fc
      .record({
        value: fc.option(percent, { nil: undefined }),
        ends: fc.option(fc.tuple(percent, percent), { nil: undefined }),
      })
      .map(
        ({ value, ends }): Drawn =>
          ends === undefined ? { value } : { value, low: Math.min(...ends), high: Math.max(...ends) },
      );
    fc.assert(
      fc.property(fc.array(point, { minLength: COLUMNS, maxLength: COLUMNS }), (told) => {
        const rows = plotOf(linesOf(aChart(told, TO_100)));
        fc.pre(rows.length > 0);
        for (const [column, { value, low, high }] of told.entries()) {
          for (const [row, cell] of [...columnOf(rows, column)].entries()) {
            const level = 10 - row;
            const isWithin =
              low !== undefined &&
              high !== undefined &&
              level >= Math.round(low / 10) &&
              level <= Math.round(high / 10);
            if (cell === SHADE) expect(isWithin).toBe(true);
            else if (isWithin) expect([...'─╭╮╰╯│╴╶']).toContain(cell);
            if (value === undefined) expect(cell).toBe(isWithin ? SHADE : ' ');
          }
        }
      }),
    );
  });
});
