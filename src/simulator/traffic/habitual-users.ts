// How many devices use a port towards the outside, or talk to somebody there, because it is their habit.
import type { HabitualUsers } from '../engine.ts';
import type { Stream } from './stream.ts';

export const createHabitualUsers = (streams: readonly Stream[]): HabitualUsers => {
  const external = streams.filter((stream) => stream.isExternal);
  const byPort = new Map<number, Set<number>>();
  for (const { habit, ownerDid } of external)
    for (const port of habit.ports) byPort.set(port, (byPort.get(port) ?? new Set()).add(ownerDid));
  return {
    usersOfPort: (port) => byPort.get(port)?.size ?? 0,
    // Looked for when somebody asks: a table of all peers and their users would be large, and is hardly ever needed.
    usersOfPeer: (ip) =>
      new Set(external.filter((stream) => isFavourite(stream, ip)).map(({ ownerDid }) => ownerDid)).size,
  };
};

const isFavourite = ({ favourites }: Stream, ip: string): boolean =>
  favourites.some((party) => party.kind === 'peer' && party.peer.ip === ip);
