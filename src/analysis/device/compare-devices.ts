// DEV-COMPARE: one device beside another: what both did, with whom both speak, and with whom only one of them does.
import type { Instant } from '../../domain/instant.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { TimeWindow } from '../../domain/window.ts';
import type { DeviceFacts } from '../facts.ts';
import { type Amount, changeOf, known, sumAmounts } from '../figures/known.ts';
import { byMost, byText } from '../figures/ordering.ts';
import { type Activity, measureActivity } from './activity.ts';
import type { PortShare, ProtocolShare } from './breakdown.ts';
import { type DestinationList, type DestinationRow, listDestinations } from './destinations.ts';
import { type Identity, identityOf } from './identity.ts';
import { type Indicator, listIndicators } from './indicators.ts';
import { withGaps } from './intervals.ts';
import { assessRisk, type Risk, type RiskLevel } from './risk.ts';
import { measureTransfer, type Transfer, type TransferPattern } from './transfer.ts';

export type Sides<T> = Readonly<{ one: T; other: T }>;

export type ComparedDevice = Readonly<{ did: number; intervalHours: number; identity: Identity | undefined }>;

export type ComparedMeasure = (typeof MEASURES)[number]['measure'];

export type MeasureComparison = Sides<Amount> &
  Readonly<{
    measure: ComparedMeasure;
    /** How far `one` lies above (or, negative, below) `other`; unknown where that has none. */
    changePercent: Amount;
    /** Of `one`, when it deviates by more than the threshold; something is more than any percentage of nothing. */
    flag: 'higher' | 'lower' | undefined;
  }>;

/** A side that does not speak with it has no amounts. */
export type ComparedDestination = Readonly<{
  label: string;
  ip: string | undefined;
  did: number | undefined;
  isExternal: boolean | undefined;
  connections: Sides<Amount>;
  bytes: Sides<Amount>;
}>;

/** The busiest first; a destination that was listed twice counts once. */
export type DestinationComparison = Readonly<{
  sharedCount: number;
  onlyOneCount: number;
  onlyOtherCount: number;
  shared: readonly ComparedDestination[];
  onlyOne: readonly ComparedDestination[];
  onlyOther: readonly ComparedDestination[];
}>;

/** A side that did not name it may have it among "Other". */
export type ShareComparison = Readonly<{ label: string; connections: Sides<Amount>; sharePercent: Sides<Amount> }>;

export type PortComparison = ShareComparison & Readonly<{ port: number | undefined; service: string | undefined }>;

export type PairedPoint = Sides<Amount> & Readonly<{ at: Instant }>;

export type DeviceComparison = Readonly<{
  devices: Sides<ComparedDevice>;
  /** A measure that deviates by more is flagged. */
  deviationPercent: number;
  /** In the order in which they are shown. */
  measures: readonly MeasureComparison[];
  peakAt: Sides<Instant | undefined>;
  pattern: Sides<TransferPattern | undefined>;
  riskLevel: Sides<RiskLevel | undefined>;
  /** Undefined unless the destinations of both are known: else none can be told to be shared or not. */
  destinations: DestinationComparison | undefined;
  ports: readonly PortComparison[];
  protocols: readonly ShareComparison[];
  series: Readonly<Record<'connections' | 'sent' | 'received', readonly PairedPoint[]>>;
}>;

export const compareDevices = (
  one: DeviceFacts,
  other: DeviceFacts,
  window: TimeWindow,
  thresholds: Thresholds,
): DeviceComparison => {
  const steps = compareInSteps({ one, other }, window, thresholds);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
};

/** The same with pauses: each of both takes as long as a key may wait. */
export function* compareInSteps(
  facts: Sides<DeviceFacts>,
  window: TimeWindow,
  thresholds: Thresholds,
): Generator<undefined, DeviceComparison> {
  const one = yield* tell(facts.one, window, thresholds);
  const other = yield* tell(facts.other, window, thresholds);
  const told = { one, other };
  const stepHours = Math.min(facts.one.intervalHours, facts.other.intervalHours);
  const activity = bothOf(told, (side) => side.activity?.series ?? []);
  const transfer = bothOf(told, (side) => side.transfer?.series ?? []);
  const destinations = compareDestinations(bothOf(told, (side) => side.destinations));
  yield;
  return {
    devices: bothOf(told, ({ device }) => device),
    deviationPercent: thresholds.dev_peers_deviation_percent,
    measures: compareMeasures(told, thresholds.dev_peers_deviation_percent),
    peakAt: bothOf(told, (side) => side.activity?.peakAt),
    pattern: bothOf(told, (side) => side.transfer?.pattern),
    riskLevel: bothOf(told, ({ risk }) => risk?.level),
    destinations,
    ports: pairPorts(bothOf(told, (side) => side.activity?.ports ?? [])),
    protocols: pairProtocols(bothOf(told, (side) => side.activity?.protocols ?? [])),
    series: {
      connections: pairPoints(activity, stepHours, ({ connections }) => connections),
      sent: pairPoints(transfer, stepHours, ({ bytesOut }) => bytesOut),
      received: pairPoints(transfer, stepHours, ({ bytesIn }) => bytesIn),
    },
  };
}

type Told = Readonly<{
  device: ComparedDevice;
  activity: Activity | undefined;
  transfer: Transfer | undefined;
  destinations: DestinationList | undefined;
  risk: Risk | undefined;
  indicators: readonly Indicator[] | undefined;
}>;

function* tell(facts: DeviceFacts, window: TimeWindow, thresholds: Thresholds): Generator<undefined, Told> {
  const activity = measureActivity(facts, window);
  yield;
  const transfer = measureTransfer(facts, window, thresholds);
  yield;
  const destinations = listDestinations(facts);
  yield;
  return {
    device: { did: facts.did, intervalHours: facts.intervalHours, identity: identityOf(facts) },
    activity,
    transfer,
    destinations,
    risk: assessRisk(facts, window, thresholds),
    indicators: listIndicators(facts),
  };
}

const bothOf = <From, To>({ one, other }: Sides<From>, read: (from: From) => To): Sides<To> => ({
  one: read(one),
  other: read(other),
});

const measured = <Name extends string>(measure: Name, read: (told: Told) => Amount) => ({ measure, read });

/** The last four are of everything the appliance keeps, the others of the window. */
const MEASURES = [
  measured('connections', ({ activity }) => activity?.connections),
  measured('averageConnections', ({ activity }) => activity?.averageConnections),
  measured('peakConnections', ({ activity }) => activity?.peakConnections),
  measured('uniqueDestinations', ({ activity }) => activity?.uniqueDestinations),
  measured('internalConnections', ({ activity }) => activity?.internalConnections),
  measured('externalConnections', ({ activity }) => activity?.externalConnections),
  measured('externalSharePercent', ({ activity }) => percentOf(activity?.externalRatio)),
  measured('bytesOut', ({ transfer }) => transfer?.out?.bytes),
  measured('bytesIn', ({ transfer }) => transfer?.in?.bytes),
  measured('outInRatio', ({ transfer }) => transfer?.ratio),
  measured('destinations', ({ destinations }) => destinations?.uniqueDestinations),
  measured('externalDestinations', ({ destinations }) => externalCountIn(destinations)),
  measured('riskScore', ({ risk }) => risk?.score),
  measured('indicators', ({ indicators }) => indicators?.length),
] as const;

/** What is told of an interval says nothing beside one of another length. */
const PER_INTERVAL: readonly ComparedMeasure[] = ['averageConnections', 'peakConnections', 'uniqueDestinations'];

const percentOf = (ratio: Amount): Amount => (ratio === undefined ? undefined : known(ratio * 100));

/** Unknown where the appliance said of none on which side it is. */
const externalCountIn = (list: DestinationList | undefined): Amount => {
  if (list === undefined) return undefined;
  const isUnplaced = list.uniqueDestinations > 0 && list.unplacedDestinationCount === list.uniqueDestinations;
  return isUnplaced ? undefined : list.externalDestinationCount;
};

const compareMeasures = (told: Sides<Told>, deviationPercent: number): readonly MeasureComparison[] => {
  const isSameStep = told.one.device.intervalHours === told.other.device.intervalHours;
  return MEASURES.map(({ measure, read }) => {
    const { one, other } = bothOf(told, read);
    const isComparable = isSameStep || !PER_INTERVAL.includes(measure);
    const changePercent = isComparable ? changeOf(one, other) : undefined;
    const isFromNone = isComparable && other === 0 && one !== undefined && one > 0;
    const flag = isFromNone ? 'higher' : flagOf(changePercent, deviationPercent);
    return { measure, one, other, changePercent, flag };
  });
};

const flagOf = (changePercent: Amount, deviationPercent: number): MeasureComparison['flag'] => {
  if (changePercent === undefined || Math.abs(changePercent) <= deviationPercent) return undefined;
  return changePercent > 0 ? 'higher' : 'lower';
};

const compareDestinations = ({ one, other }: Sides<DestinationList | undefined>): DestinationComparison | undefined => {
  if (one === undefined || other === undefined) return undefined;
  const met = {
    one: Map.groupBy(one.destinations, (row, index) => keyOf(row) ?? `one ${index}`),
    other: Map.groupBy(other.destinations, (row, index) => keyOf(row) ?? `other ${index}`),
  };
  const all = [...new Set([...met.one.keys(), ...met.other.keys()])]
    .map((key) => ({ key, ...destinationOf(bothOf(met, (groups) => groups.get(key) ?? [])) }))
    .sort((a, b) => byBoth(a.connections, b.connections) || byBoth(a.bytes, b.bytes) || byText(a.key, b.key));
  const those = (hasOne: boolean, hasOther: boolean): readonly ComparedDestination[] =>
    all
      .filter(({ key }) => met.one.has(key) === hasOne && met.other.has(key) === hasOther)
      .map(({ key: _, ...destination }) => destination);
  const [shared, onlyOne, onlyOther] = [those(true, true), those(true, false), those(false, true)];
  return {
    sharedCount: shared.length,
    onlyOneCount: onlyOne.length,
    onlyOtherCount: onlyOther.length,
    shared,
    onlyOne,
    onlyOther,
  };
};

/** The device number, else the address, else the name. What has none of them is the same as nothing else. */
const keyOf = ({ did, ip, hostname }: DestinationRow): string | undefined => {
  if (did !== undefined) return `did ${did}`;
  if (ip !== undefined) return `ip ${ip.toLowerCase()}`;
  return hostname === undefined ? undefined : `name ${hostname.toLowerCase()}`;
};

/** The first that says something is believed. */
const destinationOf = (rows: Sides<readonly DestinationRow[]>): ComparedDestination => {
  const all = [...rows.one, ...rows.other];
  return {
    label: (all.find(({ hostname }) => hostname !== undefined) ?? all[0])?.label ?? '',
    ip: all.find(({ ip }) => ip !== undefined)?.ip,
    did: all.find(({ did }) => did !== undefined)?.did,
    isExternal: all.find(({ isExternal }) => isExternal !== undefined)?.isExternal,
    connections: bothOf(rows, (side) => sumAmounts(side.map(({ connections }) => connections))),
    bytes: bothOf(rows, (side) => sumAmounts(side.map(({ bytes }) => bytes))),
  };
};

/** What both have together. */
const byBoth = (a: Sides<Amount>, b: Sides<Amount>): number =>
  byMost(sumAmounts([a.one, a.other]), sumAmounts([b.one, b.other]));

const pairPorts = (ports: Sides<readonly PortShare[]>): readonly PortComparison[] =>
  pairShares(ports, ({ label }) => label).map(({ row, ...pair }) => ({
    ...pair,
    port: row?.port,
    service: row?.service,
  }));

const pairProtocols = (protocols: Sides<readonly ProtocolShare[]>): readonly ShareComparison[] =>
  pairShares(protocols, ({ protocol }) => protocol).map(({ row: _, ...pair }) => pair);

/** What the appliance, and the sums of one device, call all that they do not name. */
const OTHER = 'Other';

const pairShares = <Row extends PortShare | ProtocolShare>(
  rows: Sides<readonly Row[]>,
  labelOf: (row: Row) => string,
): readonly (ShareComparison & Readonly<{ row: Row | undefined }>)[] => {
  const named = bothOf(rows, (side) => new Map(side.map((row) => [labelOf(row), row])));
  return [...new Set([...named.one.keys(), ...named.other.keys()])]
    .map((label) => {
      const found = bothOf(named, (side) => side.get(label));
      return {
        label,
        row: found.one ?? found.other,
        connections: bothOf(found, (row) => row?.connections),
        sharePercent: bothOf(found, (row) => row?.sharePercent),
      };
    })
    .sort(
      (a, b) =>
        Number(a.label === OTHER) - Number(b.label === OTHER) ||
        byBoth(a.connections, b.connections) ||
        byText(a.label, b.label),
    );
};

/** An instant that was told twice counts with both; one that neither told between two others is a gap. */
const pairPoints = <Point extends Readonly<{ at: Instant }>>(
  points: Sides<readonly Point[]>,
  stepHours: number,
  read: (point: Point) => Amount,
): readonly PairedPoint[] => {
  const told = bothOf(points, (side) => Map.groupBy(side, ({ at }) => at));
  const instants = [...new Set([...told.one.keys(), ...told.other.keys()])].sort((a, b) => a - b);
  const paired = instants.map((at) => ({
    at,
    ...bothOf(told, (side) => sumAmounts((side.get(at) ?? []).map(read))),
  }));
  return withGaps(paired, stepHours, (at) => ({ at, one: undefined, other: undefined }));
};
