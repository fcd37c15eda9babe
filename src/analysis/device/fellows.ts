// A device and its similar devices, with the intervals of the window that all of them are compared over.
import type { ConnectionInterval, DeviceSeries, TransferInterval } from '../../domain/device.ts';
import { HOUR_MS } from '../../domain/instant.ts';
import type { TimeWindow } from '../../domain/window.ts';
import type { DeviceFacts } from '../facts.ts';
import { type Amount, meanAmount } from '../figures/known.ts';
import { byMost, byText } from '../figures/ordering.ts';
import { connectionIntervalsIn, ownIntervalsOf, withinWindow, withOutside } from './intervals.ts';
import { type Measures, measureIntervals } from './peer-measures.ts';

type Similar = Readonly<{ did: number | undefined; hostname: string | undefined; score: Amount }>;

export type Fellow = Similar & Readonly<{ measures: Measures; intervals: readonly ConnectionInterval[] }>;

export type Fellows = Readonly<{
  own: readonly ConnectionInterval[];
  measures: Measures;
  /** Of the device itself, in the windows of the same length before this one that were reported whole. */
  past: readonly Measures[];
  peers: readonly Fellow[];
}>;

/** `meanBytes` is per interval. */
export type TransferFellow = Similar & Readonly<{ meanBytes: Amount; intervals: readonly TransferInterval[] }>;

export type TransferFellows = Readonly<{ own: readonly TransferInterval[]; peers: readonly TransferFellow[] }>;

/** The most similar first; undefined when peers were not asked for, or did not come. */
export const fellowsOf = (facts: DeviceFacts, window: TimeWindow): Fellows | undefined => {
  const similar = facts.peers?.similar;
  // Compared is what came in the same answer: the other one may be cut into other intervals.
  const all = ownIntervalsOf(facts, facts.peers) ?? ownIntervalsOf(facts, facts.connections);
  if (similar === undefined || all === undefined) return undefined;
  const within = (intervals: readonly ConnectionInterval[]): readonly ConnectionInterval[] =>
    withinWindow(intervals, window, facts.intervalHours);
  const own = within(all);
  const peers = similar.flatMap(({ did, hostname, score, series }): readonly Fellow[] => {
    const told = connectionIntervalsIn(series);
    if (told === undefined) return [];
    const intervals = within(withOutside(told, outsideOf(facts, did)));
    return [{ did, hostname, score: scoreOf(score), measures: measureIntervals(intervals), intervals }];
  });
  return {
    own,
    measures: measureIntervals(own),
    past: pastOf(all, window, facts.intervalHours),
    peers: peers.sort(bySimilarity),
  };
};

const outsideOf = ({ outside }: DeviceFacts, did: number | undefined): DeviceSeries | undefined =>
  outside?.similar?.find((peer) => peer.did !== undefined && peer.did === did)?.series;

/** The same of the bytes that went out or came in, from the answers that were asked with similar devices. */
export const transferFellowsOf = (
  facts: DeviceFacts,
  window: TimeWindow,
  kind: 'sent' | 'received',
): TransferFellows | undefined => {
  const answer = kind === 'sent' ? facts.peersSent : facts.peersReceived;
  const own = transfersIn(answer?.series, kind) ?? transfersIn(facts[kind]?.series, kind);
  if (answer?.similar === undefined || own === undefined) return undefined;
  const within = (intervals: readonly TransferInterval[]): readonly TransferInterval[] =>
    withinWindow(intervals, window, facts.intervalHours);
  const peers = answer.similar.flatMap(({ did, hostname, score, series }): readonly TransferFellow[] => {
    const told = transfersIn(series, kind);
    if (told === undefined) return [];
    const intervals = within(told);
    const meanBytes = meanAmount(intervals.map(({ bytes }) => bytes));
    return [{ did, hostname, score: scoreOf(score), meanBytes, intervals }];
  });
  return { own: within(own), peers: peers.sort(bySimilarity) };
};

const transfersIn = (
  series: DeviceSeries | undefined,
  kind: 'sent' | 'received',
): readonly TransferInterval[] | undefined => (series?.kind === kind ? series.intervals : undefined);

/** A month of days. */
const MOST_WINDOWS = 31;

const pastOf = (
  all: readonly ConnectionInterval[],
  { endAt, hours }: TimeWindow,
  intervalHours: number,
): readonly Measures[] => {
  const spanMs = Math.max(hours, intervalHours) * HOUR_MS;
  const firstAt = all[0]?.at ?? endAt;
  const count = Math.min(MOST_WINDOWS, Math.floor((endAt - firstAt + intervalHours * HOUR_MS) / spanMs) - 1);
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const before = { endAt: endAt - (index + 1) * spanMs, hours, endsNow: false };
    return measureIntervals(withinWindow(all, before, intervalHours));
  });
};

/** A peer that did nothing all the time was switched off: the document's mean counts it, no robust measure should. */
export const wasAwake = ({ measures }: Fellow): boolean => measures.connections !== 0;

export const hasTransferred = ({ meanBytes }: TransferFellow): boolean => meanBytes !== 0;

const scoreOf = (score: Amount): Amount => (score !== undefined && score >= 0 && score <= 1 ? score : undefined);

const bySimilarity = (a: Similar, b: Similar): number =>
  byMost(a.score, b.score) || byText(a.hostname ?? '', b.hostname ?? '') || byMost(b.did, a.did);
