// A device as every endpoint of an appliance tells it, short or in full; and the identities that the domain makes of it.
import type { DeviceIdentity } from '../../domain/device.ts';
import type { FlowEnd } from '../../domain/flow.ts';
import type { Instant } from '../../domain/instant.ts';
import { name } from '../leaf.ts';
import { isWrong } from '../reading.ts';
import { entry, listOf, type Take } from './entries.ts';
import { named } from './named.ts';
import { idNumber, instant, lenient } from './tolerant.ts';

export type DeviceRecord = Readonly<{
  did: number | undefined;
  /** Of the subnet it is in. */
  sid: number | undefined;
  hostname: string | undefined;
  label: string | undefined;
  ip: string | undefined;
  mac: string | undefined;
  vendor: string | undefined;
  os: string | undefined;
  deviceType: string | undefined;
  priority: string | undefined;
  tags: readonly string[] | undefined;
  firstSeenAt: Instant | undefined;
  lastSeenAt: Instant | undefined;
}>;

/** The did is the name an entry of a map stands under, unless it says it itself. An entry that says nothing is none. */
export const takeDevice = (take: Take, key: string | undefined): DeviceRecord | undefined => {
  const device = {
    did: take(idNumber, 'did', 'id'),
    sid: take(idNumber, 'sid'),
    hostname: take(name, 'hostname'),
    label: take(name, 'devicelabel'),
    ip: take(name, 'ip') ?? lastAddress(take(addresses, 'ips')),
    mac: take(name, 'macaddress', 'mac'),
    vendor: take(name, 'vendor'),
    os: take(name, 'os'),
    deviceType: take(name, 'typelabel', 'typename'),
    priority: take(name, 'priority'),
    tags: take(tags, 'tags'),
    firstSeenAt: take(instant, 'firstSeen', 'firstseen'),
    lastSeenAt: take(instant, 'lastSeen', 'lastseen'),
  };
  if (Object.values(device).every((value) => value === undefined)) return undefined;
  return { ...device, did: device.did ?? didOf(key) };
};

export const deviceRecord = entry(takeDevice);

export const identityOf = (device: DeviceRecord): DeviceIdentity => ({
  did: device.did,
  hostname: device.hostname,
  ip: device.ip,
  mac: device.mac,
  deviceType: device.deviceType,
  os: device.os,
  vendor: device.vendor,
  model: undefined,
  location: undefined,
  owner: undefined,
  criticality: device.priority,
  services: undefined,
  tags: device.tags,
  complianceTags: undefined,
  firstSeenAt: device.firstSeenAt,
  lastSeenAt: device.lastSeenAt,
  updatedAt: undefined,
});

export const endOf = (device: DeviceRecord): FlowEnd => ({
  did: device.did,
  ip: device.ip,
  hostname: device.hostname,
  label: device.label,
  mac: device.mac,
  vendor: device.vendor,
  os: device.os,
  deviceType: device.deviceType,
  country: undefined,
  firstSeenAt: device.firstSeenAt,
  lastSeenAt: device.lastSeenAt,
  tags: device.tags,
});

type Address = Readonly<{ ip: string; at: Instant }>;

const addresses = listOf<Address>(
  entry(
    (take) => {
      const ip = take(name, 'ip');
      const at = take(instant, 'timems', 'time') ?? 0;
      return ip === undefined ? undefined : { ip, at };
    },
    (raw) => {
      const ip = name(raw);
      return ip === undefined || isWrong(ip) ? ip : { ip, at: 0 };
    },
  ),
);

const lastAddress = (some: readonly Address[] | undefined): string | undefined =>
  some?.reduce<Address | undefined>((last, each) => (last === undefined || each.at > last.at ? each : last), undefined)
    ?.ip;

const tags = listOf(named('name'));

const didOf = lenient(idNumber);
