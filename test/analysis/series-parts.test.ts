// Parts of the series detector, and of the maker of its trial series, that whole series show only by luck.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areClocksChanging } from '../../src/analysis/series/calendar.ts';
import { createDays } from '../../src/analysis/series/days.ts';
import { medianOf } from '../../src/analysis/series/median.ts';
import { alarmRarity } from '../../src/analysis/series/rare.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/instant.ts';
import type { SeriesRecipe } from './series-maker.ts';
import { makeSeries } from './series-plants.ts';

const aRecipe = (parts: Partial<SeriesRecipe>): SeriesRecipe => ({
  seed: 7,
  mean: 20,
  unit: 'count',
  rhythm: 'office',
  days: 28,
  hasHoliday: false,
  hasClockChange: false,
  hasGaps: false,
  ...parts,
});

describe('clocks are changing', () => {
  it.each([
    ['North America, spring', '2026-03-08'],
    ['Europe, spring', '2026-03-29'],
    ['Australia, autumn', '2026-04-05'],
    ['New Zealand, spring', '2026-09-27'],
    ['Australia, spring', '2026-10-04'],
    ['Europe, autumn', '2026-10-25'],
    ['North America, autumn', '2027-11-07'],
  ])('from the day before to three days after: %s', (_, sunday) => {
    const sundayAt = Date.parse(`${sunday}T00:00:00Z`);
    expect(areClocksChanging(sundayAt - DAY_MS - 1)).toBe(false);
    expect(areClocksChanging(sundayAt - DAY_MS)).toBe(true);
    expect(areClocksChanging(sundayAt + 3 * DAY_MS - 1)).toBe(true);
    expect(areClocksChanging(sundayAt + 3 * DAY_MS)).toBe(false);
  });
});

describe('the days of a series', () => {
  it('keep a steady growth in sight across weekends that are quieter', () => {
    const days = createDays(1);
    const monday = 20_276;
    for (let day = 0; day < 29; day += 1) days.push(monday + day, day - (day % 7 >= 5 ? 40 : 0), day % 7 >= 5);
    const { levels, count } = days.lastDays(18);
    const shown = [...levels.subarray(0, count)];
    expect(shown).toHaveLength(18);
    expect(shown.every((level, place) => place === 0 || level > (shown[place - 1] ?? 0))).toBe(true);
  });

  it('have a median like that of the numbers in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1, maxLength: 20 }), (numbers) => {
        const sorted = numbers.toSorted((one, other) => one - other);
        const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
        const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
        expect(medianOf(Float64Array.from([...numbers, 5_000]), numbers.length)).toBe((lower + upper) / 2);
      }),
    );
  });
});

describe('an alarm', () => {
  it('takes rarer points where there are more of them in a week', () => {
    const steps = [DAY_MS, 6 * HOUR_MS, HOUR_MS, 15 * MINUTE_MS, 5 * MINUTE_MS].map(alarmRarity);
    expect(steps).toEqual(steps.toSorted((one, other) => one - other));
    expect(new Set(steps).size).toBe(steps.length);
  });
});

describe('a trial series', () => {
  it('refuses an anomaly that its rhythm has no place for', () => {
    expect(() => makeSeries(aRecipe({ rhythm: 'none' }), 'wrong-time')).toThrow(/no hour .* fits a wrong-time/);
  });

  it('keeps its load and its anomaly in place at shorter steps', () => {
    const { points, plant } = makeSeries(aRecipe({ pointsPerHour: 12, mean: 1_200 }), 'silence');
    const sum = points.reduce((total, { value }) => total + (value ?? 0), 0);
    expect(points).toHaveLength(28 * 24 * 12);
    expect(sum / (28 * 24)).toBeGreaterThan(900);
    expect(sum / (28 * 24)).toBeLessThan(1_500);
    const silent = points.filter(({ at }) => plant !== undefined && at >= plant.startAt && at < plant.endAt);
    expect(silent).toHaveLength(8 * 12);
    expect(silent.every(({ value }) => value === 0)).toBe(true);
  });

  it('is rougher where that is asked for', () => {
    const jumpsOf = (roughness: number): number => {
      const { points } = makeSeries(aRecipe({ rhythm: 'none', mean: 4_000, roughness }), undefined);
      const values = points.map(({ value }) => value ?? 0);
      return values.reduce((total, value, place) => total + Math.abs(value - (values[place - 1] ?? value)), 0);
    };
    expect(jumpsOf(2)).toBeGreaterThan(1.5 * jumpsOf(1));
  });
});
