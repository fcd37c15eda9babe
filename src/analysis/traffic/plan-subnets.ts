// Which subnet each party belongs to: by the CIDRs that are known, or by derived ones where none are.
import ipaddr from 'ipaddr.js';
import type { Parties, Party } from './parties.ts';
import type { Address } from './place-of-address.ts';

export const NO_SUBNET = -1;

export type SubnetPlan = Readonly<{
  /** As CIDRs, each once. */
  subnets: readonly string[];
  /** By number of a party: where its subnet stands in the list, or NO_SUBNET. */
  ofParty: Int32Array;
  /** No CIDRs were known: the /24s and /64s of private addresses stand in for them. */
  isDerived: boolean;
  /** Of the CIDRs that were given, those that are none. */
  unreadable: readonly string[];
}>;

const DERIVED_BITS = { ipv4: 24, ipv6: 64 } as const;
const HOST_RANGES: ReadonlySet<string> = new Set([
  'private',
  'uniqueLocal',
  'linkLocal',
  'carrierGradeNat',
  'deprecatedSiteLocal',
]);

export const planSubnets = (parties: Parties, cidrs: readonly string[] | undefined): SubnetPlan =>
  cidrs === undefined || cidrs.length === 0 ? deriveSubnets(parties) : matchSubnets(parties, cidrs);

const deriveSubnets = (parties: Parties): SubnetPlan => {
  const numbers = new Map<string, number>();
  const ofParty = new Int32Array(parties.list.length + 1).fill(NO_SUBNET);
  parties.list.forEach(({ address }, index) => {
    if (address === undefined || !HOST_RANGES.has(address.range)) return;
    const subnet = networkOf(address, DERIVED_BITS[address.kind]);
    const number = numbers.get(subnet) ?? numbers.size;
    numbers.set(subnet, number);
    ofParty[index + 1] = number;
  });
  return { subnets: [...numbers.keys()], ofParty, isDerived: true, unreadable: [] };
};

const matchSubnets = (parties: Parties, cidrs: readonly string[]): SubnetPlan => {
  const numbers = new Map<string, number>();
  const lengths = { ipv4: new Set<number>(), ipv6: new Set<number>() };
  const unreadable: string[] = [];
  for (const cidr of cidrs) {
    if (!ipaddr.isValidCIDR(cidr)) {
      unreadable.push(cidr);
      continue;
    }
    const [address, bits] = ipaddr.parseCIDR(cidr);
    const kind = address.kind();
    lengths[kind].add(bits);
    const subnet = networkOf({ kind, bytes: address.toByteArray() }, bits);
    if (!numbers.has(subnet)) numbers.set(subnet, numbers.size);
  }
  const longestFirst = {
    ipv4: [...lengths.ipv4].sort((one, other) => other - one),
    ipv6: [...lengths.ipv6].sort((one, other) => other - one),
  };
  const findSubnet = ({ address }: Party): number => {
    if (address === undefined) return NO_SUBNET;
    for (const bits of longestFirst[address.kind]) {
      const number = numbers.get(networkOf(address, bits));
      if (number !== undefined) return number;
    }
    return NO_SUBNET;
  };
  const ofParty = Int32Array.from([NO_SUBNET, ...parties.list.map(findSubnet)]);
  return { subnets: [...numbers.keys()], ofParty, isDerived: false, unreadable };
};

const networkOf = ({ bytes }: Pick<Address, 'kind' | 'bytes'>, bits: number): string => {
  const masked = bytes.map((byte, index) => byte & (0xff00 >> Math.max(0, Math.min(8, bits - index * 8))) & 0xff);
  return `${ipaddr.fromByteArray(masked).toString()}/${bits}`;
};
