// The use of a link and its forecast: known lines, lines with outliers and gaps, and lines that lead nowhere.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandwidthCapacity } from '../../src/analysis/bandwidth/capacity.ts';
import type { CapacityFacts } from '../../src/analysis/facts.ts';
import { quantile } from '../../src/analysis/figures/quantile.ts';
import { robustSlope } from '../../src/analysis/figures/theil-sen.ts';
import { DAY_MS, HOUR_MS } from '../../src/domain/instant.ts';
import { standardThresholds } from './standard-thresholds.ts';

const START_AT = Date.parse('2026-01-01T00:00:00Z');

const points = (values: readonly (number | undefined)[]) =>
  values.flatMap((y, x) => (y === undefined ? [] : [{ x, y }]));

/** `rateOn` of each day, the same in all of its 24 hours. */
const days = (count: number, rateOn: (day: number) => number | undefined): CapacityFacts['hourly'] =>
  Array.from({ length: count * 24 }, (_, hour) => ({
    at: START_AT + hour * HOUR_MS,
    mbps: rateOn(Math.floor(hour / 24)),
  }));

const capacityOf = (hourly: CapacityFacts['hourly'], linkCapacityMbps: number | undefined = 1_000) =>
  bandwidthCapacity({ linkCapacityMbps, hourly }, standardThresholds());

/** Sways by up to 10 without a direction. */
const sway = (day: number): number => ((day * 7) % 11) - 5;

describe('the robust slope', () => {
  it('of a straight line is its slope, with no range around it', () => {
    expect(robustSlope(points([1, 3, 5, 7, 9, 11, 13]))).toEqual({ slope: 2, low: 2, high: 2 });
  });

  it('is not moved by outliers', () => {
    const line = points(Array.from({ length: 30 }, (_, x) => (x === 4 || x === 20 || x === 27 ? 9_000 : 3 * x)));
    expect(robustSlope(line)).toMatchObject({ slope: 3 });
  });

  it('of a flat line is 0, and its range holds nothing else', () => {
    expect(robustSlope(points(Array(10).fill(5)))).toEqual({ slope: 0, low: 0, high: 0 });
  });

  it('measures by x where days are missing', () => {
    expect(robustSlope(points([0, undefined, undefined, 6, 8, undefined, 12, 14]))?.slope).toBe(2);
  });

  it('has a range as Sen computed it, here by hand: 10 points, 45 slopes, ranks 11 below and 35 above', () => {
    const line = points([1, 4, 3, 8, 6, 11, 9, 14, 13, 17]);
    const slopes = line
      .flatMap((a) => line.filter((b) => b.x > a.x).map((b) => (b.y - a.y) / (b.x - a.x)))
      .sort((a, b) => a - b);
    // Var = 10 * 9 * 25 / 18 = 125; 1.96 * sqrt(125) = 21.91; (45 - 21.91) / 2 = 11.54; (45 + 21.91) / 2 = 33.46.
    expect(robustSlope(line)).toEqual({ slope: quantile(slopes, 0.5), low: slopes[10], high: slopes[34] });
  });

  it('has a narrower range where days are alike, here by hand: seven of ten', () => {
    // Var = (10 * 9 * 25 - 7 * 6 * 19) / 18 = 80.67; 1.96 * sqrt(80.67) = 17.60: ranks 13 and 33 of 45, of which the first 21 are 0.
    expect(robustSlope(points([0, 0, 0, 0, 0, 0, 0, 3, 5, 9]))).toMatchObject({ low: 0, high: 1.25 });
  });

  it('of fewer than two places is unknown', () => {
    expect(robustSlope([{ x: 1, y: 5 }])).toBeUndefined();
    expect(
      robustSlope([
        { x: 1, y: 5 },
        { x: 1, y: 9 },
      ]),
    ).toBeUndefined();
  });
});

describe('the use of the link', () => {
  it('is told by median, 95th percentile and peak, with what is left', () => {
    const hourly = Array.from({ length: 101 }, (_, hour) => ({ at: START_AT + hour * HOUR_MS, mbps: hour * 10 }));
    expect(capacityOf(hourly, 2_000)).toMatchObject({
      medianMbps: 500,
      p95Mbps: 950,
      peakMbps: 1_000,
      peakAt: START_AT + 100 * HOUR_MS,
      medianUsePercent: 25,
      p95UsePercent: 47.5,
      peakUsePercent: 50,
      headroomMbps: 1_050,
      headroomPercent: 52.5,
      hours: 101,
    });
  });

  it('has rates but no percentages and no forecast without a capacity', () => {
    const use = capacityOf(
      days(20, (day) => 100 + day),
      0,
    );
    expect(use).toMatchObject({
      linkCapacityMbps: undefined,
      peakMbps: 119,
      p95UsePercent: undefined,
      headroomMbps: undefined,
      unknownBecause: 'no capacity',
      isReached: undefined,
      reachesAt: undefined,
    });
  });

  it('is unknown without data', () => {
    expect(bandwidthCapacity(undefined, standardThresholds())).toMatchObject({ hours: 0, dayCount: 0, daily: [] });
  });
});

describe('the forecast', () => {
  it('names the day on which a straight line reaches 80 % of the capacity', () => {
    // 500 on the first day and 10 more each day: 800 on day 30.
    const forecast = capacityOf(days(20, (day) => 500 + 10 * day));
    expect(forecast).toMatchObject({
      dayCount: 20,
      slopeMbpsPerDay: 10,
      direction: 'increasing',
      targetMbps: 800,
      isReached: false,
      reachesAt: START_AT + 30 * DAY_MS,
      reachesFirstAt: START_AT + 30 * DAY_MS,
      reachesLastAt: START_AT + 30 * DAY_MS,
      unknownBecause: undefined,
    });
  });

  it('has a range of days around that of a line that sways', () => {
    const {
      reachesFirstAt = 0,
      reachesAt = 0,
      reachesLastAt = 0,
    } = capacityOf(days(30, (day) => 300 + 3 * day + sway(day)));
    expect(reachesFirstAt).toBeLessThan(reachesAt);
    expect(reachesAt).toBeLessThan(reachesLastAt);
    // 800 lies 500 above the first day: about day 167.
    expect(Math.abs(reachesAt - (START_AT + 167 * DAY_MS))).toBeLessThan(15 * DAY_MS);
  });

  it('says no trend where the range includes none, and decreasing without a day', () => {
    expect(capacityOf(days(30, (day) => 300 + sway(day)))).toMatchObject({ direction: 'stable', reachesAt: undefined });
    expect(capacityOf(days(30, () => 300))).toMatchObject({
      direction: 'stable',
      slopeMbpsPerDay: 0,
      isReached: false,
    });
    expect(capacityOf(days(30, (day) => 600 - 5 * day))).toMatchObject({
      direction: 'decreasing',
      reachesAt: undefined,
    });
  });

  it('says that the target is reached where it is, and names no day', () => {
    expect(capacityOf(days(20, (day) => 700 + 10 * day))).toMatchObject({ isReached: true, reachesAt: undefined });
    expect(capacityOf(days(20, () => 800))).toMatchObject({ isReached: true, direction: 'stable' });
  });

  it('names no day beyond ten years', () => {
    const slow = capacityOf(days(20, (day) => 100 + 0.01 * day));
    expect(slow).toMatchObject({ direction: 'increasing', reachesAt: undefined, isReached: false });
  });

  it('follows the configured percentage', () => {
    const hourly = days(20, (day) => 500 + 10 * day);
    const thresholds = standardThresholds({ bw_capacity_percent: 90 });
    expect(bandwidthCapacity({ linkCapacityMbps: 1_000, hourly }, thresholds).reachesAt).toBe(START_AT + 40 * DAY_MS);
  });

  it('is unknown with fewer than seven days, and says how many there are', () => {
    const growing = (day: number) => 500 + 10 * day;
    expect(capacityOf(days(6, growing))).toMatchObject({
      dayCount: 6,
      neededDayCount: 7,
      unknownBecause: 'too few days',
    });
    expect(capacityOf(days(6, growing)).direction).toBeUndefined();
    expect(capacityOf(days(7, growing)).direction).toBe('increasing');
  });

  it('is the same with days missing, and leaves out a day that lost more than half of its hours', () => {
    const hourly = days(20, (day) => (day === 5 || day === 6 ? undefined : 500 + 10 * day));
    expect(capacityOf(hourly)).toMatchObject({ dayCount: 18, slopeMbpsPerDay: 10, reachesAt: START_AT + 30 * DAY_MS });
    const thinned = hourly.filter((_, hour) => Math.floor(hour / 24) !== 9 || hour % 24 < 11);
    expect(capacityOf(thinned)).toMatchObject({ dayCount: 17, reachesAt: START_AT + 30 * DAY_MS });
  });

  it('rests on the last 30 days only', () => {
    const forecast = capacityOf(days(60, (day) => (day < 30 ? 5_000 : 100 + day)));
    expect(forecast).toMatchObject({ dayCount: 30, slopeMbpsPerDay: 1, peakMbps: 159 });
  });

  it('does not depend on the order in which the hours came, and never holds NaN or Infinity', () => {
    const hour = fc.record({
      at: fc.integer({ min: START_AT, max: START_AT + 40 * DAY_MS }),
      mbps: fc.option(fc.double(), { nil: undefined }),
    });
    fc.assert(
      fc.property(
        fc.array(hour, { maxLength: 400 }),
        fc.option(fc.double(), { nil: undefined }),
        (hourly, capacity) => {
          const forward = capacityOf(hourly, capacity);
          expect(capacityOf(hourly.toReversed(), capacity)).toEqual(forward);
          const numbers = Object.values(forward).filter((value) => typeof value === 'number');
          expect(numbers.every(Number.isFinite)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps the range of days in order, whatever the days hold', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 7, maxLength: 30 }), (noise) => {
        const { reachesFirstAt, reachesAt, reachesLastAt } = capacityOf(
          days(noise.length, (day) => 100 + 5 * day + (noise[day] ?? 0)),
        );
        if (reachesFirstAt !== undefined && reachesAt !== undefined)
          expect(reachesFirstAt).toBeLessThanOrEqual(reachesAt);
        if (reachesAt !== undefined && reachesLastAt !== undefined)
          expect(reachesAt).toBeLessThanOrEqual(reachesLastAt);
      }),
      { numRuns: 60 },
    );
  });
});
