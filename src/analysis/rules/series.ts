// SER-R1 and SER-R2: series that break their own habit, one finding for each episode that begins within the window.
import { MB_BYTES } from '../../domain/amounts.ts';
import type { Finding } from '../../domain/finding.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import { spanOf } from '../../domain/window.ts';
import type { Facts, WatchedSeries } from '../facts.ts';
import { makeFinding } from '../make-finding.ts';
import type { RuleFamily } from '../rule.ts';
import { scoreSeries } from '../series/score-series.ts';
import type { SeriesScore } from '../series/series-score.ts';

/** High takes over where it is reached: one episode is one finding. */
export const SERIES_RULES: RuleFamily = [
  {
    id: 'SER-R1',
    says: 'A series leaves its own habit.',
    judge: (facts, thresholds) =>
      onsetsOf(facts, thresholds)
        .filter(({ score }) => score.onset < thresholds.ser_r2_score)
        .map((onset) => findingOf('SER-R1', 'medium', onset, thresholds.ser_r1_score)),
  },
  {
    id: 'SER-R2',
    says: 'A series leaves its own habit as it hardly ever would by chance.',
    judge: (facts, thresholds) =>
      onsetsOf(facts, thresholds)
        .filter(({ score }) => score.onset >= thresholds.ser_r2_score)
        .map((onset) => findingOf('SER-R2', severityOf(onset, thresholds), onset, thresholds.ser_r2_score)),
  },
];

type Onset = Readonly<{ series: WatchedSeries; score: SeriesScore }>;

const onsetsOf = ({ series, window }: Facts, thresholds: Thresholds): readonly Onset[] => {
  const { startAt, endAt } = spanOf(window);
  return series.flatMap((watched) =>
    scoreSeries(watched, thresholds.ser_history_hours)
      .filter(({ onset }) => onset >= Math.min(thresholds.ser_r1_score, thresholds.ser_r2_score) && onset > 0)
      .filter(({ at }) => at + reachMs(watched) >= startAt && at <= endAt)
      .map((score) => ({ series: watched, score })),
  );
};

/** A day that reaches into the window belongs to it: the last whole one began before it. */
const reachMs = ({ stepMs }: WatchedSeries): number => (stepMs < DAY_MS ? 0 : stepMs - 1);

/** Rare is not large: a server of names that answers with 300 KB where 60 are usual harms nobody. */
const severityOf = ({ series, score }: Onset, { ser_r2_mb: least }: Thresholds): 'medium' | 'high' =>
  series.unit === 'bytes' && beyondHabit(score) < least * MB_BYTES ? 'medium' : 'high';

const beyondHabit = ({ value = 0, expected = 0, low = expected, high = expected }: SeriesScore): number =>
  Math.max(value - high, low - value);

const findingOf = (
  rule: 'SER-R1' | 'SER-R2',
  severity: 'medium' | 'high',
  { series, score }: Onset,
  threshold: number,
): Finding =>
  makeFinding({
    rule,
    severity,
    idPrefix: 'SER',
    key: [series.key, momentOf(score.at, series.stepMs)],
    title: `${series.title}: ${isAbove(score) ? 'more' : 'less'} than usual`,
    evidence: `${score.reason}.${rule === 'SER-R2' && severity === 'medium' ? ' So few bytes more or less are medium at most.' : ''}`,
    value: score.onset,
    threshold,
    action: 'Look at what began at that time: which devices, destinations and services account for the change.',
    entity: series.entity,
    at: score.at,
    link: series.link,
  });

const isAbove = ({ value, expected }: SeriesScore): boolean => (value ?? 0) >= (expected ?? 0);

/**
 * An episode is known by its beginning, which does not move when later points arrive: to the hour, since the same hour may be
 * cut into other intervals at the next look, and its score may then name the other rule.
 */
const momentOf = (at: Instant, stepMs: number): string => {
  const unitMs = Math.max(stepMs, HOUR_MS);
  return new Date(Math.floor(at / unitMs) * unitMs).toISOString().slice(0, 16);
};
