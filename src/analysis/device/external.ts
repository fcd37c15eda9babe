// DEV-EXTERNAL: where outside a device goes: countries, registrable domains, ports.
import type { Destination, DeviceAnswer } from '../../domain/device.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { TimeWindow } from '../../domain/window.ts';
import { serviceOf } from '../../flows/service-ports.ts';
import { clean } from '../../text/clean.ts';
import type { DeviceFacts } from '../facts.ts';
import { type Amount, shareOf, sumAmounts } from '../figures/known.ts';
import { byMost, byText } from '../figures/ordering.ts';
import { countryOf, isHighRisk } from './country.ts';
import { destinationAnswerOf, hasAmounts, isOutsideTogether, restIn } from './destinations.ts';
import { domainOf } from './registrable-domain.ts';

export type ExternalShare = Readonly<{
  connections: Amount;
  uniqueDestinations: number;
  bytes: Amount;
  bytesOut: Amount;
  bytesIn: Amount;
  sharePercent: Amount;
  firstAt: Instant | undefined;
  lastAt: Instant | undefined;
}>;

export type CountryShare = ExternalShare & Readonly<{ country: string; isHighRisk: boolean }>;
export type DomainShare = ExternalShare & Readonly<{ domain: string }>;
export type ExternalPort = ExternalShare & Readonly<{ port: number; service: string | undefined; isUsual: boolean }>;

export type External = Readonly<{
  connections: Amount;
  /** Unknown where the appliance tells of everybody outside together. */
  uniqueDestinations: Amount;
  /** False where only shares are told. */
  hasAmounts: boolean;
  bytes: Amount;
  /** False when not one destination has a country: then `Unknown` says nothing. */
  hasCountries: boolean;
  countries: readonly CountryShare[];
  /** The shares of these three lists add to 100 together. */
  domains: readonly DomainShare[];
  /** Names whose ending stands in no public suffix list. */
  unlistedNames: readonly DomainShare[];
  /** Destinations without a name, or with an address for one. */
  addresses: readonly DomainShare[];
  /**
   * The appliance counts connections by destination: one that was met on two ports counts fully for both, so that these
   * are upper bounds and their shares can add to more than 100.
   */
  ports: readonly ExternalPort[];
}>;

export const measureExternal = (
  facts: DeviceFacts,
  _window: TimeWindow,
  thresholds: Thresholds,
): External | undefined => {
  const met = externalDestinationsOf(facts);
  if (met === undefined) return undefined;
  const connections = sumAmounts(met.map((destination) => destination.connections));
  const places = met.filter((destination) => !isOutsideTogether(destination));
  const grouped = groupBy(places, connections, (destination) => [placeOf(destination)]);
  const domainsOfKind = (kind: Place['kind']): readonly DomainShare[] =>
    grouped
      .filter(({ key }) => key.kind === kind)
      .map(({ key, share, toldPercent }) => ({
        domain: key.name,
        ...share,
        // Of two places in one domain each has its own share.
        sharePercent: share.sharePercent ?? toldPercent,
      }))
      .sort(
        (a, b) =>
          byMost(a.connections, b.connections) || byMost(a.sharePercent, b.sharePercent) || byText(a.domain, b.domain),
      );
  return {
    connections: connections ?? outsideConnections(facts),
    uniqueDestinations: countOutside(facts, met),
    hasAmounts: hasAmounts(met),
    bytes: sumAmounts(met.flatMap((destination) => [destination.bytesSent, destination.bytesReceived])),
    hasCountries: met.some((destination) => destination.country !== undefined),
    countries: hasAmounts(met) ? countriesOf(met, connections, thresholds) : [],
    domains: domainsOfKind('listed'),
    unlistedNames: domainsOfKind('unlisted'),
    addresses: domainsOfKind('address'),
    ports: portsOf(met, connections, thresholds),
  };
};

export const externalDestinationsOf = (facts: DeviceFacts): readonly Destination[] | undefined =>
  externalAnswerOf(facts)?.destinations?.filter((destination) => destination.isExternal === true);

/** The answer about the outside alone tells more of it. */
const externalAnswerOf = (facts: DeviceFacts): DeviceAnswer | undefined =>
  facts.outside?.destinations === undefined ? destinationAnswerOf(facts) : facts.outside;

/** Undefined where it is not told of each, but of all of them together, or of the largest only. */
export const countOutside = (facts: DeviceFacts, met: readonly Destination[]): Amount => {
  const answer = externalAnswerOf(facts);
  const isPart = met.some(isOutsideTogether) || (answer !== undefined && restIn(answer) !== undefined);
  return isPart ? undefined : met.length;
};

/** Of everything that is kept. */
const outsideConnections = ({ outside }: DeviceFacts): Amount =>
  outside?.series?.kind === 'connections'
    ? sumAmounts(outside.series.intervals.map(({ connections }) => connections))
    : undefined;

const countriesOf = (
  met: readonly Destination[],
  connections: Amount,
  thresholds: Thresholds,
): readonly CountryShare[] =>
  groupBy(met, connections, (destination) => [{ kind: 'country', name: countryOf(destination) }])
    .map(({ key, share }) => ({ country: key.name, ...share, isHighRisk: isHighRisk(key.name, thresholds) }))
    .sort((a, b) => byMost(a.connections, b.connections) || byText(a.country, b.country));

const portsOf = (met: readonly Destination[], connections: Amount, thresholds: Thresholds): readonly ExternalPort[] =>
  groupBy(met, connections, (destination) =>
    [...new Set(destination.ports ?? [])].filter(isPort).map((port) => ({ kind: 'port', name: String(port) })),
  )
    .map(({ key, share }) => {
      const port = Number(key.name);
      return { port, service: serviceOf(port), ...share, isUsual: thresholds.dev_risk_usual_ports.includes(port) };
    })
    .sort((a, b) => byMost(a.connections, b.connections) || a.port - b.port);

/** Port 0 is what ICMP has instead of a port. */
export const isPort = (port: number): boolean => port > 0;

type Place = Readonly<{ kind: 'listed' | 'unlisted' | 'address'; name: string }>;

const NAMELESS = 'unnamed';

const placeOf = ({ hostname, ip }: Destination): Place => {
  const host = hostname === undefined ? undefined : domainOf(hostname);
  if (host !== undefined) return { kind: host.kind, name: clean(host.domain) };
  // A name that is none (it may hold anything) tells less than the address beside it.
  return { kind: 'address', name: clean(ip ?? hostname ?? NAMELESS) };
};

type Group<Key> = Readonly<{ key: Key; share: ExternalShare; toldPercent: Amount }>;

const groupBy = <Key extends Readonly<{ kind: string; name: string }>>(
  met: readonly Destination[],
  connections: Amount,
  keysOf: (destination: Destination) => readonly Key[],
): readonly Group<Key>[] => {
  const groups = new Map<string, { key: Key; members: Destination[] }>();
  for (const destination of met)
    for (const key of keysOf(destination)) {
      const id = `${key.kind} ${key.name}`;
      const group = groups.get(id) ?? { key, members: [] };
      groups.set(id, group);
      group.members.push(destination);
    }
  return [...groups.values()].map(({ key, members }) => ({
    key,
    share: shareFor(members, connections),
    toldPercent: sumAmounts(members.map(({ percent }) => percent)),
  }));
};

const shareFor = (members: readonly Destination[], connections: Amount): ExternalShare => {
  const own = sumAmounts(members.map((member) => member.connections));
  const bytesOut = sumAmounts(members.map((member) => member.bytesSent));
  const bytesIn = sumAmounts(members.map((member) => member.bytesReceived));
  return {
    connections: own,
    uniqueDestinations: members.length,
    bytes: sumAmounts([bytesOut, bytesIn]),
    bytesOut,
    bytesIn,
    sharePercent: shareOf(own, connections),
    firstAt: edgeOf(
      members.map((member) => member.firstAt),
      Math.min,
    ),
    lastAt: edgeOf(
      members.map((member) => member.lastAt),
      Math.max,
    ),
  };
};

const edgeOf = (
  instants: readonly (Instant | undefined)[],
  choose: (one: Instant, other: Instant) => Instant,
): Instant | undefined =>
  instants.reduce((edge, at) => (edge === undefined || at === undefined ? (edge ?? at) : choose(edge, at)), undefined);
