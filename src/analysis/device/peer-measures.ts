// The measures by which a device is compared with those that resemble it.
import type { ConnectionInterval } from '../../domain/device.ts';
import type { Instant } from '../../domain/instant.ts';
import { type Amount, meanAmount, ratioOf, sumAmounts } from '../figures/known.ts';
import { peakOf } from './peak.ts';

export type Measures = Readonly<{
  connections: Amount;
  /** The mean per interval, not cut to a whole number. */
  uniqueDestinations: Amount;
  externalConnections: Amount;
  externalRatio: Amount;
  peakConnections: Amount;
  peakAt: Instant | undefined;
}>;

/** In the order in which the document prints them. */
export const MEASURES = ['connections', 'uniqueDestinations', 'externalRatio', 'peakConnections'] as const;

export type Measure = (typeof MEASURES)[number];

export const measureIntervals = (intervals: readonly ConnectionInterval[]): Measures => {
  const connections = sumAmounts(intervals.map((interval) => interval.connections));
  const externalConnections = sumAmounts(intervals.map((interval) => interval.externalConnections));
  const peak = peakOf(intervals, (interval) => interval.connections);
  return {
    connections,
    uniqueDestinations: meanAmount(intervals.map((interval) => interval.uniqueDestinations)),
    externalConnections,
    externalRatio: ratioOf(externalConnections, connections),
    peakConnections: peak?.value,
    peakAt: peak?.at,
  };
};
