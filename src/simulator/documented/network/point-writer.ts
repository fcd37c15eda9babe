// Writes the points of a metric as JSON objects.
import type { Instant } from '../../../domain/instant.ts';
import { keepFields } from '../../asking/keep-fields.ts';
import type { SimulatedDevice } from '../../model.ts';
import type { ElementFields } from './element-fields.ts';
import type { HourOfPoints } from './metric-points.ts';

/** All points of an hour, joined by commas; never the empty text, for an hour without points is not told. */
export const writeHour = (
  { startAt, points }: HourOfPoints,
  fields: ElementFields,
  tellDevice: (device: SimulatedDevice) => unknown,
): string =>
  points
    .map((point) => tellPoint(startAt, point, tellDevice))
    .map((point) => JSON.stringify(keepFields(point, fields === 'all' ? undefined : fields)))
    .join(',');

const tellPoint = (
  startAt: Instant,
  point: HourOfPoints['points'][number],
  tellDevice: (device: SimulatedDevice) => unknown,
) => ({
  timestamp: startAt,
  device: tellDevice(point.device),
  bytes_in: point.bytesIn,
  bytes_out: point.bytesOut,
  packets_in: point.packetsIn,
  packets_out: point.packetsOut,
  connections: point.connections,
});
