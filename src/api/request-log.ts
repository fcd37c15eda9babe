// What is remembered of every attempt of every request: enough to find trouble, nothing that could be misused.
import type { FailureKind } from '../domain/failure.ts';
import type { Instant } from '../domain/instant.ts';

export type RequestLogEntry = Readonly<{
  /** When the attempt began. */
  at: Instant;
  endpoint: string;
  /** Path and query; tokens and signatures travel in headers and never come here. */
  target: string;
  /** Counts from 1. */
  attempt: number;
  /** The status that came, if any came. */
  status: number | undefined;
  /** What it ended in, if it did not end well. */
  failure: FailureKind | undefined;
  /** Bytes of the body that were read, unpacked. */
  bytes: number;
  elapsedMs: number;
}>;

export type RequestLog = (entry: RequestLogEntry) => void;
