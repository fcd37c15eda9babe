// The time, the chance and the waiting that a client is given from outside.
import type { Instant } from '../domain/instant.ts';

export type Clockwork = Readonly<{
  /** UTC milliseconds; requests are dated by it. */
  now: () => Instant;
  /** Milliseconds from any start, never set back; spans are measured by it. */
  elapsed: () => number;
  /** From 0 up to, but not including, 1. */
  random: () => number;
  /** Rejects as soon as the signal is aborted. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Rings once after so long, unless the function given back is called first. */
  alarm: (ms: number, ring: () => void) => () => void;
}>;
