// The busiest of some intervals, and when it was.
import type { Instant } from '../../domain/instant.ts';
import { type Amount, amountOf } from '../figures/known.ts';

export type Peak = Readonly<{ at: Instant; value: number }>;

/** The earliest of equals. */
export const peakOf = <T extends Readonly<{ at: Instant }>>(
  intervals: readonly T[],
  read: (interval: T) => Amount,
): Peak | undefined =>
  intervals.reduce<Peak | undefined>((peak, interval) => {
    const value = amountOf(read(interval));
    if (value === undefined) return peak;
    const isHigher = peak === undefined || value > peak.value || (value === peak.value && interval.at < peak.at);
    return isHigher ? { at: interval.at, value } : peak;
  }, undefined);
