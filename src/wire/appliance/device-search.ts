// One page of the devices that fit a search, and how many there are in all.
import type { FoundDevices } from '../../domain/appliance.ts';
import type { DeviceIdentity } from '../../domain/device.ts';
import type { Chunks, Pace } from '../json-stream.ts';
import { isObject } from '../leaf.ts';
import { isWrong } from '../reading.ts';
import { type Decoded, decodeAnswer, listAnswer, type PartShape } from './answer.ts';
import { identityOf, takeDevice } from './device-record.ts';
import { entry } from './entries.ts';
import { amount } from './tolerant.ts';

export const decodeDeviceSearch = (chunks: Chunks, pace: Pace): Promise<Decoded<FoundDevices>> =>
  decodeAnswer(chunks, SHAPE, pace);

const TOTAL = 'totalCount';

const device = entry<DeviceIdentity>((take, key) => {
  const told = takeDevice(take, key);
  return told && identityOf(told);
});

const list = listAnswer('devicesearch', 'devices', device, [TOTAL, 'count', 'offset']);

const SHAPE: PartShape<FoundDevices> = {
  ...list,
  read: (raw) => {
    const devices = list.read(raw);
    const total = amount(isObject(raw) ? raw[TOTAL] : undefined);
    if (isWrong(total)) return total.under(TOTAL);
    return isWrong(devices) ? devices : { ...devices, value: { total, devices: devices.value } };
  },
};
