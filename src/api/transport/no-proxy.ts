// Reads NO_PROXY: which hosts are reached without the proxy.
import ipaddr from 'ipaddr.js';
import { bareHost } from './loopback.ts';

/** `*`, `host`, `.suffix`, `*.suffix`, an address, a network in CIDR, each perhaps with `:port`; commas or spaces between. */
export const isExempt = (noProxy: string, url: URL): boolean => {
  const host = bareHost(url.hostname);
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => matches(entry, host, port));
};

const matches = (entry: string, host: string, port: string): boolean => {
  if (entry === '*') return true;
  const wanted = splitPort(entry);
  return (wanted.port === undefined || wanted.port === port) && matchesHost(wanted.host, host);
};

/** An IPv6 address has a port only after its brackets. */
const splitPort = (entry: string): Readonly<{ host: string; port: string | undefined }> => {
  const match = /^(\[[^\]]*\]|[^:]*):(\d{1,5})$/.exec(entry);
  return match === null
    ? { host: bareHost(entry), port: undefined }
    : { host: bareHost(match[1] ?? ''), port: match[2] };
};

const matchesHost = (pattern: string, host: string): boolean => {
  if (pattern.includes('/')) return isInNetwork(pattern, host);
  if (pattern.startsWith('*.')) return host.endsWith(pattern.slice(1));
  if (pattern.startsWith('.')) return host.endsWith(pattern);
  if (ipaddr.isValid(host) && ipaddr.isValid(pattern)) {
    return ipaddr.process(host).toString() === ipaddr.process(pattern).toString();
  }
  return host === pattern;
};

const isInNetwork = (network: string, host: string): boolean => {
  if (!ipaddr.isValidCIDR(network) || !ipaddr.isValid(host)) return false;
  const [address, bits] = ipaddr.parseCIDR(network);
  const own = ipaddr.process(host);
  return own.kind() === address.kind() && own.match(address, bits);
};
