// A finding about a series keeps its name while the fact lasts, whatever its score and however the points are cut.
import { describe, expect, it, vi } from 'vitest';
import type { Facts, WatchedSeries } from '../../src/analysis/facts.ts';
import { judgeAll } from '../../src/analysis/judge.ts';
import { THE_NETWORK } from '../../src/analysis/make-finding.ts';
import type { SeriesScore } from '../../src/analysis/series/series-score.ts';
import { HOUR_MS, type Instant, MINUTE_MS } from '../../src/domain/instant.ts';
import { standardThresholds } from './standard-thresholds.ts';

const BEGUN_AT: Instant = Date.UTC(2026, 6, 27, 10);

/** Instead of a detector: the value of a point is its score. */
vi.mock('../../src/analysis/series/score-series.ts', () => ({
  scoreSeries: ({ points }: Pick<WatchedSeries, 'points'>): readonly SeriesScore[] =>
    points.map(({ at, value }) => ({
      at,
      value,
      expected: 0,
      low: 0,
      high: 0,
      onset: value ?? 0,
      state: 0,
      rarity: undefined,
      reason: 'told by the test',
    })),
}));

const judge = (points: readonly (readonly [Instant, number])[], stepMs = HOUR_MS) => {
  const series: WatchedSeries = {
    key: 'device.142.connections',
    title: 'Connections of finance-07',
    unit: 'count',
    stepMs,
    points: points.map(([at, value]) => ({ at, value })),
    entity: THE_NETWORK,
    link: undefined,
  };
  const facts: Facts = {
    at: BEGUN_AT + 6 * HOUR_MS,
    window: { endAt: BEGUN_AT + 6 * HOUR_MS, hours: 24, endsNow: true },
    statistics: undefined,
    traffic: undefined,
    device: undefined,
    series: [series],
  };
  return judgeAll(facts, standardThresholds());
};

const NAME = 'SER:device.142.connections:2026-07-27T10_00';

describe('the name of a finding about a series', () => {
  it('stays when its score passes from one rule to the other', () => {
    const [medium, high] = [judge([[BEGUN_AT, 0.985]]), judge([[BEGUN_AT, 0.995]])];
    expect(medium).toMatchObject([{ id: NAME, rule: 'SER-R1', severity: 'medium' }]);
    expect(high).toMatchObject([{ id: NAME, rule: 'SER-R2', severity: 'high' }]);
  });

  it.each([1, 7, 59])('stays when the points are shifted by %d minutes within the hour', (minutes) => {
    expect(judge([[BEGUN_AT + minutes * MINUTE_MS, 0.995]]).map(({ id }) => id)).toEqual([NAME]);
  });

  it('stays when the points come at shorter intervals, which tell an hour once, in its worst severity', () => {
    const quarters = judge(
      [
        [BEGUN_AT + 15 * MINUTE_MS, 0.985],
        [BEGUN_AT + 45 * MINUTE_MS, 0.995],
      ],
      15 * MINUTE_MS,
    );
    expect(quarters).toMatchObject([{ id: NAME, severity: 'high' }]);
  });

  it('is another for the next hour, and is cut to longer intervals', () => {
    expect(judge([[BEGUN_AT + HOUR_MS, 0.995]]).map(({ id }) => id)).toEqual([NAME.replace('T10', 'T11')]);
    expect(judge([[BEGUN_AT, 0.995]], 4 * HOUR_MS).map(({ id }) => id)).toEqual([NAME.replace('T10', 'T08')]);
  });
});
