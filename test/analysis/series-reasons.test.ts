// What a score says is true: how rare, for how long, over which stretch, and against which band.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeriesDetector } from '../../src/analysis/series/create-series-detector.ts';
import type { SeriesScore } from '../../src/analysis/series/series-score.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/instant.ts';
import { makeSeries } from './series-plants.ts';

const START_AT = Date.UTC(2026, 6, 6);

type Point = Readonly<{ at: number; value: number | undefined }>;

const steps = (count: number, stepMs: number, valueAt: (step: number) => number | undefined): readonly Point[] =>
  Array.from({ length: count }, (_, step) => ({ at: START_AT + step * stepMs, value: valueAt(step) }));

const scored = (
  points: readonly Point[],
  stepMs: number = HOUR_MS,
  unit: 'count' | 'bytes' = 'count',
): readonly SeriesScore[] => {
  const detector = createSeriesDetector({ unit, stepMs });
  return points.map(({ at, value }) => detector.push(at, value));
};

const raisedBy = (scores: readonly SeriesScore[]): readonly SeriesScore[] => scores.filter(({ onset }) => onset >= 0.9);

const office = (hour: number): number => (hour % 24 >= 8 && hour % 24 < 18 ? 60 : 8) + ((hour * 7_919) % 7) - 3;

const isDrift = ({ reason }: SeriesScore): boolean => reason.includes('the last three days');

const isOutside = ({ value = Number.NaN, low = Number.NaN, high = Number.NaN }: SeriesScore): boolean =>
  value < low || value > high;

describe('the rarity', () => {
  it('never exceeds what the past can tell', () => {
    const scores = scored(steps(400, HOUR_MS, (hour) => (hour % 97 === 96 ? 10_000_000 : office(hour))));
    for (const [past, { rarity }] of scores.entries()) expect(rarity ?? 0).toBeLessThanOrEqual(past + 1);
    expect(scores[96]?.rarity).toBe(97);
    expect(scores[96]?.reason).toContain('rarer than any of 96 past hours');
  });

  it('is not said to be beyond all the past where a point was farther away before', () => {
    const isLoud = (hour: number): boolean => hour === 200 || hour === 300;
    const scores = scored(steps(301, HOUR_MS, (hour) => (isLoud(hour) ? 90_000 / hour : office(hour))));
    expect(scores[200]?.reason).toContain('rarer than any of 200 past hours');
    expect(scores[300]?.onset).toBeGreaterThan(0.9);
    expect(scores[300]?.reason).not.toContain('rarer than any');
    expect(scores[300]?.rarity).toBeLessThanOrEqual(300);
  });

  it('is beyond all the past only where no deviation in its direction was as large', () => {
    let claimed = 0;
    for (const seed of [3, 4, 5, 6, 7, 8]) {
      const { points } = makeSeries(
        {
          seed,
          mean: 20,
          unit: 'count',
          rhythm: 'office',
          days: 28,
          hasHoliday: true,
          hasClockChange: false,
          hasGaps: true,
        },
        'spike',
      );
      let most = 0;
      for (const { value, expected, high, reason } of scored(points)) {
        if (value === undefined || expected === undefined || high === undefined || value <= expected) continue;
        const root = (amount: number): number => 2 * Math.sqrt(amount + 3 / 8);
        const away = (root(value) - root(expected)) / (root(high) - root(expected));
        if (reason.includes('rarer than any')) {
          claimed += 1;
          expect(away, reason).toBeGreaterThan(most);
        }
        most = Math.max(most, away);
      }
    }
    expect(claimed).toBeGreaterThan(0);
  });
});

describe('how long it has lasted', () => {
  it('is told from the second point on, and counts from the onset', () => {
    const scores = scored(steps(520, HOUR_MS, (hour) => office(hour) * (hour >= 514 ? 8 : 1)));
    expect(scores[514]?.onset).toBeGreaterThan(0.9);
    expect(scores[514]?.reason).not.toContain('so far');
    expect(scores[515]?.reason).toMatch(/; for 1 h so far$/);
    expect(scores[518]?.reason).toMatch(/; for 4 h so far$/);
  });
});

describe('one day of ten times as much, in a series by the day', () => {
  const oneSpike = (loud: readonly number[]): readonly SeriesScore[] =>
    scored(
      steps(60, DAY_MS, (day) => (loud.includes(day) ? 1_000 : 100)),
      DAY_MS,
    );

  it('is the only onset', () => {
    expect(raisedBy(oneSpike([40])).map(({ at }) => (at - START_AT) / DAY_MS)).toEqual([40]);
  });

  it('says that no day before was as rare, though there were few', () => {
    expect(oneSpike([40])[40]?.reason).toMatch(/; rarer than any of 40 past points$/);
  });

  it('makes none of the ordinary days after it, when two came in a row', () => {
    expect(raisedBy(oneSpike([40, 41])).map(({ at }) => (at - START_AT) / DAY_MS)).toEqual([40]);
  });

  it('never speaks of a stretch shorter than a step', () => {
    for (const { reason } of oneSpike([30, 41, 42, 50])) expect(reason).not.toMatch(/the last \d+ h together/);
  });
});

describe('no onset is raised on a point inside its own band', () => {
  it('whatever the step, the unit and the noise', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(MINUTE_MS * 15, HOUR_MS, 6 * HOUR_MS, DAY_MS),
        fc.constantFrom('count' as const, 'bytes' as const),
        fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 300, maxLength: 500 }),
        fc.array(fc.record({ from: fc.nat(480), length: fc.nat(20), factor: fc.constantFrom(0, 0.5, 1.5, 2, 3, 20) })),
        (stepMs, unit, noise, spells) => {
          const factorAt = (step: number): number =>
            spells.find(({ from, length }) => step >= from && step < from + length)?.factor ?? 1;
          const points = steps(noise.length, stepMs, (step) => Math.round((20 + (noise[step] ?? 0)) * factorAt(step)));
          for (const score of raisedBy(scored(points, stepMs, unit))) {
            expect(isDrift(score) || isOutside(score), score.reason).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a jump in time', () => {
  const goodHours = steps(100, HOUR_MS, (hour) => 100 + ((hour * 7_919) % 7));
  const hoursFrom = (fromAt: number): readonly Point[] =>
    Array.from({ length: 60 }, (_, hour) => ({ at: fromAt + hour * HOUR_MS, value: 100 + ((hour * 7_919) % 7) }));
  const backAt = START_AT + 100 * HOUR_MS;

  it.each([
    ['into 1978', Date.UTC(1978, 2, 4), 100],
    ['into 1978 with a large value', Date.UTC(1978, 2, 4), 5_000],
    ['into 2090', Date.UTC(2090, 2, 4), 100],
    ['into 2090 with a large value', Date.UTC(2090, 2, 4), 5_000],
  ])('and back makes no onset of normal hours: %s', (_, strayAt, value) => {
    const scores = scored([...goodHours, { at: strayAt, value }, ...hoursFrom(backAt)]);
    expect(raisedBy(scores).filter(({ at }) => at !== strayAt)).toEqual([]);
    for (const { reason } of scores) expect(reason).not.toMatch(/\d d .*so far/);
  });

  it('of years over which a change went on is not part of how long it lasted', () => {
    const loud = steps(106, HOUR_MS, (hour) => (hour >= 100 ? 900 : 100 + ((hour * 7_919) % 7)));
    const later = hoursFrom(START_AT + 4_000 * DAY_MS).map(({ at }) => ({ at, value: 900 }));
    const scores = scored([...loud, ...later]);
    expect(scores[105]?.reason).toMatch(/for 5 h so far$/);
    for (const { reason } of scores.slice(106)) expect(reason).not.toMatch(/\d{2,} d.* so far/);
  });

  it('does not end the watch for slow drifts', () => {
    const grown = Array.from({ length: 40 * 24 }, (_, hour) => ({
      at: backAt + hour * HOUR_MS,
      value: Math.round((100 + ((hour * 7_919) % 7)) * (1 + Math.min(1.5, Math.max(0, (hour - 400) / 600)))),
    }));
    const scores = scored([...goodHours, { at: Date.UTC(2090, 2, 4), value: 100 }, ...grown]);
    expect(raisedBy(scores).length).toBeGreaterThan(0);
  });
});

describe('values beyond any amount', () => {
  it.each(['count', 'bytes'] as const)('are gaps, and nothing prints nonsense: %s', (unit) => {
    const extremes = [1.7e308, -1.7e308, 1e16, -1e16];
    const scores = scored(
      steps(300, HOUR_MS, (hour) => (hour % 50 === 49 ? extremes[Math.floor(hour / 50) % 4] : 5_000 + (hour % 7))),
      HOUR_MS,
      unit,
    );
    expect(scores[49]).toMatchObject({ value: undefined, onset: 0, rarity: undefined });
    expect(scores[49]?.reason).toMatch(/^no usable value: 1\.70e\+308; usually /);
    for (const { reason, low, high, value } of scores) {
      if (value !== undefined) expect(reason).not.toMatch(/e\+?\d/);
      expect(low ?? 0).toBeGreaterThanOrEqual(-1e15);
      expect(high ?? 0).toBeLessThanOrEqual(1e15);
    }
    expect(raisedBy(scores)).toEqual([]);
  });

  it.each(['count', 'bytes'] as const)('leave the largest amounts readable: %s', (unit) => {
    const scores = scored(
      steps(200, HOUR_MS, (hour) => (hour % 2 === 0 ? 1e15 : -1e15)),
      HOUR_MS,
      unit,
    );
    for (const { reason } of scores) expect(reason).not.toMatch(/\de\+/);
  });
});
