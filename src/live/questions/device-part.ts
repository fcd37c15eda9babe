// The part that is about one device: what it did per interval, with whom, and who resembles it.
import type { DataType, DeviceAnswer } from '../../domain/device.ts';
import type { Part } from '../part.ts';
import { askEndpoint } from './ask-endpoint.ts';
import { type DeviceQuestion, deviceParams } from './params/device-params.ts';
import { partKey } from './part-key.ts';

export const devicePart = (question: DeviceQuestion): Part<DeviceAnswer> => ({
  key: partKey('device', question),
  topic: 'device',
  name: `${DATA_NAMES[question.datatype]}${question.similarDevices === undefined ? '' : ' and peers'} of device ${question.did}`,
  ask: (asking) => askEndpoint(asking, 'deviceinfo', deviceParams(question), (answer) => answer),
});

const DATA_NAMES: Readonly<Record<DataType, string>> = {
  co: 'connections',
  sizeout: 'bytes sent',
  sizein: 'bytes received',
};
