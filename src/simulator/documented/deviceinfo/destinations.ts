// Whom a device began connections with, the most frequent first.
import type { Instant } from '../../../domain/instant.ts';
import { toSeconds } from '../../asking/utc-text.ts';
import type { DeviceFlow, FlowTally } from './device-flows.ts';
import { type OtherEnd, partyOf } from './party.ts';

export type DestinationTotals = Readonly<{
  end: OtherEnd;
  isExternal: boolean;
  connections: number;
  bytesSent: number;
  bytesReceived: number;
  firstAt: Instant;
  lastAt: Instant;
  ports: ReadonlySet<number>;
  protocols: ReadonlySet<string>;
}>;

type Growing = { -readonly [Key in keyof DestinationTotals]: DestinationTotals[Key] } & {
  readonly ports: Set<number>;
  readonly protocols: Set<string>;
};

export const createDestinations = (): FlowTally<readonly DestinationTotals[]> => {
  const byIp = new Map<string, Growing>();
  return {
    add: (seen) => {
      if (!seen.isSource) return;
      const end = partyOf(seen.other);
      const known = byIp.get(end.ip) ?? startDestination(seen, end);
      byIp.set(end.ip, known);
      addFlow(known, seen);
    },
    tell: () =>
      [...byIp.values()].sort(
        (one, other) => other.connections - one.connections || (one.end.ip < other.end.ip ? -1 : 1),
      ),
  };
};

const startDestination = ({ flow }: DeviceFlow, end: OtherEnd): Growing => ({
  end,
  isExternal: flow.isExternal,
  connections: 0,
  bytesSent: 0,
  bytesReceived: 0,
  firstAt: flow.startAt,
  lastAt: flow.startAt,
  ports: new Set(),
  protocols: new Set(),
});

const addFlow = (known: Growing, { flow, bytesSent, bytesReceived }: DeviceFlow): void => {
  known.connections += 1;
  known.bytesSent += bytesSent;
  known.bytesReceived += bytesReceived;
  known.firstAt = Math.min(known.firstAt, flow.startAt);
  known.lastAt = Math.max(known.lastAt, flow.startAt);
  known.ports.add(flow.destinationPort);
  known.protocols.add(flow.protocol.toUpperCase());
};

export const tellDestination = ({ end, ...totals }: DestinationTotals) => ({
  ip: end.ip,
  hostname: end.hostname,
  did: end.did,
  connections: totals.connections,
  first_connection: toSeconds(totals.firstAt),
  last_connection: toSeconds(totals.lastAt),
  bytes_sent: totals.bytesSent,
  bytes_received: totals.bytesReceived,
  // Port 0 is what ICMP has instead of a port.
  ports: [...totals.ports].filter((port) => port !== 0).sort((one, other) => one - other),
  protocols: [...totals.protocols],
  is_external: totals.isExternal,
  ...(totals.isExternal && end.country !== undefined ? { country: end.country } : {}),
});
