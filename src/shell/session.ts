// What the console makes use of in a live session, and what stands in for one until it is there.
import type { RequestLogEntry } from '../api/request-log.ts';
import type { Health } from '../live/session/health.ts';
import type { Intervals } from '../live/session/intervals.ts';
import type { Session } from '../live/session/session.ts';

export type ConsoleSession = Omit<Session, 'close'> &
  Readonly<{
    /** The latest first; the same array as long as none came. */
    requests(): readonly RequestLogEntry[];
    /** Of the last request that was answered. */
    latencyMs(): number | undefined;
    /** Of an appliance that answers as those in the field do; undefined of any other, and until it is known. */
    field?(): ToldField | undefined;
  }>;

export type ToldField = Readonly<{ version: string | undefined }>;

const NO_ANSWER = {
  data: undefined,
  at: undefined,
  past: [],
  failure: undefined,
  asking: undefined,
  nextAt: undefined,
} as const;

const STARTING: Health = { kind: 'starting', latencyMs: undefined, nextAt: undefined, askingCount: 0 };

const NONE: readonly never[] = [];

const nothing = (): void => undefined;

/** Nothing is asked, nothing is known. */
export const noSession = (intervals: Intervals): ConsoleSession => ({
  watch: () => nothing,
  read: () => NO_ANSWER,
  marksOf: () => undefined,
  subscribe: () => nothing,
  refresh: () => 0,
  cancel: () => 0,
  pause: nothing,
  resume: nothing,
  isPaused: () => false,
  intervals: () => intervals,
  setIntervals: nothing,
  scaleInterval: nothing,
  health: () => STARTING,
  failures: () => NONE,
  nextInMs: () => undefined,
  requests: () => NONE,
  latencyMs: () => undefined,
});
