// Notices the shape of a scan: within five minutes, many devices tried on one port, or many ports on one device.
import { MINUTE_MS } from '../../../domain/instant.ts';
import type { FlowTally } from './device-flows.ts';
import { partyOf } from './party.ts';

const WINDOW_MS = 5 * MINUTE_MS;

/** Ordinary devices of the world reach a handful of others in five minutes; a scanner reaches dozens. */
const FEWEST = 40;

export type ScanShape =
  | Readonly<{ kind: 'horizontal'; port: number; destinationCount: number }>
  | Readonly<{ kind: 'vertical'; ip: string; portCount: number }>;

/** Only inside the network: a proxy or resolver that reaches dozens of outside hosts does its duty. */
export const createScanShapes = (): FlowTally<ScanShape | undefined> => {
  let window = Number.NaN;
  let byPort = new Map<number, Set<string>>();
  let byIp = new Map<string, Set<number>>();
  let widest: ScanShape | undefined;
  const grow = (shape: ScanShape): void => {
    if (countOf(shape) >= FEWEST && (widest === undefined || countOf(shape) > countOf(widest))) widest = shape;
  };
  return {
    add: ({ flow, other, isSource }) => {
      if (!isSource || flow.isExternal) return;
      const flowWindow = Math.floor(flow.startAt / WINDOW_MS);
      if (flowWindow !== window) {
        window = flowWindow;
        byPort = new Map();
        byIp = new Map();
      }
      const { ip } = partyOf(other);
      const port = flow.destinationPort;
      grow({ kind: 'horizontal', port, destinationCount: addMember(byPort, port, ip) });
      grow({ kind: 'vertical', ip, portCount: addMember(byIp, ip, port) });
    },
    tell: () => widest,
  };
};

export const countOf = (shape: ScanShape): number =>
  shape.kind === 'horizontal' ? shape.destinationCount : shape.portCount;

const addMember = <Key, Member>(groups: Map<Key, Set<Member>>, key: Key, member: Member): number => {
  const group = groups.get(key) ?? new Set<Member>();
  groups.set(key, group);
  return group.add(member).size;
};
