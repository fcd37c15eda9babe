// Who a device is, as the device document tells it of the device itself and of the devices it refers to.
import type { DeviceIdentity } from '../../domain/device.ts';
import { listOf, name, nameOrCode, text, whole } from '../leaf.ts';
import { isWrong, type ReadEntry } from '../reading.ts';
import { record } from '../record.ts';
import { instantIn } from './wire-time.ts';

const instant = instantIn('seconds');
const texts = listOf(text);

export const deviceIdentity = record<DeviceIdentity>({
  did: ['did', whole],
  hostname: ['hostname', text],
  ip: ['ip', text],
  mac: ['mac', text],
  deviceType: ['devicetype', nameOrCode],
  os: ['os', nameOrCode],
  vendor: ['vendor', name],
  model: ['model', name],
  location: ['location', text],
  owner: ['owner', text],
  criticality: ['criticality', name],
  services: ['services', texts],
  tags: ['tags', texts],
  complianceTags: ['compliance_tags', texts],
  firstSeenAt: ['firstseen', instant],
  lastSeenAt: ['lastseen', instant],
  updatedAt: ['last_update', instant],
});

/** One entry of `devicedetails`: the did is the name it stands under, unless the entry says it itself. */
export const deviceDetail: ReadEntry<DeviceIdentity | undefined> = (raw, key) => {
  const identity = deviceIdentity(raw);
  if (identity === undefined || isWrong(identity) || identity.did !== undefined) return identity;
  return { ...identity, did: didOf(String(key)) };
};

const didOf = (key: string): number | undefined => {
  const did = whole(key);
  return isWrong(did) ? undefined : did;
};
