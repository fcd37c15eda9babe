// DEV-DEST: with whom a device speaks, the most frequent first.
import { type Destination, type DeviceAnswer, OUTSIDE_DID } from '../../domain/device.ts';
import type { Instant } from '../../domain/instant.ts';
import { clean } from '../../text/clean.ts';
import type { DeviceFacts } from '../facts.ts';
import { type Amount, amountOf, shareOf, sumAmounts } from '../figures/known.ts';
import { byMost, byText } from '../figures/ordering.ts';
import { nameOfDid } from './peer-name.ts';
import { REST } from './shares.ts';

export type DestinationRow = Readonly<{
  /** The name, else the address, else the number. */
  label: string;
  did: number | undefined;
  ip: string | undefined;
  hostname: string | undefined;
  isExternal: boolean | undefined;
  connections: Amount;
  /** Of its connections, or as the appliance tells it. */
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

/** Counts are unknown where the appliance names only the largest, or tells of everybody outside together. */
export type DestinationList = Readonly<{
  uniqueDestinations: Amount;
  externalDestinationCount: Amount;
  internalDestinationCount: Amount;
  /** The appliance did not say whether they are inside or outside. */
  unplacedDestinationCount: number;
  /** False where only shares are told. */
  hasAmounts: boolean;
  /** Of all that is not named. */
  restPercent: Amount;
  connections: Amount;
  bytes: Amount;
  bytesOut: Amount;
  bytesIn: Amount;
  destinations: readonly DestinationRow[];
}>;

const NAMELESS = 'unnamed';

/** Over everything that was returned: destinations are not told by interval. */
export const listDestinations = (facts: DeviceFacts): DestinationList | undefined => {
  const answer = destinationAnswerOf(facts);
  if (answer?.destinations === undefined) return undefined;
  const { destinations } = answer;
  const connections = sumAmounts(destinations.map((destination) => destination.connections));
  const rows = destinations.map((destination) => rowOf(destination, connections)).sort(byConnections);
  return {
    ...countsOf(answer, destinations),
    hasAmounts: hasAmounts(destinations),
    restPercent: restIn(answer)?.percent,
    connections,
    bytes: sumAmounts(rows.map((row) => row.bytes)),
    bytesOut: sumAmounts(rows.map((row) => row.bytesOut)),
    bytesIn: sumAmounts(rows.map((row) => row.bytesIn)),
    destinations: rows,
  };
};

export const destinationsOf = (facts: DeviceFacts): readonly Destination[] | undefined =>
  destinationAnswerOf(facts)?.destinations;

export const destinationAnswerOf = (facts: DeviceFacts): DeviceAnswer | undefined =>
  [facts.connections, facts.peers, facts.sent, facts.received].find((answer) => answer?.destinations !== undefined);

/** Everybody outside together, which is no place. */
export const isOutsideTogether = ({ did, ip, hostname }: Pick<Destination, 'did' | 'ip' | 'hostname'>): boolean =>
  did === OUTSIDE_DID && ip === undefined && hostname === undefined;

/** An appliance puts all that have no domain under this name. */
export const isUnnamedDomain = ({ percent, hostname }: Destination): boolean =>
  percent !== undefined && hostname?.toLowerCase() === 'unknown';

/** True too where nothing is told of any of them. */
export const hasAmounts = (destinations: readonly Destination[]): boolean =>
  destinations.every(({ percent }) => percent === undefined);

/** Of a list of shares that names only the largest. */
export const restIn = ({ shares }: DeviceAnswer) => shares?.devicesUsed?.find(({ did }) => did === REST);

type Counts = Pick<
  DestinationList,
  'uniqueDestinations' | 'externalDestinationCount' | 'internalDestinationCount' | 'unplacedDestinationCount'
>;

const countsOf = (answer: DeviceAnswer, destinations: readonly Destination[]): Counts => {
  const count = (isExternal: boolean | undefined): number =>
    destinations.filter((destination) => destination.isExternal === isExternal).length;
  const isWhole = restIn(answer) === undefined;
  const isEachTold = isWhole && !destinations.some(isOutsideTogether);
  return {
    uniqueDestinations: isEachTold ? destinations.length : undefined,
    externalDestinationCount: isEachTold ? count(true) : undefined,
    internalDestinationCount: isWhole ? count(false) : undefined,
    unplacedDestinationCount: count(undefined),
  };
};

const rowOf = (destination: Destination, connections: Amount): DestinationRow => ({
  label: labelOf(destination),
  did: destination.did,
  ip: destination.ip,
  hostname: destination.hostname,
  isExternal: destination.isExternal,
  connections: amountOf(destination.connections),
  sharePercent: shareOf(amountOf(destination.connections), connections) ?? amountOf(destination.percent),
  bytes: sumAmounts([destination.bytesSent, destination.bytesReceived]),
  bytesOut: amountOf(destination.bytesSent),
  bytesIn: amountOf(destination.bytesReceived),
  ports: [...new Set(destination.ports ?? [])].sort((a, b) => a - b),
  protocols: [...new Set(destination.protocols ?? [])].sort(byText),
  country: destination.country,
  firstAt: destination.firstAt,
  lastAt: destination.lastAt,
});

const labelOf = ({ hostname, ip, did }: Destination): string => {
  const name = hostname ?? ip;
  if (name !== undefined) return clean(name);
  return did === undefined ? NAMELESS : nameOfDid(did, undefined);
};

const byConnections = (a: DestinationRow, b: DestinationRow): number =>
  byMost(a.connections, b.connections) ||
  byMost(a.bytes, b.bytes) ||
  byMost(a.sharePercent, b.sharePercent) ||
  byText(a.label, b.label) ||
  byText(a.ip ?? '', b.ip ?? '') ||
  byMost(a.firstAt, b.firstAt) ||
  byText(a.ports.join(), b.ports.join());
