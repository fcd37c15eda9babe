// Watches one series point by point, never looking ahead: what was expected, whether something begins here, and how long it has lasted.
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import { createCalendar } from './calendar.ts';
import { clamp } from './clamp.ts';
import type { Detector, Gauge, Sample } from './detector.ts';
import { createEpisodes } from './episode.ts';
import { createExpectation, type Outlook } from './expectation.ts';
import { explain, type Told } from './explain.ts';
import { createLastingState } from './lasting-state.ts';
import { createNoise } from './noise.ts';
import { alarmRarity, DETECTORS_TOGETHER, onsetOf } from './rare.ts';
import { createScale } from './scale.ts';
import type { SeriesScore, SeriesUnit } from './series-score.ts';

export type SeriesDetectorSettings = Readonly<{
  unit: SeriesUnit;
  stepMs: number;
  detectors: readonly Detector[];
  /** Less history than this never makes an onset. */
  historyHours?: number;
  /** What is counted, such as "connections"; without it reasons tell bare numbers. */
  noun?: string;
}>;

export type SeriesDetector = Readonly<{
  push(at: Instant, value: number | undefined): SeriesScore;
  /** Bytes in tables; a few numbers and the closures come on top. */
  stateBytes: number;
}>;

const DEFAULT_HISTORY_HOURS = 48;
/** Before this nothing is learnt about how unusual a deviation is. */
const SETTLING_MS = 24 * HOUR_MS;
const FEWEST_POINTS = 20;
/** In its first week a series is not sure of itself yet: it takes more to raise an onset. */
const YOUNG_MS = 168 * HOUR_MS;
const YOUNG_SHARE = 0.6;
/** What came before a gap longer than this does not add up with what comes after. */
const LONG_GAP_MS = 6 * HOUR_MS;
/** In usual deviations. */
const BAND = 2;
/** The farthest instant that a date can have. */
const LAST_AT = 8.64e15;

export const createSeriesDetector = (settings: SeriesDetectorSettings): SeriesDetector => {
  const { unit } = settings;
  const stepMs = Math.max(1, settings.stepMs);
  const noise = createNoise(unit, stepMs);
  const scale = createScale(unit);
  const expectation = createExpectation(createCalendar(stepMs), noise, stepMs);
  const gauges = settings.detectors.map((detector) => detector.create({ unit, stepMs }));
  const episodes = createEpisodes(stepMs);
  const state = createLastingState(stepMs);
  const alarm = alarmRarity(stepMs);
  const historyMs = Math.max(1, settings.historyHours ?? DEFAULT_HISTORY_HOURS) * HOUR_MS;
  const strike = createStrike(gauges);
  const sample: Sample = emptySample();
  const told: Told = { unit, noun: settings.noun, stepMs };
  let known = 0;
  let knownMs = 0;
  let lastAt = Number.NEGATIVE_INFINITY;
  let isSigned = false;

  const advance = (at: Instant): void => {
    const sinceMs = at - lastAt;
    if (sinceMs > Math.max(3 * stepMs, LONG_GAP_MS)) for (const gauge of gauges) gauge.interrupt();
    knownMs += Math.min(Math.max(0, sinceMs), stepMs);
    lastAt = Math.max(lastAt, at);
    known += 1;
  };

  const fill = (outlook: Outlook, level: number, deviation: number): void => {
    sample.at = outlook.at;
    sample.level = level;
    sample.deviation = deviation;
    sample.weight = scale.weightOf(outlook.base, outlook.spread);
    sample.pointCount = known;
    sample.isSettled = knownMs > SETTLING_MS && known > FEWEST_POINTS / 2;
    sample.isWeekend = outlook.kind === 1;
    sample.floor = outlook.floor;
    sample.sinceOnsetMs = episodes.sinceOnsetMs(outlook.at);
  };

  const isReady = (): boolean => knownMs >= historyMs && known > FEWEST_POINTS;

  const amountAt = (level: number): number => {
    const amount = scale.back(level);
    return unit === 'bytes' || noise.isCounted() ? (isSigned ? amount : Math.max(0, amount)) : amount;
  };

  const scoreOf = (outlook: Outlook, value: number | undefined, onset: number, rarity: number | undefined) =>
    new Score(told, {
      at: outlook.at,
      value,
      expected: known === 0 ? undefined : amountAt(outlook.isLikeWeekend ? outlook.other ?? outlook.base : outlook.base),
      low: known < 2 ? undefined : amountAt(outlook.least - BAND * outlook.spread),
      high: known < 2 ? undefined : amountAt(outlook.most + BAND * outlook.spread),
      onset,
      state: isReady() ? state.value() : 0,
      rarity,
      past: known,
    });

  return { push: () => undefined, stateBytes: 0 };
};
