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
  if (text === undefined) return undefined;
  const usual = readUsual(text);
  if (usual !== undefined) return usual;
  if (!isWhole(text)) return undefined;
  const address = ipaddr.process(text);
  return { kind: address.kind(), bytes: address.toByteArray(), text: address.toString(), range: address.range() };
};

/** With one of these first bytes, some addresses are special, and the library tells which. */
const MIXED: ReadonlySet<number> = new Set([0, 100, 127, 169, 172, 192, 198, 203]);
const FIRST_SPECIAL = 224;

/** Nearly all addresses, in a twentieth of the time: a large answer brings thousands. Undefined for what is not one of these. */
const readUsual = (text: string): Address | undefined => {
  const bytes = readBytes(text);
  const first = bytes?.[0];
  if (bytes === undefined || first === undefined || first >= FIRST_SPECIAL || MIXED.has(first)) return undefined;
  return { kind: 'ipv4', bytes, text, range: first === 10 ? 'private' : 'unicast' };
};

const DOT = 46;
const ZERO = 48;

/** Of four numbers up to 255 without leading zeros. */
const readBytes = (text: string): readonly number[] | undefined => {
  if (text.length > 15) return undefined;
  const bytes: number[] = [];
  let from = 0;
  let byte = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const unit = at === text.length ? DOT : text.charCodeAt(at);
    if (unit === DOT) {
      if (at === from || byte > 255 || (at - from > 1 && text.charCodeAt(from) === ZERO)) return undefined;
      bytes.push(byte);
      from = at + 1;
      byte = 0;
    } else if (unit >= ZERO && unit <= ZERO + 9) byte = 10 * byte + unit - ZERO;
    else return undefined;
  }
  return bytes.length === 4 ? bytes : undefined;
};

export const placeOfAddress = (address: Address | undefined): Place => {
  if (address === undefined) return 'unknown';
  return INSIDE_RANGES.has(address.range) ? 'inside' : 'outside';
};

const isWhole = (text: string): boolean => ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
