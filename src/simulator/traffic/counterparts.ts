// Who has which habit, and towards whom: chosen once per device, by hash, and the same ever after.
import { DAY_MS } from '../../domain/instant.ts';
import type { FlowParty, SimulatedDevice, SimulatedPeer } from '../model.ts';
import { mix, mixText, unitOf } from '../random.ts';
import type { World } from '../world/world.ts';
import type { Counterpart, Habit } from './habit.ts';

export type Target = Readonly<{
  ordinal: number;
  source: FlowParty | undefined;
  destination: FlowParty | undefined;
  favourites: readonly FlowParty[];
}>;

/** Popularity falls with rank a little slower than in Zipf's law, as it does for web sites. */
const ZIPF_EXPONENT = 0.9;

export const hasHabit = (habit: Habit, device: SimulatedDevice, seed: number): boolean => {
  const { kinds, service, tag, hasCsensor, share } = habit.owners;
  return (
    kinds.includes(device.kind) &&
    (service === undefined || device.services.includes(service)) &&
    (tag === undefined || device.tags.includes(tag)) &&
    (hasCsensor === undefined || device.hasCsensor) &&
    (share === undefined || unitOf(mix(mixText(seed, habit.name), device.did)) < share)
  );
};

export const chooseCounterparts = (
  world: World,
  seed: number,
): ((habit: Habit, device: SimulatedDevice) => readonly Target[]) => {
  const candidates = rememberCandidates(world);
  const popularity = rememberPopularity();
  return (habit, device) => {
    const own = world.deviceParty(device);
    const hash = mix(mixText(seed, `towards ${habit.name}`), device.did);
    const { counterpart } = habit;
    if (counterpart.kind === 'peers' || counterpart.kind === 'from-peers') {
      const peers = world.peers.inRole(counterpart.role);
      const favourites = popularity(peers, counterpart.favourites, hash).map((peer) => world.peerParty(peer));
      const isInbound = counterpart.kind === 'from-peers';
      const ends = isInbound ? { source: undefined, destination: own } : { source: own, destination: undefined };
      return favourites.length === 0 ? [] : [{ ordinal: 0, ...ends, favourites }];
    }
    const others = candidates(counterpart);
    if (counterpart.kind === 'first-with-service') return targetsOf(world, own, others.slice(0, 1), device);
    const start = others.length === 0 ? 0 : hash % others.length;
    const round = Array.from({ length: Math.min(counterpart.fan + 1, others.length) }, (_, step) => step + start);
    const chosen = round.map((index) => others[index % others.length]).filter((other) => other !== undefined);
    return targetsOf(world, own, chosen, device).slice(0, counterpart.fan);
  };
};

/** Nobody talks to themselves. */
const targetsOf = (
  world: World,
  source: FlowParty,
  chosen: readonly SimulatedDevice[],
  device: SimulatedDevice,
): readonly Target[] =>
  chosen
    .filter((other) => other !== device)
    .map((other, ordinal) => ({ ordinal, source, destination: world.deviceParty(other), favourites: [] }));

/** Nobody depends on a newcomer. */
const rememberCandidates = (world: World): ((counterpart: Counterpart) => readonly SimulatedDevice[]) => {
  const settled = world.devices.filter((device) => device.firstSeenAt < world.anchorAt - DAY_MS);
  const known = new Map<Counterpart, readonly SimulatedDevice[]>();
  return (counterpart) => {
    const before = known.get(counterpart);
    if (before !== undefined) return before;
    const found = settled.filter((device) => matches(counterpart, device));
    known.set(counterpart, found);
    return found;
  };
};

const matches = (counterpart: Counterpart, device: SimulatedDevice): boolean => {
  if (counterpart.kind === 'devices') return counterpart.kinds.includes(device.kind);
  return 'service' in counterpart && device.services.includes(counterpart.service);
};

type Popular = (peers: readonly SimulatedPeer[], count: number, hash: number) => readonly SimulatedPeer[];

const rememberPopularity = (): Popular => {
  const sums = new Map<number, readonly number[]>();
  const sumsFor = (size: number): readonly number[] => {
    const before = sums.get(size);
    if (before !== undefined) return before;
    let sum = 0;
    const upTo = Array.from({ length: size }, (_, rank) => (sum += (rank + 1) ** -ZIPF_EXPONENT));
    sums.set(size, upTo);
    return upTo;
  };
  return (peers, count, hash) => {
    const upTo = sumsFor(peers.length);
    const total = upTo.at(-1) ?? 0;
    return Array.from({ length: count }, (_, pick) => {
      const point = unitOf(mix(hash, pick)) * total;
      return peers[firstAbove(upTo, point)];
    }).filter((peer) => peer !== undefined);
  };
};

const firstAbove = (ascending: readonly number[], point: number): number => {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? point) > point) high = middle;
    else low = middle + 1;
  }
  return low;
};
