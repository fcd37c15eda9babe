// Watches one series point by point, never looking ahead: what was expected, whether something begins here, and how long it has lasted.
import { DAY_MS, HOUR_MS, type Instant } from '../../domain/instant.ts';
import { createCalendar, WEEKEND, WORKDAY } from './calendar.ts';
import { clamp } from './clamp.ts';
import type { Detector, Gauge, Sample } from './detector.ts';
import { createEpisodes, type Episodes } from './episode.ts';
import { Expectation, type Outlook } from './expectation.ts';
import { createLastingState, type LastingState } from './lasting-state.ts';
import { createNoise, type Noise } from './noise.ts';
import { PointScore } from './point-score.ts';
import { alarmRarity, DETECTORS_TOGETHER, onsetOf } from './rare.ts';
import { createScale, type Scale } from './scale.ts';
import type { SeriesScore, SeriesUnit } from './series-score.ts';
import { MOST_AMOUNT } from './transform.ts';

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
/** What lasted before a leap forwards longer than this does not last since then. */
const LONG_LEAP_MS = 7 * DAY_MS;
/** What begins an episode. */
const ONSET = 0.9;
/** In usual deviations. */
const BAND = 2;
/** The farthest instant that a date can have. */
const LAST_DATE_AT = 8.64e15;

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
  /** The most struck of those that this point may begin an episode with. */
  #beginStruck = -1;
  #beginRarity = 0;
  /** The farthest that points of the past lay above and below what was expected, as shares of the band. */
  #farthestAbove = 0;
  #farthestBelow = 0;

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
    if (!(Math.abs(at) <= LAST_DATE_AT)) return this.#gap(0, undefined, value);
    if (value === undefined || !(Math.abs(value) <= MOST_AMOUNT)) {
      return this.#gap(at, this.#expectation.lookAt(at, undefined), value);
    }
    this.#take(at, value);
    const level = this.#scale.forth(value);
    const outlook = this.#expectation.lookAt(at, level);
    const deviation = this.#expectation.deviationOf(level);
    const band = this.#bandOf(outlook);
    this.#ask(outlook, level, deviation, sideOf(value, band));
    this.#state.push(at, deviation);
    const onset = onsetOf(this.#begin(at));
    const rarity = this.#rarityNow(level, outlook);
    const score = this.#score({ at, value, outlook, band, onset, rarity, unusable: undefined });
    this.#expectation.learn(level);
    return score;
  }

  #gap(at: Instant, outlook: Outlook | undefined, value: number | undefined): SeriesScore {
    const band = outlook === undefined ? undefined : this.#bandOf(outlook);
    return this.#score({ at, value: undefined, outlook, band, onset: 0, rarity: undefined, unusable: value });
  }

  #take(at: Instant, value: number): void {
    const sinceMs = at - this.#lastAt;
    const isBack = sinceMs < -this.#stepMs;
    if (isBack || sinceMs > Math.max(3 * this.#stepMs, LONG_GAP_MS)) {
      for (const gauge of this.#gauges) gauge.interrupt(sinceMs);
    }
    if (isBack || sinceMs > LONG_LEAP_MS + this.#stepMs) this.#state.interrupt();
    this.#knownMs += clamp(sinceMs, 0, this.#stepMs);
    this.#lastAt = isBack ? at : Math.max(this.#lastAt, at);
    this.#pointCount += 1;
    if (value < 0) this.#hasNegative = true;
    this.#noise.note(value);
    const conversion = this.#scale.settle(value, this.#stepMs);
    if (conversion === undefined) return;
    this.#expectation.convert(conversion.convert);
    this.#noise.rescale(conversion.factor);
  }

  /** `side`: 1 for a value above its band, -1 below, 0 within it. */
  #ask(outlook: Outlook, level: number, deviation: number, side: number): void {
    const sample = this.#sample;
    sample.at = outlook.at;
    sample.day = outlook.day;
    sample.level = level;
    sample.deviation = deviation;
    sample.weight = this.#scale.weightOf(outlook.base, outlook.spread);
    sample.pointCount = this.#pointCount;
    sample.isSettled = this.#knownMs > SETTLING_MS && this.#pointCount > SETTLING_POINTS;
    sample.isWeekend = outlook.kind === WEEKEND;
    sample.floor = outlook.floor;
    sample.sinceOnsetMs = this.#episodes.sinceOnsetMs(outlook.at);
    this.#rarity = 0;
    this.#struck = -1;
    this.#beginRarity = 0;
    this.#beginStruck = -1;
    for (let index = 0; index < this.#gauges.length; index += 1) {
      const rarity = this.#gauges[index]?.push(sample) ?? 0;
      if (Math.abs(rarity) > Math.abs(this.#rarity)) {
        this.#rarity = rarity;
        this.#struck = index;
      }
      if (Math.abs(rarity) <= Math.abs(this.#beginRarity)) continue;
      const isStriking = side !== 0 && Math.sign(rarity) === side && !outlook.wasSeen;
      if (!isStriking && this.#settings.detectors[index]?.isOfDays !== true) continue;
      this.#beginRarity = rarity;
      this.#beginStruck = index;
    }
  }

  /** The loudness to be told. What began here is what is spoken of. */
  #begin(at: Instant): number {
    const told = this.#episodes.push(at, {
      loudness: this.#loudnessOf(this.#rarity),
      side: Math.sign(this.#rarity),
      beginLoudness: this.#loudnessOf(this.#beginRarity),
      beginSide: Math.sign(this.#beginRarity),
    });
    if (told < 1) return told;
    this.#rarity = this.#beginRarity;
    this.#struck = this.#beginStruck;
    return told;
  }

  /** The past can tell of no more than its own points, and of that only where the point itself is farther out than all of them. */
  #rarityNow(level: number, outlook: Outlook): number | undefined {
    const above = level - outlook.expected;
    const away =
      above /
      (BAND * outlook.spread + (above > 0 ? outlook.most - outlook.expected : outlook.expected - outlook.least));
    const isFarthest = this.#rarity > 0 ? away > this.#farthestAbove : away < this.#farthestBelow;
    if (this.#pointCount > 1) {
      this.#farthestAbove = Math.max(this.#farthestAbove, away);
      this.#farthestBelow = Math.min(this.#farthestBelow, away);
    }
    if (!this.#isReady()) return undefined;
    const past = this.#pointCount - 1;
    const isOwn = isFarthest && this.#gauges[this.#struck]?.pointCount() === 1;
    const rarity = Math.exp(Math.max(0, Math.abs(this.#rarity) - Math.log(DETECTORS_TOGETHER)));
    return rarity < past ? rarity : isOwn ? past + 1 : past;
  }

  #isReady(): boolean {
    return this.#knownMs > this.#historyMs && this.#pointCount > FEWEST_POINTS;
  }

  /** 1 where it is worth an onset of 0.9. */
  #loudnessOf(rarity: number): number {
    if (!this.#isReady()) return 0;
    const age = Math.min(1, this.#knownMs / YOUNG_MS);
    return (Math.abs(rarity) / this.#alarm) * (YOUNG_SHARE + (1 - YOUNG_SHARE) * age);
  }

  #score({ at, value, outlook, band, onset, rarity, unusable }: Judged): SeriesScore {
    const isReady = this.#isReady();
    const score = new PointScore({
      at,
      value,
      expected: band?.expected,
      low: band?.low,
      high: band?.high,
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
      dayKind: outlook?.isLikeWeekend === true ? WEEKEND : (outlook?.kind ?? WORKDAY),
      side: Math.sign(this.#rarity),
      struckBy: this.#settings.detectors[this.#struck]?.id,
      struckPoints: this.#gauges[this.#struck]?.pointCount() ?? 1,
      isNewKind: outlook?.isNewKind ?? false,
      onsetAt: this.#lastingFrom(at),
      unusable,
    });
    // Only now: until here the sums still tell how long they are.
    if (onset >= ONSET) for (const gauge of this.#gauges) gauge.tell();
    return score;
  }

  /** The onset of the episode that the state still tells of. */
  #lastingFrom(at: Instant): Instant | undefined {
    const episode = this.#episodes.latest();
    const sinceAt = this.#state.sinceAt();
    if (episode === undefined || sinceAt === undefined || this.#state.side() !== episode.side) return undefined;
    return sinceAt <= episode.startAt && episode.startAt < at ? episode.startAt : undefined;
  }

  #bandOf(outlook: Outlook): Band | undefined {
    if (this.#pointCount < 2) return undefined;
    return {
      expected: this.#amountAt(outlook.expected),
      low: this.#amountAt(outlook.least - BAND * outlook.spread),
      high: this.#amountAt(outlook.most + BAND * outlook.spread),
    };
  }

  #amountAt(level: number): number {
    return clamp(this.#scale.back(level), this.#hasNegative ? -MOST_AMOUNT : 0, MOST_AMOUNT);
  }
}

type Band = Readonly<{ expected: number; low: number; high: number }>;

type Judged = Readonly<{
  at: Instant;
  value: number | undefined;
  outlook: Outlook | undefined;
  band: Band | undefined;
  onset: number;
  rarity: number | undefined;
  unusable: number | undefined;
}>;

/** 0 within the band. */
const sideOf = (value: number, band: Band | undefined): number =>
  band === undefined ? 0 : value > band.high ? 1 : value < band.low ? -1 : 0;
