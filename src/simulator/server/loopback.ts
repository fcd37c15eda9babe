// Tells addresses of this machine from all others: the simulator must never be reachable from a network.
import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');
loopback.addSubnet('::ffff:127.0.0.0', 104, 'ipv6');

export const isLoopback = (address: string): boolean => {
  const family = isIP(address);
  return family !== 0 && loopback.check(address, family === 4 ? 'ipv4' : 'ipv6');
};

export const isLoopbackHost = (host: string): boolean => host === 'localhost' || isLoopback(host);

/** Of a Host header, with or without a port: names that merely resolve to this machine are not its own. */
export const isLoopbackAuthority = (authority: string): boolean => {
  const match = /^(?:\[([^\]]*)\]|([^:]*))(?::\d*)?$/.exec(authority.toLowerCase());
  return isLoopbackHost(match?.[1] ?? match?.[2] ?? '');
};
