// The series of a device without holes: some appliances leave out intervals in which nothing was, even where all were asked for.
import { withGaps } from '../../../analysis/device/intervals.ts';
import type { ConnectionInterval, DeviceAnswer, DeviceSeries, TransferInterval } from '../../../domain/device.ts';
import { HOUR_MS, type Instant } from '../../../domain/instant.ts';

/** Only for answers that were asked to tell every interval: elsewhere a hole says nothing. */
export const fillGaps = (answer: DeviceAnswer, intervalHours: number): DeviceAnswer => ({
  ...answer,
  series: filled(answer.series, intervalHours),
  similar: answer.similar?.map((peer) => ({ ...peer, series: filled(peer.series, intervalHours) })),
});

/** Twice what an appliance keeps: whoever tells of a longer time tells nonsense. */
const LONGEST_HOURS = 56 * 24;

const filled = (series: DeviceSeries | undefined, intervalHours: number): DeviceSeries | undefined => {
  if (series === undefined || !isFillable(series.intervals)) return series;
  return series.kind === 'connections'
    ? { kind: series.kind, intervals: withGaps(series.intervals, intervalHours, noConnections) }
    : { kind: series.kind, intervals: withGaps(series.intervals, intervalHours, noTransfer) };
};

const isFillable = (intervals: readonly Readonly<{ at: Instant }>[]): boolean =>
  (intervals.at(-1)?.at ?? 0) - (intervals[0]?.at ?? 0) <= LONGEST_HOURS * HOUR_MS;

const noConnections = (at: Instant): ConnectionInterval => ({
  at,
  connections: 0,
  uniqueDestinations: undefined,
  internalConnections: undefined,
  externalConnections: undefined,
  protocols: undefined,
  ports: undefined,
});

const noTransfer = (at: Instant): TransferInterval => ({
  at,
  bytes: 0,
  packets: undefined,
  sessions: undefined,
  peers: undefined,
});
