// One measure of a device, interval by interval, beside the range in which its similar devices keep.
import type { TimeWindow } from '../../domain/window.ts';
import type { DeviceFacts } from '../facts.ts';
import { amountOf } from '../figures/known.ts';
import { type BandPeer, type BandScale, bandByInterval, COUNT_SCALE, type PeerBandPoint, type Told } from './band.ts';
import {
  type Fellows,
  fellowsOf,
  hasTransferred,
  type TransferFellow,
  type TransferFellows,
  transferFellowsOf,
  wasAwake,
} from './fellows.ts';
import { weightedMedian, weightOf } from './robust.ts';

type CountMeasure = 'connections' | 'uniqueDestinations' | 'externalConnections';

export type BandMeasure = CountMeasure | 'sent' | 'received';

export type PeerBand = Readonly<{
  measure: BandMeasure;
  intervalHours: number;
  /** Those that the band is made of: they told this measure, and did something in the window. */
  devices: number;
  /** In the order of time; an interval that is missing between two others has no values. */
  points: readonly PeerBandPoint[];
  /** How many intervals lie outside. */
  above: number;
  below: number;
}>;

/** Undefined when no similar device told this measure; fewer than three that were awake make points without a band. */
export const measureBand = (facts: DeviceFacts, window: TimeWindow, measure: BandMeasure): PeerBand | undefined => {
  const compared = compare(facts, window, measure);
  if (compared === undefined || !compared.peers.some(hasTold)) return undefined;
  const points = pointsOf(compared, facts.intervalHours);
  const count = (side: PeerBandPoint['outside']): number => points.filter(({ outside }) => outside === side).length;
  return {
    measure,
    intervalHours: facts.intervalHours,
    devices: compared.peers.filter((peer) => peer.isAwake && hasTold(peer)).length,
    points,
    above: count('above'),
    below: count('below'),
  };
};

export const countBand = (fellows: Fellows, measure: CountMeasure, intervalHours: number): readonly PeerBandPoint[] =>
  pointsOf(compareCounts(fellows, measure), intervalHours);

/** As on the scale of the detectors, a tenth of what is usual is next to nothing. */
const SMALL_SHARE = 0.1;
/** In bytes; beyond the second, no network has moved so many. */
const LEAST_SHIFT = 1;
const MOST_SHIFT = 1e15;

type ComparedPeer = BandPeer & Readonly<{ isAwake: boolean }>;

type Compared = Readonly<{ own: readonly Told[]; peers: readonly ComparedPeer[]; scale: BandScale }>;

const compare = (facts: DeviceFacts, window: TimeWindow, measure: BandMeasure): Compared | undefined => {
  if (measure === 'sent' || measure === 'received') {
    const fellows = transferFellowsOf(facts, window, measure);
    return fellows && compareTransfers(fellows);
  }
  const fellows = fellowsOf(facts, window);
  return fellows && compareCounts(fellows, measure);
};

const pointsOf = ({ own, peers, scale }: Compared, intervalHours: number): readonly PeerBandPoint[] =>
  bandByInterval(
    own,
    peers.filter(({ isAwake }) => isAwake),
    scale,
    intervalHours,
  );

const hasTold = ({ told }: BandPeer): boolean => told.some(({ value }) => amountOf(value) !== undefined);

const compareCounts = ({ own, peers }: Fellows, measure: CountMeasure): Compared => {
  const read = (intervals: Fellows['own']): readonly Told[] =>
    intervals.map(({ at, [measure]: value }) => ({ at, value }));
  return {
    own: read(own),
    peers: peers.map((peer) => ({ score: peer.score, told: read(peer.intervals), isAwake: wasAwake(peer) })),
    scale: COUNT_SCALE,
  };
};

const compareTransfers = ({ own, peers }: TransferFellows): Compared => {
  const read = (intervals: TransferFellows['own']): readonly Told[] =>
    intervals.map(({ at, bytes }) => ({ at, value: bytes }));
  return {
    own: read(own),
    peers: peers.map((peer) => ({ score: peer.score, told: read(peer.intervals), isAwake: hasTransferred(peer) })),
    scale: byteScale(peers.filter(hasTransferred)),
  };
};

/** In units of what a typical peer moves: with half a byte for half a connection, kilobytes beside none would lie as far out as gigabytes. */
const byteScale = (awake: readonly TransferFellow[]): BandScale => {
  const means = awake.flatMap(({ meanBytes, score }) =>
    meanBytes === undefined ? [] : [{ value: meanBytes, weight: weightOf(score) }],
  );
  const shift = Math.min(MOST_SHIFT, Math.max(LEAST_SHIFT, SMALL_SHARE * (weightedMedian(means) ?? 0)));
  return { shift, countOf: (median) => median / shift };
};
