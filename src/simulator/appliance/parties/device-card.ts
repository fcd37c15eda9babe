// A device as appliances tell it wherever it stands in full.
import type { Instant } from '../../../domain/instant.ts';
import { toSecondText } from '../../asking/utc-text.ts';
import type { SimulatedDevice } from '../../model.ts';
import { mixText } from '../../random.ts';
import { typeLabelOf } from './device-types.ts';

/** What is known of its looks, without when it was seen; priority is left out where it is none. */
export const tellIdentity = (device: SimulatedDevice) => ({
  did: device.did,
  macaddress: device.mac,
  vendor: device.vendor,
  ip: device.ip,
  sid: device.sid,
  hostname: device.hostname,
  os: device.osName,
  devicelabel: device.label,
  typename: device.typeName,
  typelabel: typeLabelOf(device.typeName),
  priority: priorityOf(device),
});

export const tellDevice = (device: SimulatedDevice, lastSeenAt: Instant) => ({
  ...tellIdentity(device),
  ips: tellAddresses(device, lastSeenAt),
  firstSeen: device.firstSeenAt,
  lastSeen: lastSeenAt,
  tags: device.tags.map(tellTag),
});

export const tellAddresses = ({ ip, sid }: SimulatedDevice, lastSeenAt: Instant) => [
  { ip, timems: lastSeenAt, time: toSecondText(lastSeenAt), sid },
];

export const tellTag = (name: string) => {
  const tid = 1 + (mixText(0, name) % 900);
  return {
    tid,
    expiry: 0,
    thid: tid,
    name,
    restricted: false,
    data: { auto: false, color: tid % 360, description: '', visibility: 'Public' },
  };
};

export const priorityOf = ({ criticality }: SimulatedDevice): number | undefined =>
  criticality === 'high' ? 3 : criticality === 'medium' ? 1 : undefined;
