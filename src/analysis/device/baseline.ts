// DEV-BASELINE: this device as a multiple of its peers' mean, and beside it where it stands among them by a robust measure.
import type { Thresholds } from '../../domain/thresholds.ts';
import type { TimeWindow } from '../../domain/window.ts';
import type { DeviceFacts } from '../facts.ts';
import { type Amount, knownAmounts, meanAmount, ratioOf } from '../figures/known.ts';
import { quantile } from '../figures/quantile.ts';
import type { PeerBandPoint } from './band.ts';
import { type Fellow, type Fellows, fellowsOf, wasAwake } from './fellows.ts';
import { countBand } from './measure-band.ts';
import type { Measures } from './peer-measures.ts';
import { bandOf, deviationFrom, valueAt, type Weighted, weightOf } from './robust.ts';

export type BaselineMeasure = 'connections' | 'uniqueDestinations' | 'externalRatio';

export type RobustComparison = Readonly<{
  median: Amount;
  /** Of logarithms: 0.35 is a factor of 1.42. */
  scale: number;
  /** How many scale units this device lies above (or, negative, below) the median. */
  units: number;
  /** Two scale units either way. */
  low: Amount;
  high: Amount;
}>;

export type Comparison = Readonly<{
  measure: BaselineMeasure;
  value: Amount;
  /** The mean over the peers for which it is known. */
  baseline: Amount;
  /** The value as a multiple of the baseline; unknown where that is nothing. */
  ratio: Amount;
  /** How many peers the baseline is made of. */
  devices: number;
  /** The median of the device's own earlier windows of this length; undefined with fewer than three of them. */
  usual: Amount;
  /** Against the peers that did anything at all; undefined with fewer than three of them. */
  robust: RobustComparison | undefined;
}>;

export type ConnectionBandPoint = Omit<PeerBandPoint, 'value'> & Readonly<{ connections: Amount }>;

export type Baseline = Readonly<{
  devices: number;
  own: Measures;
  connections: Comparison;
  uniqueDestinations: Comparison;
  externalRatio: Comparison;
  /** Connections per interval against those of the peers in the same interval. */
  band: readonly ConnectionBandPoint[];
}>;

const WIDTH_UNITS = 2;
const FEWEST_WINDOWS = 3;
const BUSY_PART = 0.9;
/** Half a connection; for a share, half a percent. */
const COUNT_SHIFT = 0.5;
const SHARE_SHIFT = 0.005;

export const compareWithBaseline = (
  facts: DeviceFacts,
  window: TimeWindow,
  _thresholds: Thresholds,
): Baseline | undefined => {
  const fellows = fellowsOf(facts, window);
  if (fellows === undefined) return undefined;
  const peerConnections = meanAmount(fellows.peers.filter(wasAwake).map(({ measures }) => measures.connections)) ?? 0;
  return {
    devices: fellows.peers.length,
    own: fellows.measures,
    connections: compare('connections', fellows, COUNT_SHIFT, (count) => count),
    uniqueDestinations: compare('uniqueDestinations', fellows, COUNT_SHIFT, (count) => count),
    externalRatio: compare('externalRatio', fellows, SHARE_SHIFT, (share) => share * peerConnections),
    band: countBand(fellows, 'connections', facts.intervalHours).map(({ at, value, ...rest }) => ({
      at,
      connections: value,
      ...rest,
    })),
  };
};

/**
 * What nine in ten of the device's own earlier windows stayed below, without those in which it was switched off: a laptop
 * rests on many days and works on the others. Undefined with fewer than three of them.
 */
export const busyPastOf = (facts: DeviceFacts, window: TimeWindow, measure: BaselineMeasure): Amount => {
  const past = fellowsOf(facts, window)?.past.filter(({ connections }) => connections !== 0) ?? [];
  return partOf(knownAmounts(past.map((one) => one[measure])), BUSY_PART);
};

const compare = (
  measure: BaselineMeasure,
  { measures, past, peers }: Fellows,
  shift: number,
  countOf: (median: number) => number,
): Comparison => {
  const values = peers.map((peer) => peer.measures[measure]);
  const baseline = meanAmount(values);
  const value = measures[measure];
  return {
    measure,
    value,
    baseline,
    ratio: ratioOf(value, baseline),
    devices: knownAmounts(values).length,
    usual: partOf(knownAmounts(past.map((window) => window[measure])), 0.5),
    robust: value === undefined ? undefined : compareRobustly(value, weightedBy(peers, measure), shift, countOf),
  };
};

const partOf = (past: readonly number[], part: number): Amount =>
  past.length < FEWEST_WINDOWS ? undefined : quantile(past, part);

const weightedBy = (peers: readonly Fellow[], measure: BaselineMeasure): readonly Weighted[] =>
  peers.filter(wasAwake).flatMap(({ measures, score }) => {
    const value = measures[measure];
    return value === undefined ? [] : [{ value, weight: weightOf(score) }];
  });

const compareRobustly = (
  value: number,
  peers: readonly Weighted[],
  shift: number,
  countOf: (median: number) => number,
): RobustComparison | undefined => {
  const band = bandOf(peers, shift, countOf);
  return band === undefined
    ? undefined
    : {
        median: valueAt(band, 0),
        scale: band.scale,
        units: deviationFrom(band, value),
        low: valueAt(band, -WIDTH_UNITS),
        high: valueAt(band, WIDTH_UNITS),
      };
};
