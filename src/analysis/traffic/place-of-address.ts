// Where an address lies: inside a company's own ranges, or outside in the world.
import ipaddr from 'ipaddr.js';

export type Place = 'inside' | 'outside' | 'unknown';

export type Address = Readonly<{ kind: 'ipv4' | 'ipv6'; bytes: readonly number[]; text: string; range: string }>;

/** What never travels the open internet. */
const INSIDE_RANGES: ReadonlySet<string> = new Set([
  'private',
  'loopback',
  'linkLocal',
  'multicast',
  'broadcast',
  'uniqueLocal',
  'carrierGradeNat',
  'unspecified',
  'deprecatedSiteLocal',
]);

/** Undefined for a text that is no whole address; `ipaddr.isValid` alone also takes "10.1" and "0x0a000001". */
export const parseAddress = (text: string | undefined): Address | undefined => {
  if (text === undefined || !isWhole(text)) return undefined;
  const address = ipaddr.process(text);
  return { kind: address.kind(), bytes: address.toByteArray(), text: address.toString(), range: address.range() };
};

export const placeOfAddress = (address: Address | undefined): Place => {
  if (address === undefined) return 'unknown';
  return INSIDE_RANGES.has(address.range) ? 'inside' : 'outside';
};

const isWhole = (text: string): boolean => ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
