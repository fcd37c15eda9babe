// A course of daily volumes cut to a period: by the part of each day in it, with rates of the real gaps between the points.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MB_BYTES, mbpsOf } from '../../../src/domain/amounts.ts';
import { DAY_MS, HOUR_MS } from '../../../src/domain/instant.ts';
import type { VolumePoint } from '../../../src/domain/stats.ts';
import { bandwidthOf, cutVolumes, intervalsOf } from '../../../src/live/dialect/statistics/cut-course.ts';

const NOW = Date.parse('2026-01-15T14:20:00Z');
const FIRST = Date.parse('2026-01-12T11:40:00Z');

/** At 11:40 of each day, as the guide has it. */
const COURSE: readonly VolumePoint[] = [100, 200, 300, 40].map((mb, day) => ({
  at: FIRST + day * DAY_MS,
  bytes: mb * MB_BYTES,
}));

describe('a course of volumes', () => {
  it('has each point last until the next, and the last one until now', () => {
    const last = intervalsOf(COURSE, NOW).at(-1);
    expect(last).toMatchObject({ startAt: FIRST + 3 * DAY_MS, endAt: NOW });
  });

  it('has the last point last no longer than the one before it', () => {
    expect(intervalsOf(COURSE, NOW + 9 * DAY_MS).at(-1)?.endAt).toBe(FIRST + 4 * DAY_MS);
  });

  it('tells no rate of a single point, which lasts nobody knows how long', () => {
    const told = bandwidthOf(COURSE.slice(0, 1), { startAt: FIRST - DAY_MS, endAt: NOW }, NOW);
    expect(told).toMatchObject({ totalMb: undefined, peak: undefined, averageTotalMbps: undefined, course: [] });
  });

  it('counts days at the edges by their part in the period', () => {
    const told = bandwidthOf(COURSE, { startAt: FIRST + 1.5 * DAY_MS, endAt: FIRST + 2.25 * DAY_MS }, NOW);
    expect(told.totalMb).toBeCloseTo(200 / 2 + 300 / 4, 6);
    expect(told.averageTotalMbps).toBeCloseTo(mbpsOf(175 * MB_BYTES, 0.75 * DAY_MS), 6);
    expect(told.peak).toEqual({ at: FIRST + 2 * DAY_MS, mbps: expect.closeTo(mbpsOf(300 * MB_BYTES, DAY_MS), 6) });
    expect(told.course?.map(({ at }) => at)).toEqual([FIRST + 1.5 * DAY_MS, FIRST + 2 * DAY_MS]);
  });

  it('takes the rate of the gap there really is: a day that lacks makes the one before it last two', () => {
    const holed = COURSE.filter((_, day) => day !== 1);
    const told = bandwidthOf(holed, { startAt: FIRST, endAt: FIRST + 2 * DAY_MS }, NOW);
    expect(told.averageTotalMbps).toBeCloseTo(mbpsOf(100 * MB_BYTES, 2 * DAY_MS), 6);
  });

  it('makes no peak of an interval that still runs, whose volume may be that of all of it', () => {
    // Two hours and forty minutes old, and as much as in a whole day.
    const running = COURSE.map((point, day) => (day === 3 ? { ...point, bytes: 100_000 * MB_BYTES } : point));
    const told = bandwidthOf(running, { startAt: FIRST, endAt: NOW }, NOW);
    expect(told.peak).toEqual({ at: FIRST + 2 * DAY_MS, mbps: expect.closeTo(mbpsOf(300 * MB_BYTES, DAY_MS), 6) });
    expect(told.course).toHaveLength(4);
    const half = bandwidthOf(running, { startAt: FIRST, endAt: NOW + 10 * HOUR_MS }, NOW + 10 * HOUR_MS);
    expect(half.peak?.at).toBe(FIRST + 3 * DAY_MS);
    const lastHour = bandwidthOf(running, { startAt: NOW - HOUR_MS, endAt: NOW }, NOW);
    expect(lastHour.peak).toBeUndefined();
  });

  it('takes the rate of a day for that of its last hour, where the window ends with it', () => {
    const endAt = FIRST + 2 * DAY_MS;
    const told = bandwidthOf(COURSE, { startAt: endAt - HOUR_MS, endAt }, NOW);
    expect(told.peak).toEqual({ at: FIRST + DAY_MS, mbps: expect.closeTo(mbpsOf(200 * MB_BYTES, DAY_MS), 6) });
  });

  it('leaves a day without a volume out of totals and rates, and as a gap in the course', () => {
    const holed = COURSE.map((point, day) => (day === 1 ? { ...point, bytes: undefined } : point));
    const told = bandwidthOf(holed, { startAt: FIRST, endAt: FIRST + 3 * DAY_MS }, NOW);
    expect(told.totalMb).toBeCloseTo(400, 6);
    expect(told.averageTotalMbps).toBeCloseTo(mbpsOf(400 * MB_BYTES, 2 * DAY_MS), 6);
    expect(told.course?.[1]?.bytes).toBeUndefined();
  });

  it('says in the course where it ends before the period does', () => {
    const late = NOW + 3 * DAY_MS;
    const told = bandwidthOf(COURSE, { startAt: FIRST, endAt: late }, late);
    expect(told.course?.at(-1)).toEqual({ at: FIRST + 4 * DAY_MS, bytes: undefined });
  });

  it('is not reported where none was told: neither volume nor directions nor protocols', () => {
    expect(bandwidthOf(undefined, { startAt: FIRST, endAt: NOW }, NOW)).toEqual({
      totalMb: undefined,
      averageTotalMbps: undefined,
      peak: undefined,
      course: undefined,
      ingressMb: undefined,
      egressMb: undefined,
      averageIngressMbps: undefined,
      averageEgressMbps: undefined,
      protocols: undefined,
      isCsensorSpecific: undefined,
    });
  });

  it('adds up to the whole wherever it is cut', () => {
    const course = fc.array(fc.record({ gap: fc.integer({ min: 1, max: 3 * DAY_MS }), bytes: fc.nat(1e12) }), {
      minLength: 2,
      maxLength: 30,
    });
    fc.assert(
      fc.property(course, fc.array(fc.nat(40 * DAY_MS), { maxLength: 5 }), (told, cuts) => {
        let at = NOW - 40 * DAY_MS;
        const points = told.map(({ gap, bytes }) => {
          at += gap;
          return { at, bytes };
        });
        const now = at + HOUR_MS;
        const volumes = intervalsOf(points, now);
        const bounds = [0, ...cuts.map((one) => NOW - one).sort((a, b) => a - b), Number.MAX_SAFE_INTEGER];
        const parts = bounds
          .slice(1)
          .map((endAt, index) => cutVolumes(volumes, { startAt: bounds[index] ?? 0, endAt }));
        const all = volumes.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
        const cut = parts.flat().reduce((sum, { bytes = 0 }) => sum + bytes, 0);
        expect(cut).toBeCloseTo(all, -3);
      }),
    );
  });
});
