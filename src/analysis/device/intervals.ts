// The intervals of a device's series: in the order of time, within a window, with their gaps.
import type { ConnectionInterval, DeviceAnswer, TransferInterval } from '../../domain/device.ts';
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { TimeWindow } from '../../domain/window.ts';
import type { DeviceFacts } from '../facts.ts';
import { type Amount, amountOf } from '../figures/known.ts';
import { byMost } from '../figures/ordering.ts';

/** More than two years of hours. Beyond it somebody sent nonsense, and a gap is one missing point however long it is. */
const MOST_POINTS = 20_000;

export const connectionIntervalsOf = (answer: DeviceAnswer | undefined): readonly ConnectionInterval[] | undefined =>
  connectionIntervalsIn(answer?.series);

export const connectionIntervalsIn = (
  series: DeviceAnswer['series'] | undefined,
): readonly ConnectionInterval[] | undefined =>
  series?.kind === 'connections'
    ? [...series.intervals].sort(
        (a, b) =>
          a.at - b.at ||
          byMost(a.connections, b.connections) ||
          byMost(a.uniqueDestinations, b.uniqueDestinations) ||
          byMost(a.externalConnections, b.externalConnections),
      )
    : undefined;

/** What the device began, with what of it went outside where that was asked for by itself. */
export const ownIntervalsOf = (
  facts: DeviceFacts,
  answer: DeviceAnswer | undefined = facts.connections ?? facts.peers,
): readonly ConnectionInterval[] | undefined => {
  const all = connectionIntervalsOf(answer);
  return all && withOutside(all, facts.outside?.series);
};

/** Both are counted alike: what did not go outside stayed inside. */
export const withOutside = (
  intervals: readonly ConnectionInterval[],
  outside: DeviceAnswer['series'] | undefined,
): readonly ConnectionInterval[] => {
  if (outside?.kind !== 'connections') return intervals;
  const counts = new Map(outside.intervals.map(({ at, connections }) => [at, amountOf(connections)]));
  return intervals.map((interval) => {
    const { connections, externalConnections, internalConnections } = interval;
    const external = externalConnections ?? counts.get(interval.at);
    return {
      ...interval,
      externalConnections: external,
      internalConnections: internalConnections ?? amountOf(lessBy(connections, external)),
    };
  });
};

const lessBy = (all: Amount, part: Amount): Amount =>
  all === undefined || part === undefined ? undefined : all - part;

export const transferIntervalsOf = (
  answer: DeviceAnswer | undefined,
  kind: 'sent' | 'received',
): readonly TransferInterval[] | undefined =>
  answer?.series?.kind === kind
    ? [...answer.series.intervals].sort((a, b) => a.at - b.at || byMost(a.bytes, b.bytes))
    : undefined;

/** Those that begin in the window; a window shorter than an interval has the one that was running at its end. */
export const withinWindow = <T extends Readonly<{ at: Instant }>>(
  intervals: readonly T[],
  { endAt, hours }: TimeWindow,
  intervalHours: number,
): readonly T[] => {
  const startAt = endAt - Math.max(hours, intervalHours) * HOUR_MS;
  return intervals.filter(({ at }) => at >= startAt && at < endAt);
};

/** Since when the appliance tells of the device; undefined where it does so over all of the window. */
export const toldSinceAt = (
  intervals: readonly Readonly<{ at: Instant }>[] | undefined,
  { endAt, hours }: TimeWindow,
  intervalHours: number,
): Instant | undefined => {
  const [first] = intervals ?? [];
  if (first === undefined) return undefined;
  // Whole intervals are told: the first one may begin so much later.
  return first.at - (endAt - hours * HOUR_MS) >= Math.max(intervalHours, LEAST_UNTOLD_HOURS) * HOUR_MS
    ? first.at
    : undefined;
};

/** Less of a window is nothing to speak of. */
const LEAST_UNTOLD_HOURS = 24;

/** An interval that is missing between two others is a point of its own, made by `gapAt`. */
export const withGaps = <T extends Readonly<{ at: Instant }>>(
  points: readonly T[],
  intervalHours: number,
  gapAt: (at: Instant) => T,
): readonly T[] => {
  const stepMs = intervalHours * HOUR_MS;
  const isFillable = ((points.at(-1)?.at ?? 0) - (points[0]?.at ?? 0)) / stepMs <= MOST_POINTS;
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    if (before === undefined || !(stepMs > 0)) return [point];
    // Rounded: an interval that begins a few seconds late leaves no gap.
    const missing = Math.round((point.at - before.at) / stepMs) - 1;
    const told = Math.max(0, isFillable ? missing : Math.min(1, missing));
    return [...Array.from({ length: told }, (_, gap) => gapAt(before.at + (gap + 1) * stepMs)), point];
  });
};
