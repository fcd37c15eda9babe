// Finds out which findings are about the same device: by its id, else by its address, else by its name.
import type { Entity, Finding } from '../../domain/finding.ts';
import { clean } from '../../text/clean.ts';
import { partyName } from '../traffic/party-words.ts';
import { parseAddress } from '../traffic/place-of-address.ts';

/**
 * An address or a name without an id belongs to the one device that other findings give it. Where they give it to several, it
 * stands for itself, and nothing joins those devices: an address changes hands, and a name is not always one machine's.
 */
export const groupByDevice = (findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> => {
  const readAddress = rememberAddresses();
  const marked = findings.map((finding) => ({ finding, marks: marksOf(finding.entity, readAddress) }));
  const byIp = new Map<string, string | undefined>();
  for (const { marks } of marked)
    if (marks.did !== undefined && marks.ip !== undefined) learn(byIp, marks.ip, keyOfDid(marks.did));
  const byName = new Map<string, string | undefined>();
  for (const { marks } of marked) {
    const key = keyOfNumbers(marks, byIp);
    if (key !== undefined && marks.name !== undefined) learn(byName, marks.name, key);
  }
  const groups = new Map<string, Finding[]>();
  for (const { finding, marks } of marked) {
    const key = keyOfNumbers(marks, byIp) ?? keyOfName(marks, byName);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return groups;
};

type Marks = Readonly<{ did: number | undefined; ip: string | undefined; name: string | undefined }>;

const NO_MARKS: Marks = { did: undefined, ip: undefined, name: undefined };

/**
 * A connection carries the id and address of its source, and its name is nobody's. The address of a domain is not that of
 * the device that asks for it; an id is a device's wherever it stands.
 */
const marksOf = ({ kind, did, ip, name }: Entity, readAddress: ReadAddress): Marks => {
  switch (kind) {
    case 'network':
      return NO_MARKS;
    case 'tactic':
    case 'pattern':
    case 'protocol':
    case 'domain':
      return { ...NO_MARKS, did };
    case 'connection':
    case 'series':
      return { did, ip: addressOf(ip, readAddress), name: undefined };
    case 'device':
    case 'address': {
      const named = mayBeAddress(name) ? readAddress(name) : undefined;
      return { did, ip: addressOf(ip, readAddress) ?? named, name: named === undefined ? hostNameOf(name) : undefined };
    }
  }
};

type ReadAddress = (text: string) => string | undefined;

/** Reading an address takes some ten microseconds, and a device is told of many times. */
const rememberAddresses = (): ReadAddress => {
  const known = new Map<string, string | undefined>();
  return (text) => {
    if (!known.has(text)) known.set(text, parseAddress(text)?.text);
    return known.get(text);
  };
};

/** IPv6 is written in many ways, also around an IPv4 address. */
const addressOf = (ip: string | undefined, readAddress: ReadAddress): string | undefined => {
  if (ip === undefined || ip === '') return undefined;
  return ip.includes(':') ? (readAddress(ip) ?? ip) : ip;
};

const mayBeAddress = (name: string): boolean => /^[\d.]+$|:/.test(name);

/** What stands for a name that was not reported. */
const NAMELESS: ReadonlySet<string> = new Set(['', 'unknown', partyName(undefined).toLowerCase()]);

const hostNameOf = (name: string): string | undefined => {
  const host = clean(name).trim().toLowerCase();
  return NAMELESS.has(host) ? undefined : host;
};

/** Undefined from the second, different one on. */
const learn = (known: Map<string, string | undefined>, mark: string, key: string): void => {
  known.set(mark, !known.has(mark) || known.get(mark) === key ? key : undefined);
};

const keyOfDid = (did: number): string => `did ${did}`;

const keyOfNumbers = ({ did, ip }: Marks, byIp: ReadonlyMap<string, string | undefined>): string | undefined => {
  if (did !== undefined) return keyOfDid(did);
  return ip === undefined ? undefined : (byIp.get(ip) ?? `ip ${ip}`);
};

const keyOfName = ({ name }: Marks, byName: ReadonlyMap<string, string | undefined>): string | undefined =>
  name === undefined ? undefined : (byName.get(name) ?? `name ${name}`);
