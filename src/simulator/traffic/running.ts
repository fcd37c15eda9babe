// What can be told of a flow that still runs: the part that has passed by now, never less than its first packet.
import type { Instant } from '../../domain/instant.ts';

const FIRST_PACKET_BYTES = 60;

/** 1 for a flow that has ended. */
export const elapsedShare = (startAt: Instant, durationMs: number, now: Instant): number =>
  startAt + durationMs <= now ? 1 : (now - startAt) / durationMs;

export const sentSoFar = (bytes: number, share: number): number =>
  share === 1 ? bytes : Math.max(Math.floor(bytes * share), Math.min(bytes, FIRST_PACKET_BYTES));

export const receivedSoFar = (bytes: number, share: number): number =>
  share === 1 ? bytes : Math.floor(bytes * share);
