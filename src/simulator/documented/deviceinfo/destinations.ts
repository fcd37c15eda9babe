// Whom a device began connections with, the most frequent first.
import type { Instant } from '../../../domain/instant.ts';
import { toSeconds } from '../../asking/utc-text.ts';
import { ipOf } from '../../flow-party.ts';
import type { FlowKind } from '../../ledger/kinds.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type OtherEnd, partyOf } from './party.ts';
import type { LedgerTally } from './tally-ledgers.ts';

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

export const createDestinations = (): LedgerTally<readonly DestinationTotals[]> => {
  const byIp = new Map<string, Growing>();
  return {
    add: (ledger) => {
      for (let row = 0; row < ledger.rowCount; row += 1) {
        const kind = ledger.kinds[ledger.kindPlaces[row] ?? 0];
        if (kind?.isSource !== true) continue;
        const ip = ipOf(kind.other);
        const known = byIp.get(ip) ?? startDestination(kind, ledger, row);
        byIp.set(ip, known);
        addRow(known, kind, ledger, row);
      }
    },
    tell: () =>
      [...byIp.values()].sort(
        (one, other) => other.connections - one.connections || (one.end.ip < other.end.ip ? -1 : 1),
      ),
  };
};

const startDestination = (kind: FlowKind, { dayAt, firstOffsetsMs }: Ledger, row: number): Growing => {
  const firstAt = dayAt + (firstOffsetsMs[row] ?? 0);
  return {
    end: partyOf(kind.other),
    isExternal: kind.isExternal,
    connections: 0,
    bytesSent: 0,
    bytesReceived: 0,
    firstAt,
    lastAt: firstAt,
    ports: new Set(),
    protocols: new Set(),
  };
};

const addRow = (known: Growing, kind: FlowKind, ledger: Ledger, row: number): void => {
  known.connections += ledger.flowCounts[row] ?? 0;
  known.bytesSent += ledger.bytesSent[row] ?? 0;
  known.bytesReceived += ledger.bytesReceived[row] ?? 0;
  known.firstAt = Math.min(known.firstAt, ledger.dayAt + (ledger.firstOffsetsMs[row] ?? 0));
  known.lastAt = Math.max(known.lastAt, ledger.dayAt + (ledger.lastOffsetsMs[row] ?? 0));
  known.ports.add(kind.destinationPort);
  known.protocols.add(kind.protocol.toUpperCase());
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
