// Who is outside, as appliances tell it: a number made of the address, names, and where it is.
import { isIPv4 } from 'node:net';
import type { SimulatedPeer } from '../../model.ts';
import { mixText } from '../../random.ts';
import { placeOf } from './countries.ts';

const FIRST_V6_NUMBER = 2 ** 32;

/** An IPv4 address is its own number; one of IPv6 has a larger one of no meaning. */
export const numberOf = (ip: string): number =>
  isIPv4(ip)
    ? ip.split('.').reduce((number, part) => number * 256 + Number(part), 0)
    : FIRST_V6_NUMBER + mixText(0, ip);

type Seen = Readonly<{ size: number; timems: number; count: number }>;

export const tellExternal = (peer: SimulatedPeer, { size, timems, count }: Seen) => {
  const place = placeOf(peer.country);
  const names = peer.hostname === '' ? [] : [{ hostname: peer.hostname, count }];
  return {
    id: numberOf(peer.ip),
    hostname: names[0]?.hostname,
    name: names[0]?.hostname ?? peer.ip,
    hostnames: names,
    ip: peer.ip,
    size,
    timems,
    longitude: place?.longitude,
    latitude: place?.latitude,
    country: peer.country,
    countrycode: place?.code,
    asn: peer.asn,
    region: place?.region,
  };
};

/** Names that belong to one party end below the suffix under which anybody gets a name. */
export const domainOf = ({ hostname }: SimulatedPeer): string => {
  if (hostname === '') return 'Unknown';
  const parts = hostname.split('.');
  const hasLongSuffix = parts.length > 2 && (parts.at(-2)?.length ?? 0) <= 2;
  const isExampleSuffix = parts.at(-2) === 'example' && parts.length > 2;
  return parts.slice(hasLongSuffix || isExampleSuffix ? -3 : -2).join('.');
};
