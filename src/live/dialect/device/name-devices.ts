// An answer about a device with what is known of those it mentions by their ids alone: its destinations, its like, its peers.
import type { Destination, DeviceAnswer, DeviceIdentity, SimilarDevice } from '../../../domain/device.ts';
import type { Directory } from '../lists/directory.ts';

/** Devices that the answer names by their ids and tells nothing else of. `did` is the one asked about. */
export const mentionedIn = (answer: DeviceAnswer, did: number): readonly number[] => {
  const { destinations, similar, shares } = answer;
  const told = new Set((answer.details ?? []).flatMap((one) => (one.hostname === undefined ? [] : [one.did])));
  const lists = [shares?.pairs, shares?.devicesUsed, shares?.devicesServed];
  const rows = lists.flatMap((list) => (list ?? []).flatMap((row) => (typeof row.did === 'number' ? [row.did] : [])));
  const nameless = [...(destinations ?? []), ...(similar ?? [])].filter(({ hostname }) => hostname === undefined);
  const dids = [did, ...rows, ...nameless.map((one) => one.did)];
  // Those below 1 stand for no device of the network.
  return [...new Set(dids)].filter((one): one is number => one !== undefined && one > 0 && !told.has(one));
};

export const nameDevices = (answer: DeviceAnswer, did: number, { byDid }: Directory): DeviceAnswer => {
  const found = mentionedIn(answer, did).flatMap((one) => byDid.get(one) ?? []);
  const of = (one: number | undefined): DeviceIdentity | undefined => (one === undefined ? undefined : byDid.get(one));
  return {
    ...answer,
    device: identityOf(answer.device, of(did)),
    destinations: answer.destinations?.map((one) => namedDestination(one, of(one.did))),
    similar: answer.similar?.map((one) => namedPeer(one, of(one.did))),
    details: found.length === 0 ? answer.details : withFound(answer.details ?? [], found),
  };
};

/** What the answer itself tells counts; the directory may be older. */
const identityOf = (
  told: DeviceIdentity | undefined,
  known: DeviceIdentity | undefined,
): DeviceIdentity | undefined => {
  if (told === undefined || known === undefined) return told ?? known;
  return { ...known, ...withoutGaps(told) };
};

const withoutGaps = (told: DeviceIdentity): Partial<DeviceIdentity> =>
  Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));

const namedDestination = (one: Destination, known: DeviceIdentity | undefined): Destination =>
  known === undefined ? one : { ...one, hostname: one.hostname ?? known.hostname, ip: one.ip ?? known.ip };

const namedPeer = (one: SimilarDevice, known: DeviceIdentity | undefined): SimilarDevice =>
  known === undefined ? one : { ...one, hostname: one.hostname ?? known.hostname };

/** Each device once, those of the answer first. */
const withFound = (told: readonly DeviceIdentity[], found: readonly DeviceIdentity[]): readonly DeviceIdentity[] => {
  const by = new Map(found.map((one) => [one.did, one]));
  const completed = told.map((one) => identityOf(one, by.get(one.did)) ?? one);
  const toldDids = new Set(told.map((one) => one.did));
  return [...completed, ...found.filter((one) => !toldDids.has(one.did))];
};
