// Whether an address lies inside a subnet, by its CIDR; each address is looked up once.
import { BlockList, isIP } from 'node:net';

export const createSubnetMembership = (network: string): ((ip: string) => boolean) => {
  const block = new BlockList();
  const [base = '', prefix = ''] = network.split('/');
  block.addSubnet(base, Number(prefix), familyOf(base));
  const known = new Map<string, boolean>();
  return (ip) => {
    const remembered = known.get(ip);
    if (remembered !== undefined) return remembered;
    const isInside = block.check(ip, familyOf(ip));
    known.set(ip, isInside);
    return isInside;
  };
};

const familyOf = (ip: string): 'ipv4' | 'ipv6' => (isIP(ip) === 6 ? 'ipv6' : 'ipv4');
