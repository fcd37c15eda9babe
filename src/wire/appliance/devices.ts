// The list of devices an appliance knows; a single device comes without the list around it.
import type { DeviceIdentity } from '../../domain/device.ts';
import type { Chunks, Pace } from '../json-stream.ts';
import { type Decoded, decodeAnswer, listAnswer } from './answer.ts';
import { identityOf, takeDevice } from './device-record.ts';
import { entry } from './entries.ts';
import { instant } from './tolerant.ts';

export const decodeDevices = (chunks: Chunks, pace: Pace): Promise<Decoded<readonly DeviceIdentity[]>> =>
  decodeAnswer(chunks, SHAPE, pace);

/** This endpoint alone calls the first and the last time a device was seen `time` and `endtime`. */
const device = entry<DeviceIdentity>((take, key) => {
  const firstSeenAt = take(instant, 'firstSeen', 'time');
  const lastSeenAt = take(instant, 'lastSeen', 'endtime');
  const told = takeDevice(take, key);
  return told && identityOf({ ...told, firstSeenAt, lastSeenAt });
});

const SHAPE = listAnswer('devices', 'devices', device);
