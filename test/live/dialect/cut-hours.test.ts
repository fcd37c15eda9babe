// Hours cut out of weeks of hours: whole ones, none lost and none twice, and the one that still runs where a period reaches into it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../../src/domain/instant.ts';
import type { HourlyCount } from '../../../src/domain/stats.ts';
import { countsOf, cutHours } from '../../../src/live/dialect/statistics/cut-hours.ts';
import { readPeriod } from '../../../src/live/dialect/statistics/read-period.ts';

const NOW = Date.parse('2026-01-15T14:20:00Z');

/** Up to the hour that still runs, each with its own count. */
const weeks = (hours: number, lastAt = Math.floor(NOW / HOUR_MS) * HOUR_MS): readonly HourlyCount[] =>
  Array.from({ length: hours }, (_, index) => ({ at: lastAt - (hours - 1 - index) * HOUR_MS, count: index + 1 }));

const sum = (hourly: readonly HourlyCount[]): number => hourly.reduce((all, { count = 0 }) => all + count, 0);

const AS = { eventType: 'security', kind: 'model events' };

describe('a period cut out of weeks of hours', () => {
  it('is exactly its hours where it begins and ends on the hour', () => {
    const endAt = Date.parse('2026-01-14T12:00:00Z');
    const { hourly, covered } = cutHours(weeks(672), { startAt: endAt - 3 * HOUR_MS, endAt }, NOW);
    expect(hourly.map(({ at }) => new Date(at).getUTCHours())).toEqual([9, 10, 11]);
    expect(covered).toEqual({ startAt: endAt - 3 * HOUR_MS, endAt });
  });

  it('takes the hour that still runs, and as many whole ones before it as were asked for', () => {
    const cut = cutHours(weeks(672), { startAt: NOW - 24 * HOUR_MS, endAt: NOW }, NOW);
    expect(cut.hourly).toHaveLength(25);
    expect(cut.covered).toEqual({ startAt: Date.parse('2026-01-14T14:00:00Z'), endAt: NOW });
  });

  it('leaves out the hour that still runs where it ends before it', () => {
    const endAt = Date.parse('2026-01-15T14:00:00Z');
    const cut = cutHours(weeks(672), { startAt: endAt - DAY_MS, endAt }, NOW);
    expect([cut.hourly.length, cut.covered?.endAt]).toEqual([24, endAt]);
  });

  it('says how much of it was told where it reaches further back', () => {
    const events = countsOf(cutHours(weeks(672), { startAt: NOW - 30 * DAY_MS, endAt: NOW }, NOW), AS);
    expect(events.hourly).toHaveLength(672);
    expect(events.period?.startAt).toBe(Math.floor(NOW / HOUR_MS) * HOUR_MS - 671 * HOUR_MS);
    expect(events.period?.hours).toBeCloseTo(671.33, 2);
  });

  it('is not known where none of its hours was told, which is not the same as none', () => {
    const events = countsOf(cutHours(weeks(24), { startAt: NOW - 9 * DAY_MS, endAt: NOW - 8 * DAY_MS }, NOW), AS);
    expect(events).toMatchObject({ counts: undefined, period: undefined, hourly: [], severities: undefined });
  });

  it('counts what is known where single hours are not', () => {
    const hourly = [...weeks(3)].map((one, index) => (index === 1 ? { ...one, count: undefined } : one));
    expect(countsOf(cutHours(hourly, { startAt: NOW - DAY_MS, endAt: NOW }, NOW), AS).counts).toEqual({
      'model events': 4,
    });
  });

  it('loses nothing and counts nothing twice, wherever weeks are cut in two, three or more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 0, max: HOUR_MS - 1 }),
        fc.array(fc.integer({ min: 0, max: 400 * HOUR_MS }), { maxLength: 6 }),
        (count, shift, cuts) => {
          const lastAt = NOW - shift;
          const hourly = weeks(count, lastAt);
          // In the hour that still runs nobody cuts: it is in every period that reaches into it.
          const inside = cuts.map((ago) => Math.min(NOW - ago, lastAt)).sort((a, b) => a - b);
          const bounds = [NOW - 500 * HOUR_MS, ...inside, NOW + 1];
          const parts = bounds.slice(1).map((endAt, index) => ({ startAt: bounds[index] ?? 0, endAt }));
          const told = parts.flatMap((span) => cutHours(hourly, span, NOW).hourly);
          expect(told).toEqual(hourly);
          expect(parts.reduce((all, span) => all + sum(cutHours(hourly, span, NOW).hourly), 0)).toBe(sum(hourly));
        },
      ),
    );
  });

  it('never covers more than an hour before it, nor anything after it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 300 * HOUR_MS }), (hours, ago) => {
        const endAt = NOW - ago;
        const { covered } = cutHours(weeks(672), { startAt: endAt - hours * HOUR_MS, endAt }, NOW);
        expect(covered?.startAt).toBeGreaterThan(endAt - (hours + 1) * HOUR_MS);
        expect(covered?.endAt).toBeLessThanOrEqual(endAt);
      }),
    );
  });
});

describe('the period that a question is about', () => {
  it.each([
    ['hours up to now', { hours: 6 }, { startAt: NOW - 6 * HOUR_MS, endAt: NOW }],
    ['a day where none are named', {}, { startAt: NOW - DAY_MS, endAt: NOW }],
    [
      'hours up to an instant',
      { hours: 2, endtime: 1_768_000_000_000 },
      { startAt: 1_767_992_800_000, endAt: 1_768_000_000_000 },
    ],
    [
      'hours up to a moment in words',
      { hours: 1, to: '2026-01-15 09:00:00' },
      { startAt: Date.UTC(2026, 0, 15, 8), endAt: Date.UTC(2026, 0, 15, 9) },
    ],
  ])('is %s', (_, params, span) => {
    expect(readPeriod(params, NOW)).toEqual(span);
  });
});
