// Cuts what went through in a period out of a course of volumes, such as one a day; intervals at its edges count by their part in it.
import { MB_BYTES, mbpsOf } from '../../../domain/amounts.ts';
import type { Instant, TimeSpan } from '../../../domain/instant.ts';
import type { BandwidthStats, VolumePoint } from '../../../domain/stats.ts';

/** One interval, or the part of it that lies in a period. `intervalAt` is when the whole of it began. */
export type Volume = TimeSpan & Readonly<{ bytes: number | undefined; intervalAt: Instant }>;

/**
 * Each point lasts until the next; the last as long as the one before it, but not beyond now. A single one lasts nobody knows how long.
 * The points must be in the order of time.
 */
export const intervalsOf = (course: readonly VolumePoint[], now: Instant): readonly Volume[] =>
  course.flatMap(({ at, bytes }, index) => {
    const before = course[index - 1];
    const next = course[index + 1];
    const endAt = next?.at ?? (before === undefined ? at : Math.min(2 * at - before.at, now));
    return endAt <= at ? [] : [{ startAt: at, endAt, bytes, intervalAt: at }];
  });

export const cutVolumes = (volumes: readonly Volume[], { startAt, endAt }: TimeSpan): readonly Volume[] =>
  volumes.flatMap((volume) => {
    const from = Math.max(volume.startAt, startAt);
    const until = Math.min(volume.endAt, endAt);
    if (until <= from) return [];
    const share = (until - from) / (volume.endAt - volume.startAt);
    const bytes = volume.bytes === undefined ? undefined : volume.bytes * share;
    return [{ ...volume, startAt: from, endAt: until, bytes }];
  });

/** Nothing but the volume of both directions together is told, and only where it is told: of days that lack, no average is made. */
export const bandwidthOf = (
  course: readonly VolumePoint[] | undefined,
  span: TimeSpan,
  now: Instant,
): BandwidthStats => {
  const intervals = intervalsOf(course ?? [], now);
  const volumes = cutVolumes(intervals, span);
  const known = volumes.filter(isKnown);
  const bytes = known.reduce((sum, one) => sum + one.bytes, 0);
  const coveredMs = known.reduce((sum, one) => sum + one.endAt - one.startAt, 0);
  return {
    ...NOT_TOLD,
    totalMb: known.length === 0 ? undefined : bytes / MB_BYTES,
    averageTotalMbps: known.length === 0 ? undefined : mbpsOf(bytes, coveredMs),
    peak: peakOf(known, ratedIn(intervals)),
    course: course === undefined ? undefined : pointsOf(volumes, span),
  };
};

const NOT_TOLD = {
  ingressMb: undefined,
  egressMb: undefined,
  averageIngressMbps: undefined,
  averageEgressMbps: undefined,
  protocols: undefined,
  isCsensorSpecific: undefined,
} as const;

type KnownVolume = Volume & Readonly<{ bytes: number }>;

const isKnown = (volume: Volume): volume is KnownVolume => volume.bytes !== undefined;

/**
 * Whether the volume of one that still runs is of what there is of it, or of all that it will be, nobody says: of a few hours it would make
 * the busiest day there ever was.
 */
const LEAST_SHARE = 0.5;

/** By when they began: those that are not much shorter than usual. */
const ratedIn = (intervals: readonly Volume[]): ReadonlySet<Instant> => {
  const lengths = intervals.map(lengthOf).sort((a, b) => a - b);
  const usualMs = lengths[Math.floor(lengths.length / 2)] ?? 0;
  return new Set(intervals.filter((one) => lengthOf(one) >= LEAST_SHARE * usualMs).map(({ intervalAt }) => intervalAt));
};

const lengthOf = ({ startAt, endAt }: TimeSpan): number => endAt - startAt;

/** The busiest interval: what went on within it nobody knows. */
const peakOf = (volumes: readonly KnownVolume[], rated: ReadonlySet<Instant>): BandwidthStats['peak'] =>
  volumes
    .filter(({ intervalAt }) => rated.has(intervalAt))
    .map(({ startAt, endAt, bytes, intervalAt }) => ({ at: intervalAt, mbps: mbpsOf(bytes, endAt - startAt) }))
    .reduce<{ at: Instant; mbps: number } | undefined>(
      (best, one) => (best === undefined || one.mbps > best.mbps ? one : best),
      undefined,
    );

/** Where they end before the period does, a last one without a volume says so. */
const pointsOf = (volumes: readonly Volume[], { endAt }: TimeSpan): readonly VolumePoint[] => {
  const points = volumes.map(({ startAt, bytes }) => ({ at: startAt, bytes }));
  const last = volumes.at(-1);
  return last === undefined || last.endAt >= endAt ? points : [...points, { at: last.endAt, bytes: undefined }];
};
