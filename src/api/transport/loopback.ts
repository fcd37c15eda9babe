// Whether a host is this very machine.
import ipaddr from 'ipaddr.js';

/** `hostname` as URL gives it: IPv6 in brackets. */
export const isLoopback = (hostname: string): boolean => {
  const name = bareHost(hostname);
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  return ipaddr.isValid(name) && ipaddr.process(name).range() === 'loopback';
};

export const bareHost = (hostname: string): string => hostname.toLowerCase().replace(/^\[|\]$|\.$/g, '');
