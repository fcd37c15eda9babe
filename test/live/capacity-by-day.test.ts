// The use of the link from the volumes of days: means of whole days, and of nothing that was not told.
import { describe, expect, it } from 'vitest';
import { bandwidthCapacity } from '../../src/analysis/bandwidth/capacity.ts';
import { bytesOfRate } from '../../src/domain/amounts.ts';
import { DAY_MS, HOUR_MS } from '../../src/domain/instant.ts';
import type { StatisticsAnswer } from '../../src/domain/stats.ts';
import { capacityByDay } from '../../src/live/collect/capacity-by-day.ts';
import { linkSeries } from '../../src/live/collect/collect-series.ts';
import { bandwidthOf } from '../../src/live/dialect/statistics/cut-course.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';

const NOW = Date.parse('2026-01-15T14:00:00Z');

/** 28 days at 11:40, each with so many Mbps; the last of them still runs. */
const answerOf = (mbps: (day: number) => number): StatisticsAnswer => {
  const first = Date.parse('2025-12-19T11:40:00Z');
  const course = Array.from({ length: 28 }, (_, day) => {
    const at = first + day * DAY_MS;
    return { at, bytes: bytesOfRate(mbps(day), Math.min(DAY_MS, NOW - at)) };
  });
  return { kind: 'bandwidth', bandwidth: bandwidthOf(course, { startAt: NOW - 30 * DAY_MS, endAt: NOW }, NOW) };
};

describe('the use of the link by days', () => {
  it('is the mean of each whole day; the one that still runs says nothing yet', () => {
    const { hourly, stepMs } = capacityByDay(
      answerOf((day) => day + 1),
      NOW,
      100,
    );
    expect(stepMs).toBe(DAY_MS);
    expect(hourly.map(({ mbps }) => Math.round(mbps ?? 0))).toEqual(Array.from({ length: 27 }, (_, day) => day + 1));
  });

  it('is enough for a trend, of days', () => {
    const capacity = bandwidthCapacity(
      capacityByDay(
        answerOf((day) => 10 + day),
        NOW,
        100,
      ),
      standardThresholds(),
    );
    expect(capacity).toMatchObject({
      dayCount: 27,
      hours: 27 * 24,
      direction: 'increasing',
      unknownBecause: undefined,
    });
    expect(capacity.slopeMbpsPerDay).toBeCloseTo(1, 6);
  });

  it('is a series of days for whoever watches it', () => {
    const series = linkSeries(
      capacityByDay(
        answerOf(() => 8),
        NOW,
        undefined,
      ),
    );
    expect(series).toMatchObject({ key: 'bandwidth.daily', unit: 'bytes', stepMs: DAY_MS });
    expect(series.points[0]?.value).toBeCloseTo(bytesOfRate(8, DAY_MS), 0);
  });

  it('is nothing where nothing was told', () => {
    expect(capacityByDay(undefined, NOW, 100).hourly).toEqual([]);
    const { hours } = bandwidthCapacity(capacityByDay(undefined, NOW, 100), standardThresholds());
    expect(hours).toBe(0);
  });

  it('keeps the steps that the appliance has, to the hour', () => {
    const course = Array.from({ length: 12 }, (_, index) => ({
      at: NOW - (12 - index) * 6 * HOUR_MS + index,
      bytes: 1,
    }));
    const bandwidth = { ...bandwidthOf(course, { startAt: NOW - 30 * DAY_MS, endAt: NOW }, NOW) };
    expect(capacityByDay({ kind: 'bandwidth', bandwidth }, NOW, undefined).stepMs).toBe(6 * HOUR_MS);
  });
});
