// How much a row of contacts looks like a timer: four parts of 0..1 and their mean, by the published method of RITA.
import { HOUR_MS, type Instant, SECOND_MS, type TimeSpan } from '../../domain/instant.ts';

export type BeaconScore = Readonly<{
  score: number;
  intervals: number;
  /** Undefined where too few flows told their bytes; the score is then the mean of the others. */
  sizes: number | undefined;
  histogram: number;
  duration: number;
  /** The median of the gaps between contacts, and the median of what they differ from it by. */
  intervalMs: number;
  jitterMs: number;
  contacts: number;
  firstAt: Instant;
  lastAt: Instant;
}>;

const MOST_BARS = 24;
const LEAST_BAR_MS = HOUR_MS / 6;
/** Of 24 bars: from so many filled ones on, the two commonest heights are looked at; so many in a run are enough. */
const BIMODAL_PART = 11 / MOST_BARS;
const RUN_PART = 12 / MOST_BARS;
/** A spread between the quartiles below this has no skew: seconds for gaps, bytes for sizes. */
const LEAST_SPREAD = 10;
const LEAST_KNOWN_SIZES = 0.5;

/**
 * `starts` are distinct and in order, inside the span, at least two of them; `bytes` in any order, NaN where not reported.
 * The bars and the duration are those of 24 hours, scaled to the span. `mayRest`: a timer that beats through half of the
 * span only is one, too.
 */
export const scoreBeacon = (
  starts: Float64Array,
  bytes: Float64Array,
  { startAt, endAt }: TimeSpan,
  mayRest = false,
): BeaconScore => {
  const gaps = gapsOf(starts);
  const { median, deviation, skew } = quartersOf(gaps);
  const regular = median === 0 ? 0 : (1 - Math.abs(skew) + Math.max(0, (median - deviation) / median)) / 2;
  const intervals = Math.max(regular * orderOf(gaps, median), beatOf(starts, median));
  const sizes = scoreSizes(bytes);
  const bars = fillBars(starts, startAt, endAt);
  const histogram = scoreHistogram(bars, mayRest);
  const firstAt = starts[0] ?? startAt;
  const lastAt = starts[starts.length - 1] ?? startAt;
  const duration = Math.min(
    1,
    Math.max((lastAt - firstAt) / (endAt - startAt), longestRun(bars) / (RUN_PART * bars.length)),
  );
  const parts = sizes === undefined ? [intervals, histogram, duration] : [intervals, sizes, histogram, duration];
  return {
    score: parts.reduce((sum, part) => sum + part, 0) / parts.length,
    intervals,
    sizes,
    histogram,
    duration,
    intervalMs: median * SECOND_MS,
    jitterMs: deviation * SECOND_MS,
    contacts: starts.length,
    firstAt,
    lastAt,
  };
};

/** In seconds, sorted. */
const gapsOf = (starts: Float64Array): Float64Array => {
  const gaps = new Float64Array(Math.max(0, starts.length - 1));
  for (let index = 0; index < gaps.length; index += 1)
    gaps[index] = ((starts[index + 1] ?? 0) - (starts[index] ?? 0)) / SECOND_MS;
  return gaps.sort();
};

type Quarters = Readonly<{ median: number; deviation: number; skew: number }>;

/** Of sorted values: the median, the median absolute deviation from it, and Bowley's skew of the quartiles. */
const quartersOf = (sorted: Float64Array): Quarters => {
  const median = quantileOf(sorted, 0.5);
  const low = quantileOf(sorted, 0.25);
  const high = quantileOf(sorted, 0.75);
  const deviation = quantileOf(sorted.map((value) => Math.abs(value - median)).sort(), 0.5);
  const hasSkew = high - low >= LEAST_SPREAD && median !== low && median !== high;
  return { median, deviation, skew: hasSkew ? (low + high - 2 * median) / (high - low) : 0 };
};

const quantileOf = (sorted: Float64Array, part: number): number => {
  if (sorted.length === 0) return 0;
  const place = (sorted.length - 1) * part;
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  return low + ((sorted[below + 1] ?? low) - low) * (place - below);
};

/** Gaps beyond so many medians, such as a night's rest, are cut to it. */
const LONGEST_GAP = 4;
/** What such gaps vary by when chance alone makes them, as a part of their mean, and how much that is blurred by their number. */
const CHANCE_VARIATION = 0.86;
const CHANCE_BLUR = 0.4;
/** So many times the blur below chance is order. */
const SURE = 2;

/** 0 where the gaps vary as much as those of chance do, 1 where they surely vary less. */
const orderOf = (gaps: Float64Array, median: number): number => {
  const cut = gaps.map((gap) => Math.min(gap, LONGEST_GAP * median));
  const mean = cut.reduce((sum, gap) => sum + gap, 0) / cut.length;
  if (!(mean > 0)) return 0;
  const variance = cut.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / cut.length;
  const surprise = ((CHANCE_VARIATION - Math.sqrt(variance) / mean) * Math.sqrt(cut.length)) / CHANCE_BLUR;
  return Math.max(0, Math.min(1, surprise / SURE));
};

/**
 * How well the gaps keep to whole multiples of one interval: 1 when all do, near 0 for chance. Contacts that were missed
 * double or triple a gap, which the quartiles take for disorder and this does not.
 */
const beatOf = (starts: Float64Array, interval: number): number => {
  if (interval <= 0) return 0;
  let along = 0;
  let across = 0;
  const count = starts.length - 1;
  for (let index = 0; index < count; index += 1) {
    const gap = ((starts[index + 1] ?? 0) - (starts[index] ?? 0)) / SECOND_MS;
    const turn = (2 * Math.PI * gap) / interval;
    along += Math.cos(turn);
    across += Math.sin(turn);
  }
  return count < 1 ? 0 : Math.hypot(along, across) / count;
};

const scoreSizes = (bytes: Float64Array): number | undefined => {
  const known = bytes.filter((size) => size >= 0).sort();
  if (known.length === 0 || known.length < LEAST_KNOWN_SIZES * bytes.length) return undefined;
  const { median, deviation, skew } = quartersOf(known);
  const steady = median === 0 ? (deviation === 0 ? 1 : 0) : Math.max(0, (median - deviation) / median);
  return (1 - Math.abs(skew) + steady) / 2;
};

const fillBars = (starts: Float64Array, startAt: Instant, endAt: Instant): Uint32Array => {
  const count = Math.max(1, Math.min(MOST_BARS, Math.round((endAt - startAt) / LEAST_BAR_MS)));
  const bars = new Uint32Array(count);
  const barMs = (endAt - startAt) / count;
  for (const at of starts) {
    const bar = Math.max(0, Math.min(count - 1, Math.floor((at - startAt) / barMs)));
    bars[bar] = (bars[bar] ?? 0) + 1;
  }
  return bars;
};

/** Bars of few contacts differ by chance alone: their variance is then their mean, and half of it is forgiven. */
const CHANCE_PART = 0.5;

const scoreHistogram = (bars: Uint32Array, mayRest: boolean): number => {
  const total = bars.reduce((sum, height) => sum + height, 0);
  const mean = total / bars.length;
  if (mean === 0) return 0;
  const variance = bars.reduce((sum, height) => sum + (height - mean) ** 2, 0) / bars.length;
  return Math.max(0, 1 - Math.sqrt(Math.max(0, variance - CHANCE_PART * mean)) / mean, scoreTwoHeights(bars, mayRest));
};

/**
 * The share of the bars that have one of the two commonest heights, rounded to a twentieth of the tallest: of the filled ones,
 * as published, where it may rest; else of all, or a mail program that polls through a day of work would look like a beacon.
 */
const scoreTwoHeights = (bars: Uint32Array, mayRest: boolean): number => {
  const filled = bars.filter((height) => height > 0);
  if (filled.length < BIMODAL_PART * bars.length) return 0;
  const step = Math.max(1, Math.ceil(filled.reduce((most, height) => Math.max(most, height), 0) / 20));
  const heights = new Map<number, number>();
  for (const height of filled) {
    const rounded = Math.floor(height / step);
    heights.set(rounded, (heights.get(rounded) ?? 0) + 1);
  }
  const [first = 0, second = 0] = [...heights.values()].sort((one, other) => other - one);
  return (first + second) / (mayRest ? filled.length : bars.length);
};

/** Of filled bars in a row. */
const longestRun = (bars: Uint32Array): number => {
  let longest = 0;
  let run = 0;
  for (const height of bars) {
    run = height > 0 ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
};
