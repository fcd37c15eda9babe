// The plain statistics of an appliance of the field: what it counts of its own accord, and the volume it took in over the last weeks.
import type { SystemInventory, SystemSummary } from '../../domain/stats.ts';
import type { Wanted } from '../json-pattern.ts';
import { type DeviceCount, deviceCount } from './device-count.ts';
import { entry, one } from './entries.ts';
import { amount, count } from './tolerant.ts';
import { course, VOLUME_PLACES } from './volume-course.ts';

export const SUMMARY_PLACES: Wanted = {
  ...VOLUME_PLACES,
  places: [
    ...VOLUME_PLACES.places,
    ...['usercredentialcount', 'usercredentials', 'subnets', 'patterns', 'licenseIPCount'],
    ...['antigenaDevices', 'antigenaActions', 'devicecount'],
  ],
};

export const systemSummary = one(
  entry((take) => {
    const devices = take(deviceCount, 'devicecount');
    const inventory: SystemInventory = {
      deviceKinds: devices?.kinds,
      subnetCount: take(count, 'subnets'),
      credentialCount: take(count, 'usercredentialcount', 'usercredentials'),
      patternCount: take(count, 'patterns'),
      respondedDeviceCount: take(count, 'antigenaDevices'),
      responseCount: take(count, 'antigenaActions'),
      licensedIpCount: devices?.licensed ?? take(amount, 'licenseIPCount'),
    };
    const summary = summaryOf(devices, inventory);
    return { kind: 'plain' as const, summary, course: take(course, 'bandwidth') };
  }),
);

const summaryOf = (devices: DeviceCount | undefined, inventory: SystemInventory): SystemSummary => ({
  bandwidth: undefined,
  events: undefined,
  devices: devices?.total === undefined ? undefined : { total: devices.total, active: undefined, new: undefined },
  alerts: undefined,
  period: undefined,
  inventory: Object.values(inventory).every((value) => value === undefined) ? undefined : inventory,
});
