// How much of what a device sent in a window goes beyond what it sends otherwise, by its own past.
import { DAY_MS, type Instant } from '../../domain/instant.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { TimeWindow } from '../../domain/window.ts';
import type { DeviceFacts } from '../facts.ts';
import { type Amount, knownAmounts, sumAmounts } from '../figures/known.ts';
import { quantile } from '../figures/quantile.ts';
import { transferIntervalsOf, withinWindow } from './intervals.ts';
import { pairsOf } from './transfer.ts';

export type TransferHabit = Readonly<{
  historyHours: number;
  /** What one interval sent at most, but for one in a hundred. */
  usualBytes: Amount;
  /** Sent beyond that within a day of the window, the busiest, in intervals in which far more went out than came in. */
  unusualBytes: Amount;
  unusualAt: Instant | undefined;
}>;

const USUAL = 0.99;

/** Undefined without enough of a past before the window. */
export const compareWithPast = (
  facts: DeviceFacts,
  window: TimeWindow,
  thresholds: Thresholds,
): TransferHabit | undefined => {
  const pairs = pairsOf(transferIntervalsOf(facts.sent, 'sent'), transferIntervalsOf(facts.received, 'received'));
  const recent = withinWindow(pairs, window, facts.intervalHours);
  const beganAt = recent[0]?.at;
  if (beganAt === undefined) return undefined;
  const past = knownAmounts(pairs.filter(({ at }) => at < beganAt).map(({ bytesOut }) => bytesOut));
  const usualBytes = quantile(past, USUAL);
  const historyHours = past.length * facts.intervalHours;
  if (usualBytes === undefined || historyHours < thresholds.ser_history_hours) return undefined;
  const unusual = recent.flatMap(({ at, bytesOut = 0, bytesIn = 0 }) =>
    bytesOut > usualBytes && bytesOut > thresholds.dev_r8_ratio * bytesIn ? [{ at, bytes: bytesOut - usualBytes }] : [],
  );
  const busiest = busiestDay(unusual);
  return { historyHours, usualBytes, unusualBytes: busiest?.bytes ?? 0, unusualAt: busiest?.at };
};

type Excess = Readonly<{ at: Instant; bytes: number }>;

/** By the day, since a longer window has more intervals that are unusual by chance. */
const busiestDay = (unusual: readonly Excess[]): Excess | undefined =>
  unusual
    .map(({ at }) => ({
      at,
      bytes:
        sumAmounts(unusual.filter((other) => other.at >= at && other.at < at + DAY_MS).map(({ bytes }) => bytes)) ?? 0,
    }))
    .reduce<Excess | undefined>((most, day) => (most === undefined || day.bytes > most.bytes ? day : most), undefined);
