// DEV-DEST: with whom a device speaks, the most frequent first.
import type { Destination } from '../../domain/device.ts';
import type { Instant } from '../../domain/instant.ts';
import { clean } from '../../text/clean.ts';
import type { DeviceFacts } from '../facts.ts';
import { type Amount, amountOf, shareOf, sumAmounts } from '../figures/known.ts';
import { byMost, byText } from '../figures/ordering.ts';

export type DestinationRow = Readonly<{
  /** The name, else the address. */
  label: string;
  did: number | undefined;
  ip: string | undefined;
  hostname: string | undefined;
  isExternal: boolean | undefined;
  connections: Amount;
  sharePercent: Amount;
  bytes: Amount;
  bytesOut: Amount;
  bytesIn: Amount;
  ports: readonly number[];
  protocols: readonly string[];
  country: string | undefined;
  firstAt: Instant | undefined;
  lastAt: Instant | undefined;
}>;

export type DestinationList = Readonly<{
  uniqueDestinations: number;
  externalDestinationCount: number;
  internalDestinationCount: number;
  /** The appliance did not say whether they are inside or outside. */
  unplacedDestinationCount: number;
  connections: Amount;
  bytes: Amount;
  bytesOut: Amount;
  bytesIn: Amount;
  destinations: readonly DestinationRow[];
}>;

const NAMELESS = 'unnamed';

/** Over everything that was returned: destinations are not told by interval. */
export const listDestinations = (facts: DeviceFacts): DestinationList | undefined => {
  const destinations = destinationsOf(facts);
  if (destinations === undefined) return undefined;
  const connections = sumAmounts(destinations.map((destination) => destination.connections));
  const count = (isExternal: boolean | undefined): number =>
    destinations.filter((destination) => destination.isExternal === isExternal).length;
  const rows = destinations.map((destination) => rowOf(destination, connections)).sort(byConnections);
  return {
    uniqueDestinations: destinations.length,
    externalDestinationCount: count(true),
    internalDestinationCount: count(false),
    unplacedDestinationCount: count(undefined),
    connections,
    bytes: sumAmounts(rows.map((row) => row.bytes)),
    bytesOut: sumAmounts(rows.map((row) => row.bytesOut)),
    bytesIn: sumAmounts(rows.map((row) => row.bytesIn)),
    destinations: rows,
  };
};

export const destinationsOf = (facts: DeviceFacts): readonly Destination[] | undefined =>
  [facts.connections, facts.peers, facts.sent, facts.received].find((answer) => answer?.destinations !== undefined)
    ?.destinations;

const rowOf = (destination: Destination, connections: Amount): DestinationRow => ({
  label: clean(destination.hostname ?? destination.ip ?? NAMELESS),
  did: destination.did,
  ip: destination.ip,
  hostname: destination.hostname,
  isExternal: destination.isExternal,
  connections: amountOf(destination.connections),
  sharePercent: shareOf(amountOf(destination.connections), connections),
  bytes: sumAmounts([destination.bytesSent, destination.bytesReceived]),
  bytesOut: amountOf(destination.bytesSent),
  bytesIn: amountOf(destination.bytesReceived),
  ports: [...new Set(destination.ports ?? [])].sort((a, b) => a - b),
  protocols: [...new Set(destination.protocols ?? [])].sort(byText),
  country: destination.country,
  firstAt: destination.firstAt,
  lastAt: destination.lastAt,
});

const byConnections = (a: DestinationRow, b: DestinationRow): number =>
  byMost(a.connections, b.connections) ||
  byMost(a.bytes, b.bytes) ||
  byText(a.label, b.label) ||
  byText(a.ip ?? '', b.ip ?? '') ||
  byMost(a.firstAt, b.firstAt) ||
  byText(a.ports.join(), b.ports.join());
