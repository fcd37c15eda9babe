// How long to wait before a part is asked for again: its interval when all went well, sooner after trouble that may pass.
import type { Failure, FailureKind } from '../../domain/failure.ts';
import { DAY_MS } from '../../domain/instant.ts';
import { FLOOR_MS } from './intervals.ts';

export type LastTry = Readonly<{
  /** Undefined when it went well. */
  failure: Failure | undefined;
  /** Failures in a row, this one included. */
  failureCount: number;
}>;

/** Whole milliseconds. `random` lies between 0 and 1: several consoles that began together do not march in step. */
export const nextDelay = ({ failure, failureCount }: LastTry, intervalMs: number, random: number): number => {
  if (failure === undefined || PATIENT.has(failure.kind))
    return Math.max(FLOOR_MS, Math.ceil(intervalMs * spread(HEALTHY_SPREAD, random)));
  const wanted = Math.ceil(FLOOR_MS * 2 ** (failureCount - 1) * spread(BACK_OFF_SPREAD, random));
  const delay = Math.max(FLOOR_MS, Math.min(intervalMs, wanted));
  return failure.kind === 'rate-limited' ? Math.max(delay, restOf(failure.retryAfterMs, random)) : delay;
};

const HEALTHY_SPREAD = 0.05;
const BACK_OFF_SPREAD = 0.2;

/** Asking sooner would get the same answer: a person has to do something first, or the question itself is refused. */
const PATIENT: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'usage',
  'configuration',
  'bad-parameter',
  'bad-credentials',
  'bad-date',
  'forbidden',
  'not-found',
  'redirect',
  'too-large',
]);

/** From 1 - share to 1 + share. */
const spread = (share: number, random: number): number => 1 + share * (2 * random - 1);

/** What the appliance asked for and a little more, never less; a day at most, since no timer may be set for a month. */
const restOf = (retryAfterMs: number | undefined, random: number): number =>
  Math.min(DAY_MS, Math.ceil((retryAfterMs ?? 0) * (1 + HEALTHY_SPREAD * random)));
