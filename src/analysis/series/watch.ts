// Watches one series point by point, never looking ahead: what was expected, whether something begins here, and how long it has lasted.
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import { createCalendar } from './calendar.ts';
import type { Detector, Gauge, Sample } from './detector.ts';
import { createEpisodes, type Episodes } from './episode.ts';
import { Expectation, type Outlook } from './expectation.ts';
import { createLastingState, type LastingState } from './lasting-state.ts';
import { createNoise, type Noise } from './noise.ts';
import { PointScore } from './point-score.ts';
import { alarmRarity, DETECTORS_TOGETHER, onsetOf } from './rare.ts';
import { createScale, type Scale } from './scale.ts';
import type { SeriesScore, SeriesUnit } from './series-score.ts';

export type WatchSettings = Readonly<{
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
  /** Bytes in tables; a few dozen numbers come on top. */
  stateBytes: number;
}>;

const HISTORY_HOURS = 48;
/** Before this nothing is learnt about how unusual a deviation is. */
const SETTLING_MS = 24 * HOUR_MS;
const SETTLING_POINTS = 10;
const FEWEST_POINTS = 20;
/** In its first week a series is not sure of itself yet: it takes more to raise an onset. */
const YOUNG_MS = 168 * HOUR_MS;
const YOUNG_SHARE = 0.6;
/** What came before a gap longer than this does not add up with what comes after. */
const LONG_GAP_MS = 6 * HOUR_MS;
/** In usual deviations. */
const BAND = 2;
/** The farthest instant that a date can have. */
const LAST_DATE_AT = 8.64e15;
/** A rarity beyond this is no longer a number that means anything. */
const MOST_RARE = 30;

export class Watch implements SeriesDetector {
  readonly stateBytes: number;
  readonly #settings: WatchSettings;
  readonly #stepMs: number;
  readonly #historyMs: number;
  readonly #alarm: number;
  readonly #noise: Noise;
  readonly #scale: Scale;
  readonly #expectation: Expectation;
  readonly #gauges: readonly Gauge[];
  readonly #episodes: Episodes;
  readonly #state: LastingState;
  readonly #sample: Sample = {
    at: 0,
    day: 0,
    level: 0,
    deviation: 0,
    weight: 1,
    pointCount: 0,
    isSettled: false,
    isWeekend: false,
    sinceOnsetMs: 0,
    floor: 1,
  };
  #pointCount = 0;
  #knownMs = 0;
  #lastAt = Number.NEGATIVE_INFINITY;
  #hasNegative = false;
  /** The most struck of the gauges at the newest point, and by how much. */
  #struck = -1;
  #rarity = 0;

  constructor(settings: WatchSettings) {
    const { unit } = settings;
    const stepMs = Math.max(1, settings.stepMs);
    this.#settings = settings;
    this.#stepMs = stepMs;
    this.#historyMs = Math.max(1, settings.historyHours ?? HISTORY_HOURS) * HOUR_MS;
    this.#alarm = alarmRarity(stepMs);
    this.#noise = createNoise(unit, stepMs);
    this.#scale = createScale(unit);
    this.#expectation = new Expectation(createCalendar(stepMs), this.#noise, stepMs);
    this.#gauges = settings.detectors.map((detector) => detector.create({ unit, stepMs }));
    this.#episodes = createEpisodes(stepMs);
    this.#state = createLastingState(stepMs);
    this.stateBytes = this.#gauges.reduce((sum, gauge) => sum + gauge.stateBytes, this.#expectation.stateBytes);
  }

  push(at: Instant, value: number | undefined): SeriesScore {
    if (!(Math.abs(at) <= LAST_DATE_AT)) return this.#score(0, undefined, undefined, 0, undefined);
    if (value === undefined || !Number.isFinite(value)) {
      return this.#score(at, undefined, this.#expectation.lookAt(at, undefined), 0, undefined);
    }
    this.#take(at, value);
    const level = this.#scale.forth(value);
    const outlook = this.#expectation.lookAt(at, level);
    const deviation = this.#expectation.deviationOf(level);
    this.#ask(outlook, level, deviation);
    this.#state.push(at, deviation);
    const loudness = this.#loudness();
    const onset = onsetOf(this.#episodes.push(at, loudness, Math.sign(this.#rarity)));
    const isReady = this.#isReady();
    const rarity = isReady
      ? Math.exp(Math.min(MOST_RARE, Math.max(0, Math.abs(this.#rarity) - Math.log(DETECTORS_TOGETHER))))
      : undefined;
    const score = this.#score(at, value, outlook, onset, rarity);
    this.#expectation.learn(level);
    return score;
  }

  #take(at: Instant, value: number): void {
    const sinceMs = at - this.#lastAt;
    if (sinceMs > Math.max(3 * this.#stepMs, LONG_GAP_MS)) for (const gauge of this.#gauges) gauge.interrupt();
    this.#knownMs += Math.min(Math.max(0, sinceMs), this.#stepMs);
    this.#lastAt = Math.max(this.#lastAt, at);
    this.#pointCount += 1;
    if (value < 0) this.#hasNegative = true;
    this.#noise.note(value);
    const conversion = this.#scale.settle(value, this.#stepMs);
    if (conversion === undefined) return;
    this.#expectation.convert(conversion.convert);
    this.#noise.rescale(conversion.factor);
  }

  #ask(outlook: Outlook, level: number, deviation: number): void {
    const sample = this.#sample;
    sample.at = outlook.at;
    sample.day = outlook.day;
    sample.level = level;
    sample.deviation = deviation;
    sample.weight = this.#scale.weightOf(outlook.base, outlook.spread);
    sample.pointCount = this.#pointCount;
    sample.isSettled = this.#knownMs > SETTLING_MS && this.#pointCount > SETTLING_POINTS;
    sample.isWeekend = outlook.kind === 1;
    sample.floor = outlook.floor;
    sample.sinceOnsetMs = this.#episodes.sinceOnsetMs(outlook.at);
    this.#rarity = 0;
    this.#struck = -1;
    for (let index = 0; index < this.#gauges.length; index += 1) {
      const rarity = this.#gauges[index]?.push(sample) ?? 0;
      if (Math.abs(rarity) <= Math.abs(this.#rarity)) continue;
      this.#rarity = rarity;
      this.#struck = index;
    }
  }

  #isReady(): boolean {
    return this.#knownMs > this.#historyMs && this.#pointCount > FEWEST_POINTS;
  }

  /** 1 where it is worth an onset of 0.9. */
  #loudness(): number {
    if (!this.#isReady()) return 0;
    const age = Math.min(1, this.#knownMs / YOUNG_MS);
    return (Math.abs(this.#rarity) / this.#alarm) * (YOUNG_SHARE + (1 - YOUNG_SHARE) * age);
  }

  #score(
    at: Instant,
    value: number | undefined,
    outlook: Outlook | undefined,
    onset: number,
    rarity: number | undefined,
  ): SeriesScore {
    const isKnown = outlook !== undefined && this.#pointCount > 1;
    const isReady = this.#isReady();
    return new PointScore({
      at,
      value,
      expected: isKnown ? this.#amountAt(outlook.expected) : undefined,
      low: isKnown ? this.#amountAt(outlook.least - BAND * outlook.spread) : undefined,
      high: isKnown ? this.#amountAt(outlook.most + BAND * outlook.spread) : undefined,
      onset,
      state: isReady ? this.#state.value() : 0,
      rarity,
      unit: this.#settings.unit,
      noun: this.#settings.noun,
      stepMs: this.#stepMs,
      pointCount: this.#pointCount,
      knownMs: this.#knownMs,
      isReady,
      trust: outlook?.trust ?? 0,
      dayKind: outlook?.isLikeWeekend === true ? 1 : (outlook?.kind ?? 0),
      side: Math.sign(this.#rarity),
      struckBy: this.#settings.detectors[this.#struck]?.id,
      sinceAt: this.#state.sinceAt(),
    });
  }

  #amountAt(level: number): number {
    const amount = this.#scale.back(level);
    return this.#hasNegative ? amount : Math.max(0, amount);
  }
}
