// What a device did interval by interval: one number, whose meaning follows from the data type asked for. Empty hours may be left out on the wire.
import type { ConnectionInterval, DataType, DeviceSeries, TransferInterval } from '../../domain/device.ts';
import { seriesIn, type TimedPoint, timedPoint } from './time-series.ts';
import { amount } from './tolerant.ts';

export const graphData = seriesIn(timedPoint(amount, 'count'));

export const seriesOf = (asked: DataType, points: readonly TimedPoint[] | undefined): DeviceSeries | undefined => {
  if (points === undefined) return undefined;
  if (asked === 'co') return { kind: 'connections', intervals: points.map(connectionsIn) };
  return { kind: asked === 'sizeout' ? 'sent' : 'received', intervals: points.map(transferIn) };
};

const connectionsIn = ({ at, value }: TimedPoint): ConnectionInterval => ({
  at,
  connections: value,
  uniqueDestinations: undefined,
  internalConnections: undefined,
  externalConnections: undefined,
  protocols: undefined,
  ports: undefined,
});

const transferIn = ({ at, value }: TimedPoint): TransferInterval => ({
  at,
  bytes: value,
  packets: undefined,
  sessions: undefined,
  peers: undefined,
});
