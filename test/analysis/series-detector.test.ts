// The detector for one series: what it raises, what it never raises, and that it never looks ahead.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeriesDetector } from '../../src/analysis/series/create-series-detector.ts';
import { scoreSeries } from '../../src/analysis/series/score-series.ts';
import type { SeriesScore } from '../../src/analysis/series/series-score.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/instant.ts';
import { makeSeries } from './series-plants.ts';

/** A Monday in July: no clocks change. */
const START_AT = Date.UTC(2026, 6, 6);

type Point = Readonly<{ at: number; value: number | undefined }>;

const hourly = (hours: number, valueAt: (hour: number) => number | undefined): readonly Point[] =>
  Array.from({ length: hours }, (_, hour) => ({ at: START_AT + hour * HOUR_MS, value: valueAt(hour) }));

/** Busy by day, quiet by night and at weekends, with a little scatter that repeats in no way that matters. */
const office = (hour: number): number => {
  const ofDay = hour % 24;
  const isRest = Math.floor(hour / 24) % 7 >= 5;
  const level = ofDay >= 8 && ofDay < 18 ? (isRest ? 12 : 60) : 8;
  return level + ((hour * 7_919) % 7) - 3;
};

const scored = (points: readonly Point[]): readonly SeriesScore[] =>
  scoreSeries({ unit: 'count', stepMs: HOUR_MS, points });

const onsetsOf = (scores: readonly SeriesScore[]): readonly number[] =>
  scores.filter(({ onset }) => onset >= 0.9).map(({ at }) => (at - START_AT) / HOUR_MS);

const plain = (score: SeriesScore) => ({ ...score, reason: score.reason });

/** Three weeks, then a Monday. */
const MONDAY = 21 * 24;

describe('an onset', () => {
  it('is raised at the hour in which four times the usual load begins, and once', () => {
    const points = hourly(24 * 28, (hour) => office(hour) * (hour >= MONDAY + 10 && hour < MONDAY + 12 ? 4 : 1));
    expect(onsetsOf(scored(points))).toEqual([MONDAY + 10]);
  });

  it('is raised when a busy series falls silent by day', () => {
    const points = hourly(24 * 28, (hour) => (hour >= MONDAY + 10 && hour < MONDAY + 18 ? 0 : office(hour)));
    expect(onsetsOf(scored(points))).toEqual([MONDAY + 10]);
  });

  it('is raised when the load of a day comes at night', () => {
    const points = hourly(24 * 28, (hour) => (hour >= MONDAY + 26 && hour < MONDAY + 30 ? 60 : office(hour)));
    expect(onsetsOf(scored(points))).toEqual([MONDAY + 26]);
  });

  it('is raised within two weeks when a series slowly doubles and more', () => {
    const growth = (hour: number): number => 1 + 2 * Math.max(0, Math.min(1, (hour - 336) / 336));
    const onsets = onsetsOf(scored(hourly(24 * 28, (hour) => Math.round(office(hour) * growth(hour)))));
    expect(onsets.length).toBeGreaterThan(0);
    expect(Math.min(...onsets)).toBeGreaterThan(336);
  });

  it('stands for everything within 36 hours of it', () => {
    const isBad = (hour: number): boolean => hour >= MONDAY + 9 && hour < MONDAY + 33 && hour % 5 === 0;
    const onsets = onsetsOf(scored(hourly(24 * 28, (hour) => office(hour) * (isBad(hour) ? 4 : 1))));
    expect(onsets).toHaveLength(1);
  });

  it('says what came, what is usual and how rare that is', () => {
    const points = hourly(24 * 28, (hour) => office(hour) * (hour === MONDAY + 10 ? 6 : 1));
    const score = scored(points)[MONDAY + 10];
    expect(score?.reason).toMatch(/^\d+, usually \d+–\d+ at this hour on weekdays; rarer than any of 514 past hours$/);
    expect(score?.expected).toBeGreaterThan(40);
    expect(score?.high).toBeLessThan(score?.value ?? 0);
    expect(score?.rarity).toBe(515);
  });
});

describe('the state', () => {
  it('stays up while a change lasts and falls when it is over', () => {
    const points = hourly(24 * 28, (hour) => office(hour) * (hour >= MONDAY + 8 && hour < MONDAY + 18 ? 3 : 1));
    const scores = scored(points);
    expect(scores[MONDAY + 7]?.state).toBeLessThan(0.3);
    expect(scores[MONDAY + 17]?.state).toBeGreaterThan(0.8);
    expect(scores[MONDAY + 90]?.state).toBeLessThan(0.3);
  });
});

describe('nothing is raised', () => {
  it.each([0, 1, 412, 5e9, -3, 0.25])('in a series that is always %d', (value) => {
    expect(onsetsOf(scored(hourly(24 * 28, () => value)))).toEqual([]);
  });

  it('in the first 48 hours, whatever comes, and the reason says so', () => {
    const scores = scored(hourly(48, (hour) => (hour === 47 ? 1_000_000 : 10)));
    expect(onsetsOf(scores)).toEqual([]);
    expect(scores[12]?.reason).toBe('10; still learning, 13 h');
    expect(scores[12]?.rarity).toBeUndefined();
    expect(scores.every(({ onset }) => onset === 0)).toBe(true);
  });

  it('in gaps, nor after them: a gap is not zero', () => {
    const isGap = (hour: number): boolean => (hour > MONDAY + 8 && hour < MONDAY + 20) || hour % 17 === 0;
    const scores = scored(hourly(24 * 28, (hour) => (isGap(hour) ? undefined : office(hour))));
    expect(onsetsOf(scores)).toEqual([]);
    expect(scores[MONDAY + 10]).toMatchObject({ value: undefined, onset: 0, rarity: undefined });
    expect(scores[MONDAY + 10]?.expected).toBeGreaterThan(40);
  });

  it('on the first weekend, nor on the Monday after', () => {
    expect(onsetsOf(scored(hourly(24 * 9, office)))).toEqual([]);
  });

  it('on a Wednesday that is as quiet as a Sunday', () => {
    const wednesday = MONDAY + 48;
    const asSunday = (hour: number): number =>
      hour >= wednesday && hour < wednesday + 24 ? office(hour - 72) : office(hour);
    expect(onsetsOf(scored(hourly(24 * 28, asSunday)))).toEqual([]);
  });

  it('when habits come an hour earlier after clocks were changed', () => {
    const marchAt = Date.UTC(2026, 2, 9);
    const points = Array.from({ length: 24 * 35 }, (_, hour) => ({
      at: marchAt + hour * HOUR_MS,
      value: office(hour + (hour >= 20 * 24 + 1 ? 1 : 0)),
    }));
    expect(scored(points).filter(({ onset }) => onset >= 0.9)).toEqual([]);
  });
});

describe('the scores of a point', () => {
  it('are the same whether or not anything comes after it', () => {
    const { points } = makeSeries(
      {
        seed: 11,
        mean: 20,
        unit: 'bytes',
        rhythm: 'office',
        days: 24,
        hasHoliday: true,
        hasClockChange: true,
        hasGaps: true,
      },
      'spike',
    );
    const whole = scoreSeries({ unit: 'bytes', stepMs: HOUR_MS, points }).map(plain);
    for (let length = 1; length <= points.length; length += 1) {
      const cut = scoreSeries({ unit: 'bytes', stepMs: HOUR_MS, points: points.slice(0, length) });
      const last = cut.at(-1);
      expect(last === undefined ? undefined : plain(last)).toEqual(whole[length - 1]);
    }
  });

  it('are numbers within their bounds, whatever the series and the clock do', () => {
    const value = fc.oneof(
      fc.constant(undefined),
      fc.integer({ min: 0, max: 50 }),
      fc.double(),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 1e308, -1e308, 0, -0),
    );
    const move = fc.oneof({ weight: 8, arbitrary: fc.constant(1) }, fc.constantFrom(0, -1, -30, 0.37, 50, 9_000, -1e6));
    const step = fc.constantFrom(MINUTE_MS, 5 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS, DAY_MS, 1, 1e12);
    fc.assert(
      fc.property(
        fc.array(fc.record({ value, move }), { maxLength: 300 }),
        step,
        fc.constantFrom('count' as const, 'bytes' as const),
        (moves, stepMs, unit) => {
          const detector = createSeriesDetector({ unit, stepMs });
          let at = START_AT;
          for (const { value, move } of moves) {
            at += move * stepMs;
            const score = detector.push(at, value);
            expect(score.onset).toBeGreaterThanOrEqual(0);
            expect(score.onset).toBeLessThanOrEqual(1);
            expect(score.state).toBeGreaterThanOrEqual(0);
            expect(score.state).toBeLessThanOrEqual(1);
            for (const amount of [score.expected, score.low, score.high, score.rarity]) {
              expect(amount === undefined || Number.isFinite(amount)).toBe(true);
            }
            expect(score.reason).not.toMatch(/NaN|Infinity|undefined/);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('what a series costs', () => {
  it.each([MINUTE_MS, 5 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS, DAY_MS])(
    'is at most 10 KiB of tables at a step of %d ms',
    (stepMs) => {
      const { stateBytes } = createSeriesDetector({ unit: 'count', stepMs });
      expect(stateBytes).toBeGreaterThan(1_000);
      expect(stateBytes).toBeLessThanOrEqual(10 * 1_024);
    },
  );
});
