// What a device's peers did in each interval, by one measure, and in which intervals the device itself lies outside that.
import type { Instant } from '../../domain/instant.ts';
import { type Amount, amountOf, sumKnown } from '../figures/known.ts';
import { withGaps } from './intervals.ts';
import { bandOf, deviationFrom, valueAt, weightOf } from './robust.ts';

export type PeerBandPoint = Readonly<{
  at: Instant;
  value: Amount;
  /** Undefined where fewer than three peers told something. */
  low: Amount;
  median: Amount;
  high: Amount;
  outside: 'above' | 'below' | undefined;
}>;

/** One interval of one device, by the measure that is compared. */
export type Told = Readonly<{ at: Instant; value: Amount }>;

/** Only peers that were awake belong here. */
export type BandPeer = Readonly<{ score: Amount; told: readonly Told[] }>;

/** As `bandOf` takes them. */
export type BandScale = Readonly<{ shift: number; countOf: (median: number) => number }>;

/** Half of one, and as many events as were counted. */
export const COUNT_SCALE: BandScale = { shift: 0.5, countOf: (median) => median };

/** One interval in some hundreds lies outside by chance. */
const WIDTH_UNITS = 3;

export const bandByInterval = (
  own: readonly Told[],
  peers: readonly BandPeer[],
  { shift, countOf }: BandScale,
  intervalHours: number,
): readonly PeerBandPoint[] => {
  const told = valueByInstant(own);
  const others = peers.map((peer) => ({ weight: weightOf(peer.score), values: valueByInstant(peer.told) }));
  const instants = new Set([told, ...others.map(({ values }) => values)].flatMap((known) => [...known.keys()]));
  const points = [...instants]
    .sort((a, b) => a - b)
    .map((at): PeerBandPoint => {
      const among = others.flatMap(({ weight, values }) => {
        const value = values.get(at);
        return value === undefined ? [] : [{ value, weight }];
      });
      const band = bandOf(among, shift, countOf);
      const value = told.get(at);
      if (band === undefined) return { ...gapAt(at), value };
      return {
        at,
        value,
        low: valueAt(band, -WIDTH_UNITS),
        median: valueAt(band, 0),
        high: valueAt(band, WIDTH_UNITS),
        outside: value === undefined ? undefined : sideOf(deviationFrom(band, value)),
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
  value: undefined,
  low: undefined,
  median: undefined,
  high: undefined,
  outside: undefined,
});

/** An instant that was told twice counts with both. */
const valueByInstant = (told: readonly Told[]): ReadonlyMap<Instant, Amount> => {
  const values = new Map<Instant, Amount>();
  for (const { at, value } of told) values.set(at, sumKnown([values.get(at), amountOf(value)]));
  return values;
};
