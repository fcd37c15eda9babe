// How many connections a device's peers made in each interval, and in which intervals the device itself lies outside that.
import type { Instant } from '../../domain/instant.ts';
import { type Amount, amountOf, sumKnown } from '../figures/known.ts';
import { type Fellow, type Fellows, wasAwake } from './fellows.ts';
import { withGaps } from './intervals.ts';
import { bandOf, deviationFrom, valueAt, weightOf } from './robust.ts';

export type PeerBandPoint = Readonly<{
  at: Instant;
  connections: Amount;
  /** Undefined where fewer than three peers told something. */
  low: Amount;
  median: Amount;
  high: Amount;
  outside: 'above' | 'below' | undefined;
}>;

/** One interval in some hundreds lies outside by chance. */
const WIDTH_UNITS = 3;
const HALF_A_CONNECTION = 0.5;

export const bandByInterval = ({ own, peers }: Fellows, intervalHours: number): readonly PeerBandPoint[] => {
  const told = connectionsByInstant(own);
  const others = peers.filter(wasAwake).map(({ score, intervals }) => ({
    weight: weightOf(score),
    connections: connectionsByInstant(intervals),
  }));
  const instants = new Set(
    [told, ...others.map(({ connections }) => connections)].flatMap((known) => [...known.keys()]),
  );
  const points = [...instants]
    .sort((a, b) => a - b)
    .map((at): PeerBandPoint => {
      const values = others.flatMap(({ weight, connections }) => {
        const value = connections.get(at);
        return value === undefined ? [] : [{ value, weight }];
      });
      const band = bandOf(values, HALF_A_CONNECTION, (median) => median);
      const connections = told.get(at);
      if (band === undefined) return { ...gapAt(at), connections };
      return {
        at,
        connections,
        low: valueAt(band, -WIDTH_UNITS),
        median: valueAt(band, 0),
        high: valueAt(band, WIDTH_UNITS),
        outside: connections === undefined ? undefined : sideOf(deviationFrom(band, connections)),
      };
    });
  return withGaps(points, intervalHours, gapAt);
};

const sideOf = (units: number): PeerBandPoint['outside'] => {
  if (Math.abs(units) <= WIDTH_UNITS) return undefined;
  return units > 0 ? 'above' : 'below';
};

const gapAt = (at: Instant): PeerBandPoint => ({
  at,
  connections: undefined,
  low: undefined,
  median: undefined,
  high: undefined,
  outside: undefined,
});

const connectionsByInstant = (intervals: Fellow['intervals']): ReadonlyMap<Instant, Amount> => {
  const connections = new Map<Instant, Amount>();
  for (const { at, connections: told } of intervals)
    connections.set(at, sumKnown([connections.get(at), amountOf(told)]));
  return connections;
};
