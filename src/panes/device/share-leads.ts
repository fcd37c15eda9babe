// Where shares of what a device did lead: a port to its flows, a device to that device, everybody outside to the page about them.
import { listShares, outsideShares, type SharePart, transferShares } from '../../analysis/device/shares.ts';
import type { DeviceFacts } from '../../analysis/facts.ts';
import { OUTSIDE_DID } from '../../domain/device.ts';
import { DEVICES_SERVED, DEVICES_USED, PAIRS, PORTS_SERVED, PORTS_USED } from '../../report/parts/share-parts.ts';
import { TRANSFER_SHARES } from '../../report/parts/transfer-parts.ts';
import type { Outcome } from '../pane.ts';
import { EXTERNAL } from './page-ids.ts';
import { type LeadGiven, toFlows, toPage } from './places.ts';
import { viewOfDevice } from './settings.ts';
import { numbered } from './to-flows.ts';

type ReadList = (facts: DeviceFacts) => readonly SharePart[] | undefined;

const { sent, received } = TRANSFER_SHARES;

/** By the heading that they stand under. */
const LISTS: Readonly<Record<string, ReadList>> = {
  [PORTS_USED]: (facts) => listShares(facts)?.portsUsed,
  [PORTS_SERVED]: (facts) => listShares(facts)?.portsServed,
  [DEVICES_USED]: (facts) => listShares(facts)?.devicesUsed,
  [DEVICES_SERVED]: (facts) => listShares(facts)?.devicesServed,
  [PAIRS]: (facts) => listShares(facts)?.pairs,
  [sent.used]: (facts) => transferShares(facts, 'sent')?.devicesUsed,
  [sent.served]: (facts) => transferShares(facts, 'sent')?.devicesServed,
  [received.used]: (facts) => transferShares(facts, 'received')?.devicesUsed,
  [received.served]: (facts) => transferShares(facts, 'received')?.devicesServed,
};

const OUTSIDE_LISTS: Readonly<Record<string, ReadList>> = {
  [PORTS_USED]: (facts) => outsideShares(facts)?.portsUsed,
  [PORTS_SERVED]: (facts) => outsideShares(facts)?.portsServed,
};

/** Of ports and devices; domains lead where they lead everywhere. */
export const SHARE_TABLES: readonly string[] = Object.keys(LISTS);

/** Shares of the rest, and of what stands for no device, lead nowhere. */
export const isShareOpenable = (label: string): boolean => !/^others ?$|^device -/.test(label);

export const ofShares = (title: string, label: string, given: LeadGiven): Outcome | undefined =>
  leadOf(shareAt(LISTS[title], label, given), given, []);

/** Of what went outside alone. */
export const ofOutsideShares = (title: string, label: string, given: LeadGiven): Outcome | undefined =>
  leadOf(shareAt(OUTSIDE_LISTS[title], label, given), given, ['dir:external']);

const shareAt = (read: ReadList | undefined, label: string, { asked, number }: LeadGiven): SharePart | undefined => {
  const alike = namedIn(read, label, asked.facts);
  return alike[Math.min(number, alike.length) - 1];
};

/** Undefined under any other heading. */
export const shareNamed = (title: string, label: string, facts: DeviceFacts): SharePart | undefined =>
  namedIn(LISTS[title], label, facts)[0];

const namedIn = (read: ReadList | undefined, label: string, facts: DeviceFacts): readonly SharePart[] =>
  (read?.(facts) ?? []).filter((part) => keyOf(part) === label || part.label === label);

/** What a bar of it is found by again: of a device with its port both. */
export const shareKey = (part: SharePart): string => (part.did === undefined ? part.label : keyOf(part));

/** Of a device with its port, as the columns of its row say. */
const keyOf = ({ label, portLabel, isRest }: SharePart): string => `${label} ${isRest ? '' : (portLabel ?? '')}`;

/** Of a spot: behind it stand the heading of the shares and the key of one. */
export const SHARE_SPOT = 'share/';

export const shareOfSpot = (id: string): Readonly<{ title: string; label: string }> | undefined => {
  const [, title, label] = /^share\/([^/]*)\/(.*)$/s.exec(id) ?? [];
  return title === undefined || label === undefined ? undefined : { title, label };
};

/** Which way it went is not told by all flows: both ends count. */
const leadOf = (part: SharePart | undefined, given: LeadGiven, conditions: readonly string[]): Outcome | undefined => {
  if (part === undefined || part.isRest) return undefined;
  const { did } = part;
  const port = portCondition(part);
  if (port !== undefined) return toFlows(given, [...conditions, ...peerConditions(did), port], { all: true });
  if (did === undefined || did < OUTSIDE_DID) return undefined;
  if (did === OUTSIDE_DID) return toPage(given.view, EXTERNAL);
  return { kind: 'open', view: viewOfDevice(given.view, did) };
};

const peerConditions = (did: number | undefined): readonly string[] => {
  if (did === undefined || did < OUTSIDE_DID) return [];
  return [did === OUTSIDE_DID ? 'dir:external' : numbered('did', did)];
};

/** One port, or a range such as `5001 - 10000`. */
const portCondition = ({ port, portLabel }: SharePart): string | undefined => {
  if (port !== undefined) return numbered('dport', port);
  const [, from, to] = /^(\d{1,5}) ?- ?(\d{1,5})$/.exec(portLabel ?? '') ?? [];
  return from === undefined || to === undefined ? undefined : `dport:${from}-${to}`;
};
