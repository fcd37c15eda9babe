// DEV-ACTIVITY: what a device did per interval, in the window and over everything that was returned.
import type { ConnectionInterval, DeviceSummary } from '../../domain/device.ts';
import type { Instant } from '../../domain/instant.ts';
import type { TimeWindow } from '../../domain/window.ts';
import type { DeviceFacts } from '../facts.ts';
import { type Amount, amountOf, meanAmount, ratioOf, shareOf, sumAmounts } from '../figures/known.ts';
import { type PortShare, type ProtocolShare, sumPorts, sumProtocols } from './breakdown.ts';
import { ownIntervalsOf, toldSinceAt, withGaps, withinWindow } from './intervals.ts';
import { peakOf } from './peak.ts';

export type ActivityPoint = Readonly<{
  at: Instant;
  connections: Amount;
  uniqueDestinations: Amount;
  internalConnections: Amount;
  externalConnections: Amount;
}>;

export type ActivityNumbers = Readonly<{
  /** How many intervals there were. */
  intervals: number;
  startAt: Instant | undefined;
  connections: Amount;
  averageConnections: Amount;
  peakConnections: Amount;
  peakAt: Instant | undefined;
  /** The mean per interval: the same destination counts again in the next. */
  uniqueDestinations: Amount;
  internalConnections: Amount;
  externalConnections: Amount;
  internalSharePercent: Amount;
  externalSharePercent: Amount;
  externalRatio: Amount;
  protocols: readonly ProtocolShare[];
  ports: readonly PortShare[];
}>;

export type ReportedActivity = Readonly<{
  connections: Amount;
  uniqueDestinations: Amount;
  externalRatio: Amount;
  bytesOut: Amount;
  bytesIn: Amount;
  averageSessionBytes: Amount;
  /** Hour of day in UTC, 0 to 23. */
  peakHour: number | undefined;
  protocols: readonly string[] | undefined;
  ports: readonly number[] | undefined;
}>;

export type Activity = ActivityNumbers &
  Readonly<{
    intervalHours: number;
    /** Over the window; an interval that is missing between two others has no values. */
    series: readonly ActivityPoint[];
    /** The same numbers over everything that was returned. */
    everything: ActivityNumbers;
    /** The window begins a day or more before it: of what was before, nothing is told. */
    toldSinceAt: Instant | undefined;
    /** The appliance's own sums. */
    reported: ReportedActivity | undefined;
  }>;

export const measureActivity = (facts: DeviceFacts, window: TimeWindow): Activity | undefined => {
  const answer = facts.connections ?? facts.peers;
  const all = ownIntervalsOf(facts);
  if (all === undefined) return undefined;
  const recent = withinWindow(all, window, facts.intervalHours);
  return {
    ...numbersOf(recent),
    intervalHours: facts.intervalHours,
    series: withGaps(recent.map(pointOf), facts.intervalHours, gapAt),
    everything: numbersOf(all),
    toldSinceAt: toldSinceAt(all, window, facts.intervalHours),
    reported: answer?.summary && reportedBy(answer.summary),
  };
};

const numbersOf = (intervals: readonly ConnectionInterval[]): ActivityNumbers => {
  const connections = sumAmounts(intervals.map((interval) => interval.connections));
  const internal = sumAmounts(intervals.map((interval) => interval.internalConnections));
  const external = sumAmounts(intervals.map((interval) => interval.externalConnections));
  const both = sumAmounts([internal, external]);
  const isSplit = internal !== undefined && external !== undefined;
  const peak = peakOf(intervals, (interval) => interval.connections);
  return {
    intervals: intervals.length,
    startAt: intervals[0]?.at,
    connections,
    averageConnections: meanAmount(intervals.map((interval) => interval.connections)),
    peakConnections: peak?.value,
    peakAt: peak?.at,
    uniqueDestinations: meanAmount(intervals.map((interval) => interval.uniqueDestinations)),
    internalConnections: internal,
    externalConnections: external,
    internalSharePercent: isSplit ? shareOf(internal, both) : undefined,
    externalSharePercent: isSplit ? shareOf(external, both) : undefined,
    externalRatio: ratioOf(external, connections),
    protocols: sumProtocols(intervals),
    ports: sumPorts(intervals),
  };
};

const reportedBy = (summary: DeviceSummary): ReportedActivity => ({
  connections: amountOf(summary.totalConnections),
  uniqueDestinations: amountOf(summary.uniqueDestinations),
  externalRatio: amountOf(summary.externalRatio),
  bytesOut: amountOf(summary.totalBytesOut),
  bytesIn: amountOf(summary.totalBytesIn),
  averageSessionBytes: amountOf(summary.averageSessionBytes),
  peakHour: HOURS_OF_DAY.find((hour) => hour === summary.peakHour),
  protocols: summary.topProtocols,
  ports: summary.topPorts,
});

const HOURS_OF_DAY = Array.from({ length: 24 }, (_, hour) => hour);

const pointOf = (interval: ConnectionInterval): ActivityPoint => ({
  at: interval.at,
  connections: amountOf(interval.connections),
  uniqueDestinations: amountOf(interval.uniqueDestinations),
  internalConnections: amountOf(interval.internalConnections),
  externalConnections: amountOf(interval.externalConnections),
});

const gapAt = (at: Instant): ActivityPoint => ({
  at,
  connections: undefined,
  uniqueDestinations: undefined,
  internalConnections: undefined,
  externalConnections: undefined,
});
