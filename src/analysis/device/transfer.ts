// DEV-TRANSFER: what a device sent and received, how the two compare, and with whom.
import type { TransferInterval } from '../../domain/device.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { TimeWindow } from '../../domain/window.ts';
import type { DeviceFacts } from '../facts.ts';
import { type Amount, amountOf, meanAmount, ratioOf, shareOf, sumAmounts } from '../figures/known.ts';
import { byMost, byText } from '../figures/ordering.ts';
import { destinationsOf } from './destinations.ts';
import { answersOf } from './identity.ts';
import { transferIntervalsOf, withGaps, withinWindow } from './intervals.ts';
import { peakOf } from './peak.ts';

export type TransferPattern = 'upload-heavy' | 'download-heavy' | 'balanced';

export type TransferNumbers = Readonly<{
  intervals: number;
  bytes: Amount;
  packets: Amount;
  sessions: Amount;
  averageBytes: Amount;
  peakBytes: Amount;
  peakAt: Instant | undefined;
}>;

/** One of the busiest other ends of one interval. */
export type RecentPeer = Readonly<{
  at: Instant;
  ip: string;
  hostname: string | undefined;
  bytes: Amount;
  packets: Amount;
  /** Of what was sent, or received, in that interval. */
  sharePercent: Amount;
}>;

export type TransferPair = Readonly<{ at: Instant; bytesOut: Amount; bytesIn: Amount }>;

type TransferTotals = Readonly<{
  out: TransferNumbers | undefined;
  in: TransferNumbers | undefined;
  /** Out over in; undefined where one of them is not known, or nothing came in. */
  ratio: Amount;
  pattern: TransferPattern | undefined;
}>;

export type Transfer = TransferTotals &
  Readonly<{
    intervalHours: number;
    series: readonly TransferPair[];
    /** Of the last five intervals of the window, the latest first; undefined where none of them tells with whom. */
    topDestinations: readonly RecentPeer[] | undefined;
    topSources: readonly RecentPeer[] | undefined;
    everything: TransferTotals;
  }>;

const RECENT_INTERVALS = 5;

type Intervals = readonly TransferInterval[] | undefined;

export const measureTransfer = (
  facts: DeviceFacts,
  window: TimeWindow,
  thresholds: Thresholds,
): Transfer | undefined => {
  const sent = transferIntervalsOf(facts.sent, 'sent');
  const received = transferIntervalsOf(facts.received, 'received');
  if (sent === undefined && received === undefined) return undefined;
  const recent = (all: Intervals): Intervals =>
    all === undefined ? undefined : withinWindow(all, window, facts.intervalHours);
  const [out, into] = [recent(sent), recent(received)];
  const names = namesIn(facts, [out, into]);
  return {
    ...totalsOf(out, into, thresholds),
    intervalHours: facts.intervalHours,
    series: withGaps(pairsOf(out, into), facts.intervalHours, (at) => ({
      at,
      bytesOut: undefined,
      bytesIn: undefined,
    })),
    topDestinations: recentPeersOf(out, names),
    topSources: recentPeersOf(into, names),
    everything: totalsOf(sent, received, thresholds),
  };
};

const totalsOf = (sent: Intervals, received: Intervals, thresholds: Thresholds): TransferTotals => {
  const [out, into] = [numbersOf(sent), numbersOf(received)];
  const ratio = ratioOf(out?.bytes, into?.bytes);
  return { out, in: into, ratio, pattern: patternOf(out?.bytes, into?.bytes, thresholds) };
};

const numbersOf = (intervals: Intervals): TransferNumbers | undefined => {
  if (intervals === undefined) return undefined;
  const peak = peakOf(intervals, (interval) => interval.bytes);
  return {
    intervals: intervals.length,
    bytes: sumAmounts(intervals.map((interval) => interval.bytes)),
    packets: sumAmounts(intervals.map((interval) => interval.packets)),
    sessions: sumAmounts(intervals.map((interval) => interval.sessions)),
    averageBytes: meanAmount(intervals.map((interval) => interval.bytes)),
    peakBytes: peak?.value,
    peakAt: peak?.at,
  };
};

/** Compared by multiplication: much out and nothing in has no ratio, and is upload-heavy all the same. */
export const patternOf = (out: Amount, into: Amount, thresholds: Thresholds): TransferPattern | undefined => {
  if (out === undefined || into === undefined || (out === 0 && into === 0)) return undefined;
  if (out > thresholds.dev_transfer_upload_ratio * into) return 'upload-heavy';
  return out < thresholds.dev_transfer_download_ratio * into ? 'download-heavy' : 'balanced';
};

/** Both directions of each interval, whichever of them was reported. */
export const pairsOf = (sent: Intervals, received: Intervals): readonly TransferPair[] => {
  const [out, into] = [bytesByInstant(sent), bytesByInstant(received)];
  return [...new Set([...out.keys(), ...into.keys()])]
    .sort((a, b) => a - b)
    .map((at) => ({ at, bytesOut: out.get(at), bytesIn: into.get(at) }));
};

const bytesByInstant = (intervals: Intervals): ReadonlyMap<Instant, Amount> => {
  const bytes = new Map<Instant, Amount>();
  for (const interval of intervals ?? []) bytes.set(interval.at, sumAmounts([bytes.get(interval.at), interval.bytes]));
  return bytes;
};

const lately = (intervals: Intervals): readonly TransferInterval[] => (intervals ?? []).slice(-RECENT_INTERVALS);

const recentPeersOf = (intervals: Intervals, names: ReadonlyMap<string, string>): readonly RecentPeer[] | undefined => {
  const recent = lately(intervals);
  if (recent.length > 0 && recent.every(({ peers }) => peers === undefined)) return undefined;
  return recent.toReversed().flatMap(({ at, bytes: all, peers }) =>
    (peers ?? [])
      .map(({ ip, bytes, packets }) => ({
        at,
        ip,
        hostname: names.get(ip),
        bytes: amountOf(bytes),
        packets: amountOf(packets),
        sharePercent: shareOf(amountOf(bytes), amountOf(all)),
      }))
      .sort((a, b) => byMost(a.bytes, b.bytes) || byText(a.ip, b.ip) || byMost(a.packets, b.packets)),
  );
};

/** The appliance gives only addresses here; whoever else it named them for is believed. It may name thousands, and a few are wanted. */
const namesIn = (facts: DeviceFacts, recent: readonly Intervals[]): ReadonlyMap<string, string> => {
  const wanted = new Set(
    recent.flatMap((intervals) => lately(intervals).flatMap(({ peers }) => peers ?? [])).map(({ ip }) => ip),
  );
  const others = answersOf(facts).flatMap(({ details }) => details?.filter(({ did }) => did !== facts.did) ?? []);
  return new Map(
    [...others, ...(destinationsOf(facts) ?? [])]
      .flatMap(({ ip, hostname }) =>
        ip === undefined || hostname === undefined || !wanted.has(ip) ? [] : [{ ip, hostname }],
      )
      .sort((a, b) => byText(a.hostname, b.hostname))
      .map(({ ip, hostname }) => [ip, hostname]),
  );
};
