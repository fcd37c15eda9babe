// The time series of a device, as the detectors watch them: what it began, with how many, how much of it outside, and its bytes.
import type { ConnectionInterval } from '../../domain/device.ts';
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import { clean } from '../../text/clean.ts';
import type { DeviceFacts, SeriesPoint, WatchedSeries } from '../facts.ts';
import { type Amount, amountOf } from '../figures/known.ts';
import { shortName } from './device-finding.ts';
import { entityOf } from './identity.ts';
import { ownIntervalsOf, transferIntervalsOf, withGaps } from './intervals.ts';

type Interval = Readonly<{ at: Instant }>;

/** Everything that was returned; an interval that is not over at `at` would look like silence, and is left out. */
export const deviceSeries = (facts: DeviceFacts, at: Instant): readonly WatchedSeries[] => {
  const entity = entityOf(facts);
  const stepMs = facts.intervalHours * HOUR_MS;
  const connections = ownIntervalsOf(facts);
  const watch = <T extends Interval>(
    name: string,
    title: string,
    unit: WatchedSeries['unit'],
    intervals: readonly T[] | undefined,
    read: (interval: T) => Amount,
  ): readonly WatchedSeries[] => {
    const points = pointsOf(intervals ?? [], facts.intervalHours, at, read);
    if (points.every(({ value }) => value === undefined)) return [];
    const view = unit === 'bytes' ? 'transfer' : 'activity';
    return [
      {
        key: `device.${facts.did}.${name}`,
        title: clean(`${title} of ${shortName(entity)}`),
        unit,
        stepMs,
        points,
        entity,
        link: { pane: 'device', view, filter: undefined, did: facts.did },
      },
    ];
  };
  const count = (name: string, title: string, read: (interval: ConnectionInterval) => Amount) =>
    watch(name, title, 'count', connections, read);
  return [
    ...count('connections', 'Connections', (interval) => interval.connections),
    ...count('destinations', 'Unique destinations', (interval) => interval.uniqueDestinations),
    ...count('external', 'External connections', (interval) => interval.externalConnections),
    ...watch('sizeout', 'Bytes out', 'bytes', transferIntervalsOf(facts.sent, 'sent'), (interval) => interval.bytes),
    ...watch('sizein', 'Bytes in', 'bytes', transferIntervalsOf(facts.received, 'received'), ({ bytes }) => bytes),
  ];
};

const pointsOf = <T extends Interval>(
  intervals: readonly T[],
  intervalHours: number,
  now: Instant,
  read: (interval: T) => Amount,
): readonly SeriesPoint[] => {
  const over = intervals.filter((interval) => interval.at + intervalHours * HOUR_MS <= now);
  const points = over.map((interval) => ({ at: interval.at, value: amountOf(read(interval)) }));
  return withGaps<SeriesPoint>(points, intervalHours, (at) => ({ at, value: undefined }));
};
