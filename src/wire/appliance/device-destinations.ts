// With whom a device spoke of its own accord, made of the shares that an appliance of the field tells: per cent, but no amounts.
import { type Destination, type DeviceShares, OUTSIDE_DID } from '../../domain/device.ts';
import type { DeviceRecord } from './device-record.ts';
import { isOthers } from './device-shares.ts';

export const destinationsOf = (
  { devicesUsed, externalDomains, pairs }: DeviceShares,
  details: ReadonlyMap<number, DeviceRecord>,
): readonly Destination[] | undefined => {
  if (devicesUsed === undefined && externalDomains === undefined) return undefined;
  const ports = portsByDid(pairs);
  const peers = (devicesUsed ?? []).flatMap(({ did, percent, firstAt }): Destination[] => {
    if (typeof did !== 'number') return [];
    const device = details.get(did);
    const known = { did, ip: device?.ip, hostname: device?.hostname, ports: ports.get(did) };
    return [{ ...UNKNOWN, ...known, percent, firstAt, isExternal: isOutside(did) }];
  });
  const domains = (externalDomains ?? [])
    // All that the list does not name is no place.
    .filter(({ name }) => name !== undefined && !isOthers(name))
    .map(
      ({ name, percent, firstAt }): Destination => ({ ...UNKNOWN, hostname: name, percent, firstAt, isExternal: true }),
    );
  return [...peers, ...domains];
};

/** Dids above 0 are devices of the network; of those below, such as broadcasts, it is not told. */
const isOutside = (did: number): boolean | undefined => {
  if (did === OUTSIDE_DID) return true;
  return did > OUTSIDE_DID ? false : undefined;
};

/** Single ports the device asked for; ranges are none. */
const portsByDid = (pairs: DeviceShares['pairs']): ReadonlyMap<number, readonly number[]> => {
  const ports = new Map<number, Set<number>>();
  for (const { did, port, direction } of pairs ?? []) {
    if (typeof did !== 'number' || typeof port !== 'number' || direction === 'in') continue;
    const known = ports.get(did);
    if (known === undefined) ports.set(did, new Set([port]));
    else known.add(port);
  }
  return new Map([...ports].map(([did, some]) => [did, [...some]]));
};

const UNKNOWN: Destination = {
  ip: undefined,
  hostname: undefined,
  did: undefined,
  connections: undefined,
  firstAt: undefined,
  lastAt: undefined,
  bytesSent: undefined,
  bytesReceived: undefined,
  ports: undefined,
  protocols: undefined,
  isExternal: undefined,
  country: undefined,
  percent: undefined,
};
