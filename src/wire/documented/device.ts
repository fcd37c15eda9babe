// Answers of the device endpoint in the documented dialect; what an interval holds follows from the data type asked for.
import type { DataType, Destination, DeviceAnswer, DeviceIdentity, SimilarDevice } from '../../domain/device.ts';
import type { Result } from '../../domain/result.ts';
import { type AnswerShape, decode } from '../decode.ts';
import type { Chunks, Pace } from '../json-stream.ts';
import { present } from '../record.ts';
import { field, object, placesOf, readAs, readList, readMap } from '../shape.ts';
import { deviceDetail, deviceIdentity } from './device-identity.ts';
import { destination, SIMILAR_PLACES, similarDevice } from './device-peers.ts';
import { type Interval, intervalOf, seriesOf } from './device-series.ts';
import { deviceSummary, SUMMARY_ELEMENTS } from './device-summary.ts';

export const decodeDevice = (chunks: Chunks, asked: DataType, pace: Pace): Promise<Result<DeviceAnswer>> =>
  decode(chunks, SHAPES[asked], pace);

const answer = object(
  {
    device: field(deviceIdentity),
    graphdata: readList<Interval>(),
    destinations: readList<Destination>(),
    devicedetails: readMap<DeviceIdentity>(),
    similar_devices: readList<SimilarDevice>(),
    summary: deviceSummary,
  },
  (wire) => wire,
);

const shapeFor = (asked: DataType): AnswerShape<DeviceAnswer> => ({
  what: 'deviceinfo',
  wanted: {
    masses: {
      'graphdata[]': intervalOf[asked],
      'destinations[]': present(destination),
      'similar_devices[]': similarDevice(asked),
      'similar_devices[].graphdata[]': intervalOf[asked],
    },
    elements: { ...SUMMARY_ELEMENTS, 'devicedetails.*': deviceDetail },
    places: [...placesOf(answer), ...SIMILAR_PLACES],
  },
  read: readAs(
    answer,
    (wire): DeviceAnswer => ({
      device: wire.device,
      series: seriesOf(asked, wire.graphdata),
      destinations: wire.destinations,
      details: wire.devicedetails?.map(([, identity]) => identity),
      similar: wire.similar_devices,
      summary: wire.summary,
      shares: undefined,
    }),
  ),
});

const SHAPES: Readonly<Record<DataType, AnswerShape<DeviceAnswer>>> = {
  co: shapeFor('co'),
  sizeout: shapeFor('sizeout'),
  sizein: shapeFor('sizein'),
};
