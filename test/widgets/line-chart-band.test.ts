// The band of a chart in a pane: shaded behind the line, told apart without colour, and never said aloud.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../src/domain/instant.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import { lineChartLines } from '../../src/widgets/line-chart.ts';
import { anyPen, anyRoom, aPen } from './any-widget.ts';
import { shown } from './shown.ts';

const AT = Date.UTC(2026, 0, 14);

const bare = Array.from({ length: 30 }, (_, hour) => ({
  at: AT + hour * HOUR_MS,
  value: hour > 20 && hour < 24 ? undefined : 40 + (hour % 5),
  isAnomaly: hour === 12,
}));
const banded = bare.map((point) => ({ ...point, low: 20, high: 90 }));

const aChart = (points: typeof bare) => ({
  as: 'count' as const,
  series: [{ name: 'Connections', points }],
  empty: 'No connections.',
  width: 60,
  height: 10,
});

describe('the band of a line chart', () => {
  it.each([
    [false, '░'],
    [true, ':'],
  ])('is shaded behind the line, ASCII %s', (ascii, shade) => {
    const lines = shown(lineChartLines(aChart(banded), aPen({ ascii }))).slice(1, -2);
    expect(lines.filter((line) => line.includes(shade.repeat(20))).length).toBeGreaterThanOrEqual(3);
    expect(lines[0]).toMatch(/^100 /);
    expect(
      shown(lineChartLines(aChart(bare), aPen({ ascii })))
        .slice(1, -2)
        .join(''),
    ).not.toContain(shade);
  });

  it('is dim where there is colour, and the line is not', () => {
    const spans = lineChartLines(aChart(banded), aPen()).flat();
    const meaningsOf = (signs: RegExp) =>
      new Set(spans.filter(({ text }) => signs.test(text)).map(({ meaning }) => meaning));
    expect(meaningsOf(/░/)).toEqual(new Set(['dim']));
    expect(meaningsOf(/[─╭╮╰╯│]/)).toEqual(new Set(['accent']));
    const { paint } = aPen({ colour: true });
    expect(paint('dim', 'x')).not.toBe(paint('accent', 'x'));
  });

  it('is not said where the chart is told in words', () => {
    const pen = aPen({ isSpoken: true });
    expect(lineChartLines({ ...aChart(banded), width: 220 }, pen)).toEqual(
      lineChartLines({ ...aChart(bare), width: 220 }, pen),
    );
  });

  it('changes neither what is said of the values, nor the line of blocks where there is little room', () => {
    const [titled = ''] = shown(lineChartLines(aChart(banded), aPen()));
    expect(titled).toBe('Connections  last 44  highest 44');
    const small = { width: 60, height: 2 };
    expect(lineChartLines({ ...aChart(banded), ...small }, aPen())).toEqual(
      lineChartLines({ ...aChart(bare), ...small }, aPen()),
    );
  });

  it('keeps to the room there is, whatever its ends are', () => {
    const end = fc.oneof(fc.constantFrom(undefined, Number.NaN, -5, 1e308, Number.POSITIVE_INFINITY), fc.double());
    const points = fc.array(
      fc.record({ at: fc.integer({ min: AT, max: AT + 1e9 }), value: end, low: end, high: end }),
      {
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(points, anyRoom, anyPen, (given, room, pen) => {
        const lines = lineChartLines({ ...aChart([]), series: [{ name: 'in', points: given }], ...room }, pen);
        const [width, height] = [room.width, room.height].map((size) => Math.max(0, Math.floor(size) || 0));
        expect(lines.length).toBeLessThanOrEqual(height ?? 0);
        for (const line of shown(lines)) {
          expect(displayWidth(line)).toBeLessThanOrEqual(width ?? 0);
          if (pen.ascii) expect(line).toMatch(/^[ -~]*$/);
        }
      }),
      { numRuns: 200 },
    );
  });
});
