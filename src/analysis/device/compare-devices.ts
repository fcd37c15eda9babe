// DEV-COMPARE: one device beside another: what both did, with whom both speak, and with whom only one of them does.
import type { Instant } from '../../domain/instant.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { TimeWindow } from '../../domain/window.ts';
import type { DeviceFacts } from '../facts.ts';
import { type Amount, changeOf, known, sumAmounts } from '../figures/known.ts';
import { type Activity, measureActivity } from './activity.ts';
import { compareDestinations, type DestinationComparison } from './compare-destinations.ts';
import { type PortComparison, pairPorts, pairProtocols, type ShareComparison } from './compare-shares.ts';
import { type DestinationList, listDestinations } from './destinations.ts';
import { type Identity, identityOf } from './identity.ts';
import { type Indicator, listIndicators } from './indicators.ts';
import { withGaps } from './intervals.ts';
import { assessRisk, type Risk, type RiskLevel } from './risk.ts';
import { listShares, type Shares } from './shares.ts';
import { bothOf, type Sides } from './sides.ts';
import { measureTransfer, type Transfer, type TransferPattern } from './transfer.ts';

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
    ports: pairPorts(
      bothOf(told, (side) => side.activity?.ports ?? []),
      bothOf(told, (side) => side.shares?.portsUsed ?? []),
    ),
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
  shares: Shares | undefined;
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
    shares: listShares(facts),
    risk: assessRisk(facts, window, thresholds),
    indicators: listIndicators(facts),
  };
}

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
  const { length } = list.destinations;
  const isUnplaced = length > 0 && list.unplacedDestinationCount === length;
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
