// Notices the shape of a scan: within five minutes, many devices tried on one port, or many ports on one device.
import { ipOf } from '../../flow-party.ts';
import { CROWD_SIZE, type Crowd } from '../../ledger/ledger.ts';
import type { LedgerTally } from './tally-ledgers.ts';

/** Ordinary devices of the world reach a handful of others in five minutes; a scanner reaches dozens. */
const FEWEST = CROWD_SIZE;

export type ScanShape =
  | Readonly<{ kind: 'horizontal'; port: number; destinationCount: number }>
  | Readonly<{ kind: 'vertical'; ip: string; portCount: number }>;

/** Only inside the network: a proxy or resolver that reaches dozens of outside hosts does its duty. */
export const createScanShapes = (): LedgerTally<ScanShape | undefined> => {
  let widest: ScanShape | undefined;
  const grow = (shape: ScanShape): void => {
    if (countOf(shape) >= FEWEST && (widest === undefined || countOf(shape) > countOf(widest))) widest = shape;
  };
  return {
    add: ({ crowds }) => {
      for (const crowd of crowds) for (const shape of shapesOf(crowd)) grow(shape);
    },
    tell: () => widest,
  };
};

/** As they grow, kind by kind. */
function* shapesOf(crowd: Crowd): Generator<ScanShape> {
  const byPort = new Map<number, Set<string>>();
  const byIp = new Map<string, Set<number>>();
  for (const { other, destinationPort: port } of crowd) {
    const ip = ipOf(other);
    yield { kind: 'horizontal', port, destinationCount: addMember(byPort, port, ip) };
    yield { kind: 'vertical', ip, portCount: addMember(byIp, ip, port) };
  }
}

export const countOf = (shape: ScanShape): number =>
  shape.kind === 'horizontal' ? shape.destinationCount : shape.portCount;

const addMember = <Key, Member>(groups: Map<Key, Set<Member>>, key: Key, member: Member): number => {
  const group = groups.get(key) ?? new Set<Member>();
  groups.set(key, group);
  return group.add(member).size;
};
