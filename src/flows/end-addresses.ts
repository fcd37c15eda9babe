// The addresses of ends as numbers, made once per table, so that a network can be compared without reading text.
import ipaddr from 'ipaddr.js';
import { type FlowTable, NO_CODE } from './flow-table.ts';
import { runThrough, type Steps } from './run-through.ts';

/** Four words of 32 bits for the end with code `n` from `4 * n`; an IPv4 address stands in the form ::ffff:a.b.c.d. */
export type EndAddresses = Readonly<{ words: Uint32Array; isKnown: Uint8Array }>;

/** Takes the code of an end. */
export type AddressTest = (end: number) => boolean;

const MAPPED = 0xffff;
const BITS = 128;
const MAPPED_BITS = 96;

const cache = new WeakMap<FlowTable['ends'], EndAddresses>();

/** One of IPv6 is read in about ten microseconds. */
const ENDS_PER_STEP = 256;

export const endAddresses = (table: FlowTable): EndAddresses =>
  cache.get(table.ends) ?? runThrough(prepareAddresses(table));

/** The same in slices. */
export function* prepareAddresses({ ends, texts }: FlowTable): Steps<EndAddresses> {
  const found = cache.get(ends);
  if (found !== undefined) return found;
  const words = new Uint32Array(4 * (ends.count + 1));
  const isKnown = new Uint8Array(ends.count + 1);
  for (let index = 0; index < ends.count; index += 1) {
    if (index % ENDS_PER_STEP === ENDS_PER_STEP - 1) yield;
    const code = ends.ip[index] ?? NO_CODE;
    const text = code === NO_CODE ? undefined : texts.textOf(code);
    const address = text === undefined ? undefined : readWords(text);
    if (address === undefined) continue;
    words.set(address, 4 * (index + 1));
    isKnown[index + 1] = 1;
  }
  const made = { words, isKnown };
  cache.set(ends, made);
  return made;
}

/** `10.0.0.0/8`, or an address alone. A network that is none is a mistake of ours. */
export const insideNetwork = (table: FlowTable, network: string): AddressTest => {
  const { words, isKnown } = endAddresses(table);
  const { address, bits } = readNetworkWords(network);
  const masks = address.map((_, index) => maskOf(bits - 32 * index));
  const wanted = address.map((word, index) => (word & (masks[index] ?? 0)) >>> 0);
  const [mask0 = 0, mask1 = 0, mask2 = 0, mask3 = 0] = masks;
  const [want0 = 0, want1 = 0, want2 = 0, want3 = 0] = wanted;
  return (end) => {
    const at = 4 * end;
    return (
      isKnown[end] === 1 &&
      ((words[at + 3] ?? 0) & mask3) >>> 0 === want3 &&
      ((words[at + 2] ?? 0) & mask2) >>> 0 === want2 &&
      ((words[at + 1] ?? 0) & mask1) >>> 0 === want1 &&
      ((words[at] ?? 0) & mask0) >>> 0 === want0
    );
  };
};

const PRIVATE = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '127.0.0.0/8',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
];

/** Addresses that are used inside networks only. */
export const isPrivateEnd = (table: FlowTable): AddressTest => {
  const tests = PRIVATE.map((network) => insideNetwork(table, network));
  return (end) => tests.some((test) => test(end));
};

const readNetworkWords = (network: string): Readonly<{ address: readonly number[]; bits: number }> => {
  const [base = '', bits] = network.split('/');
  const address = readWords(base);
  if (address === undefined) throw new Error(`"${network}" is not a network`);
  const isV4 = !base.includes(':');
  return { address, bits: bits === undefined ? BITS : Number(bits) + (isV4 ? MAPPED_BITS : 0) };
};

const maskOf = (bits: number): number => {
  if (bits <= 0) return 0;
  return bits >= 32 ? 0xffffffff : (0xffffffff << (32 - bits)) >>> 0;
};

const V4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

const readWords = (text: string): readonly number[] | undefined => {
  const match = V4.exec(text);
  if (match !== null) {
    const bytes = [Number(match[1]), Number(match[2]), Number(match[3]), Number(match[4])];
    return bytes.every((byte) => byte <= 255)
      ? [0, 0, MAPPED, bytes.reduce((sum, byte) => sum * 256 + byte, 0)]
      : undefined;
  }
  if (!ipaddr.IPv6.isValid(text)) return undefined;
  const { parts } = ipaddr.IPv6.parse(text);
  return [0, 2, 4, 6].map((index) => (parts[index] ?? 0) * 65_536 + (parts[index + 1] ?? 0));
};
