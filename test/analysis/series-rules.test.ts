// SER-R1 and SER-R2: one finding for each episode that begins in the window, told by its beginning.
import { describe, expect, it } from 'vitest';
import type { Facts, WatchedSeries } from '../../src/analysis/facts.ts';
import { THE_NETWORK } from '../../src/analysis/make-finding.ts';
import { SERIES_RULES } from '../../src/analysis/rules/series.ts';
import { HOUR_MS } from '../../src/domain/instant.ts';
import { standardThresholds } from './standard-thresholds.ts';

const START_AT = Date.UTC(2026, 6, 6);
const BEGIN = 514;

const aSeries = (factor: number, hours = 672, unit: 'count' | 'bytes' = 'count'): WatchedSeries => ({
  key: 'device.142.connections',
  title: 'Connections of finance-07',
  unit,
  stepMs: HOUR_MS,
  points: Array.from({ length: hours }, (_, hour) => ({
    at: START_AT + hour * HOUR_MS,
    value:
      ((hour % 24 >= 8 && hour % 24 < 18 ? 60 : 8) + ((hour * 7_919) % 7)) *
      (hour >= BEGIN && hour < BEGIN + 3 ? factor : 1),
  })),
  entity: THE_NETWORK,
  link: undefined,
});

const factsOf = (series: WatchedSeries, window = { endAt: START_AT + 672 * HOUR_MS, hours: 168 }): Facts => ({
  at: window.endAt,
  window: { ...window, endsNow: false },
  statistics: undefined,
  traffic: undefined,
  device: undefined,
  series: [series],
});

const judge = (facts: Facts, thresholds = standardThresholds()) =>
  SERIES_RULES.flatMap((rule) => rule.judge(facts, thresholds));

describe('series that leave their habit', () => {
  it('make one high finding at the hour in which it begins', () => {
    const [finding, ...others] = judge(factsOf(aSeries(8)));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'SER-R2',
      severity: 'high',
      id: 'SER:device.142.connections:2026-07-27T10_00',
      title: 'Connections of finance-07: more than usual',
      at: START_AT + BEGIN * HOUR_MS,
      threshold: 0.99,
    });
    expect(finding?.value).toBeGreaterThanOrEqual(0.99);
    expect(finding?.evidence).toMatch(/usually .* at this hour on weekdays; rarer than any of 514 past hours\.$/);
  });

  it('make a medium finding where the score is below that of high', () => {
    const thresholds = { ...standardThresholds(), ser_r2_score: 1 };
    expect(judge(factsOf(aSeries(8)), thresholds)).toMatchObject([
      { rule: 'SER-R1', severity: 'medium', threshold: 0.9 },
    ]);
  });

  it('make the same finding when more points have arrived', () => {
    const early = judge(factsOf(aSeries(8, BEGIN + 1)));
    const late = judge(factsOf(aSeries(8)));
    expect(early.map(({ id }) => id)).toEqual(late.map(({ id }) => id));
  });

  it('make none outside the window', () => {
    expect(judge(factsOf(aSeries(8), { endAt: START_AT + 672 * HOUR_MS, hours: 24 }))).toEqual([]);
  });

  it('make none when they keep it, nor with less history than asked for', () => {
    expect(judge(factsOf(aSeries(1)))).toEqual([]);
    expect(judge(factsOf(aSeries(8)), { ...standardThresholds(), ser_history_hours: 600 })).toEqual([]);
  });

  it('say less where there is less', () => {
    expect(judge(factsOf(aSeries(0)))).toMatchObject([{ title: 'Connections of finance-07: less than usual' }]);
  });
});
