// DEV-IDENTITY: who a device is, put together from its card, its details and every answer that names it.
import type { DeviceAnswer, DeviceIdentity } from '../../domain/device.ts';
import type { Entity } from '../../domain/finding.ts';
import { clean } from '../../text/clean.ts';
import type { DeviceFacts } from '../facts.ts';
import { byText } from '../figures/ordering.ts';

/** Type and system by name; a number that no document explains is `type 7`. */
export type Identity = Omit<DeviceIdentity, 'deviceType' | 'os'> &
  Readonly<{ deviceType: string | undefined; os: string | undefined }>;

export type IdentityCard = Identity & Readonly<{ others: readonly Identity[] }>;

/** What deviceinfo.md explains, and nothing beyond. */
const DEVICE_TYPES: Readonly<Record<string, string>> = { '1': 'server', '3': 'laptop' };
const SYSTEMS: Readonly<Record<string, string>> = { '1': 'Windows', '2': 'Linux' };

/** `others` are the devices that the answers refer to. Undefined when no answer came. */
export const describeDevice = (facts: DeviceFacts): IdentityCard | undefined => {
  const own = identityOf(facts);
  const details = answersOf(facts).flatMap((answer) => answer.details ?? []);
  return own && { ...own, others: othersIn(details, facts.did) };
};

/** Of the device alone: an answer may tell of thousands of others. */
export const identityOf = (facts: DeviceFacts): Identity | undefined => {
  const answers = answersOf(facts);
  if (answers.length === 0) return undefined;
  const own = [
    ...answers.flatMap(({ device }) => (device === undefined ? [] : [device])).filter((device) => isOf(device, facts)),
    ...answers.flatMap(({ details }) => details?.filter(({ did }) => did === facts.did) ?? []),
  ];
  return nameCodes(mergeIdentities(facts.did, own));
};

export const entityOf = (facts: DeviceFacts): Entity => {
  const card = identityOf(facts);
  return {
    kind: 'device',
    name: clean(card?.hostname ?? card?.ip ?? `device ${facts.did}`),
    did: facts.did,
    ip: card?.ip,
  };
};

export const answersOf = (facts: DeviceFacts): readonly DeviceAnswer[] =>
  [facts.connections, facts.peers, facts.sent, facts.received].filter((answer) => answer !== undefined);

const isOf = (device: DeviceIdentity, facts: DeviceFacts): boolean =>
  device.did === undefined || device.did === facts.did;

const othersIn = (details: readonly DeviceIdentity[], did: number): readonly Identity[] => {
  const told = new Map<number, DeviceIdentity[]>();
  for (const detail of details) {
    if (detail.did === undefined || detail.did === did) continue;
    const before = told.get(detail.did);
    if (before === undefined) told.set(detail.did, [detail]);
    else before.push(detail);
  }
  return [...told]
    .map(([other, all]) => nameCodes(mergeIdentities(other, all)))
    .sort((a, b) => byText(a.hostname ?? '', b.hostname ?? '') || (a.did ?? 0) - (b.did ?? 0));
};

/** The first that says something is believed. */
export const mergeIdentities = (did: number | undefined, told: readonly DeviceIdentity[]): DeviceIdentity => {
  const first = <Key extends keyof DeviceIdentity>(key: Key): DeviceIdentity[Key] | undefined =>
    told.find((identity) => identity[key] !== undefined)?.[key];
  return {
    did,
    hostname: first('hostname'),
    ip: first('ip'),
    mac: first('mac'),
    deviceType: first('deviceType'),
    os: first('os'),
    vendor: first('vendor'),
    model: first('model'),
    location: first('location'),
    owner: first('owner'),
    criticality: first('criticality'),
    services: first('services'),
    tags: first('tags'),
    complianceTags: first('complianceTags'),
    firstSeenAt: first('firstSeenAt'),
    lastSeenAt: first('lastSeenAt'),
    updatedAt: first('updatedAt'),
  };
};

const nameCodes = ({ deviceType, os, ...identity }: DeviceIdentity): Identity => ({
  ...identity,
  deviceType: nameDeviceType(deviceType),
  os: nameSystem(os),
});

export const nameDeviceType = (told: number | string | undefined): string | undefined =>
  nameOf(told, DEVICE_TYPES, 'type');

export const nameSystem = (told: number | string | undefined): string | undefined => nameOf(told, SYSTEMS, 'system');

const nameOf = (
  told: number | string | undefined,
  names: Readonly<Record<string, string>>,
  what: string,
): string | undefined => {
  if (told === undefined) return undefined;
  const code = String(told).trim();
  return /^-?\d+$/.test(code) ? (names[code] ?? `${what} ${code}`) : clean(code);
};
