// Values that name an end of a flow: an address, a network, a device as #142, or part of a name.
import ipaddr from 'ipaddr.js';
import type { ValueKind } from '../language/field.ts';
import type { Value } from '../language/filter.ts';
import { tellText } from './text-kind.ts';

export const addressKind: ValueKind = {
  operators: [':', '=', '!='],
  expects: 'an address such as 10.0.0.7, a network such as 10.0.0.0/8 or fe80::/10 (at most /32 and /128), or a name',
  allowsRegex: true,
  hasWhole: true,
  read: (text, { isQuoted }) => {
    if (isQuoted) return { kind: 'text', text };
    if (/^#-?\d{1,15}$/.test(text)) return { kind: 'device', did: Number(text.slice(1)) + 0 };
    const value = readAddress(text) ?? readNetwork(text);
    if (value !== undefined) return value;
    return LOOKS_LIKE_ADDRESS.test(text) ? undefined : { kind: 'text', text };
  },
  write: writeEnd,
  tell: (value) => (value.kind === 'text' || value.kind === 'regex' ? tellText(value) : writeEnd(value)),
};

/** Four numbers, or digits and colons, with or without a slash: nobody means a name by these. */
const LOOKS_LIKE_ADDRESS = /^(?:\d+(?:\.\d+){3}|[\da-f]*:[\da-f:.]*)(?:\/\d*)?$|^[\d.]+\/\d*$/i;

/** One spelling for each: `::ffff:10.0.0.7` is 10.0.0.7. Undefined for spellings that only some programs know, such as 10.7 or 012.0.0.1. */
export const readAddress = (text: string): Value | undefined => {
  const address = parseAddress(text);
  return address === undefined ? undefined : { kind: 'address', ip: address.toString() };
};

export const parseAddress = (text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined => {
  const isAddress = text.includes(':') ? ipaddr.IPv6.isValid(text) : ipaddr.IPv4.isValidFourPartDecimal(text);
  return isAddress && !text.includes('%') ? ipaddr.process(text) : undefined;
};

export const readNetwork = (text: string): Value | undefined => {
  const slash = text.lastIndexOf('/');
  const bits = text.slice(slash + 1);
  if (slash < 0 || !/^\d{1,3}$/.test(bits)) return undefined;
  const base = text.slice(0, slash);
  if (!base.includes(':')) {
    if (!ipaddr.IPv4.isValidFourPartDecimal(base) || Number(bits) > 32) return undefined;
    const cidr = `${base}/${Number(bits)}`;
    return { kind: 'network', cidr: `${ipaddr.IPv4.networkAddressFromCIDR(cidr)}/${Number(bits)}` };
  }
  if (base.includes('%') || !ipaddr.IPv6.isValid(base) || Number(bits) > 128) return undefined;
  const cidr = `${base}/${Number(bits)}`;
  return { kind: 'network', cidr: `${ipaddr.IPv6.networkAddressFromCIDR(cidr)}/${Number(bits)}` };
};

function writeEnd(value: Value): string {
  switch (value.kind) {
    case 'address':
      return value.ip;
    case 'network':
      return value.cidr;
    case 'device':
      return `#${value.did}`;
    default:
      return value.kind === 'text' ? value.text : '';
  }
}
