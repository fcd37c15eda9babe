// How many devices use a port towards the outside, or talk to somebody there, because it is their habit.
import type { HabitualUsers } from '../engine.ts';
import type { Stream } from './stream.ts';

export const createHabitualUsers = (streams: readonly Stream[]): HabitualUsers => {
  const external = streams.filter((stream) => stream.isExternal);
  const ports = countUsers(external, ({ habit }) => habit.ports);
  const peers = countUsers(external, ({ favourites }) => favourites.map(addressOf));
  return {
    usersOfPort: (port) => ports.get(port)?.count ?? 0,
    usersOfPeer: (ip) => peers.get(ip)?.count ?? 0,
  };
};

type Users = { count: number; lastDid: number };

/** The streams of a device stand together, so it is enough to know who came last. */
const countUsers = <Key>(
  streams: readonly Stream[],
  keysOf: (stream: Stream) => readonly Key[],
): ReadonlyMap<Key, Readonly<Users>> => {
  const users = new Map<Key, Users>();
  for (const stream of streams)
    for (const key of keysOf(stream)) {
      const known = users.get(key) ?? { count: 0, lastDid: 0 };
      users.set(key, known);
      if (known.lastDid === stream.ownerDid) continue;
      known.lastDid = stream.ownerDid;
      known.count += 1;
    }
  return users;
};

const addressOf = (party: Stream['favourites'][number]): string =>
  party.kind === 'peer' ? party.peer.ip : party.device.ip;
