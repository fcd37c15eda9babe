// What a session keeps: every part that was watched, how its last try ended, and when it is due again.
import { QueryCache, QueryClient, type QueryObserver } from '@tanstack/query-core';
import type { Client } from '../../api/client.ts';
import type { Failure } from '../../domain/failure.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Result } from '../../domain/result.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { FetchFlows } from '../asker.ts';
import type { Judge } from '../judge/judge.ts';
import type { Answer, Asking, Part, Past } from '../part.ts';
import type { TryOutcome } from './health.ts';
import type { Intervals } from './intervals.ts';
import type { LastTry } from './next-delay.ts';
import { type Bell, createBell } from './tell-changes.ts';

export type Surroundings = Readonly<{
  client: Client;
  fetchFlows: FetchFlows;
  judge: Judge;
  thresholds: Thresholds;
  /** The console's clock, which may stand still or run fast: for moments that are asked about or shown, never for waiting. */
  now: () => Instant;
  /** Real milliseconds, sleep included: for waiting and for ages. */
  elapsed: () => number;
  /** From 0 up to, but not including, 1. */
  random: () => number;
  /** Answers in place of the appliance; `at` is the moment that the data are of. */
  answer?: (part: Part<unknown>, asking: Asking) => Promise<Result<Readonly<{ data: unknown; at: Instant }>>>;
  /** Hears of every answer that was asked of the appliance; it must not throw. */
  onAnswer?: (part: Part<unknown>, at: Instant, data: unknown) => void;
}>;

/** An answer as the cache of queries keeps it. */
export type Held<T> = Readonly<{ data: T; at: Instant; askedMs: number; past: readonly Past<T>[] }>;

/** One for all, since answers are compared by identity. */
export const NO_PAST: readonly never[] = Object.freeze([]);

/** One question, as long as it is remembered. */
export type Entry = {
  /** The newest of those with this key. */
  part: Part<unknown>;
  readonly observer: QueryObserver<Held<unknown>, Error, Held<unknown>, Held<unknown>, readonly string[]>;
  watcherCount: number;
  /** Undefined while nobody watches. */
  stopObserving: (() => void) | undefined;
  asking: Answer<unknown>['asking'];
  /** When the last try began. */
  askedMs: number | undefined;
  /** Nobody looked at it when the last try began. */
  beganBehind: boolean;
  /** When it ended or was given up; undefined before that. */
  settledMs: number | undefined;
  /** Of the last two tries, from asking to the end. */
  tookMs: readonly number[];
  lastTry: LastTry | undefined;
  /** Of the last try, from the moment on at which its data would be shown. */
  failure: Failure | undefined;
  /** Infinity: never by itself. */
  dueMs: number;
  /** The same on the console's clock. */
  nextAt: Instant | undefined;
  /** What was read last. */
  shown: Answer<unknown> | undefined;
};

export type State = {
  readonly surroundings: Surroundings;
  readonly queries: QueryClient;
  readonly entries: Map<string, Entry>;
  readonly bell: Bell;
  intervals: Intervals;
  isPaused: boolean;
  isClosed: boolean;
  latencyMs: number | undefined;
  /** Of any part. */
  lastTry: TryOutcome | undefined;
};

export const createState = (surroundings: Surroundings, intervals: Intervals): State => ({
  surroundings,
  queries: new QueryClient({ queryCache: new QueryCache() }),
  entries: new Map(),
  bell: createBell(),
  intervals,
  isPaused: false,
  isClosed: false,
  latencyMs: undefined,
  lastTry: undefined,
});

export const watchedEntries = ({ entries }: State): readonly Entry[] =>
  [...entries.values()].filter((entry) => entry.stopObserving !== undefined);

export const isBeingAsked = ({ observer }: Entry): boolean => observer.getCurrentQuery().state.fetchStatus !== 'idle';

/** Nothing is asked while paused, but what is asked only then. */
export const isResting = ({ isPaused }: State, { part }: Pick<Entry, 'part'>): boolean =>
  isPaused !== (part.isForPause === true);

/** The last good answer to the question with this key. */
export const heldAt = <T>({ queries }: State, key: string): Held<T> | undefined =>
  queries.getQueryCache().get<Held<T>>(key)?.state.data;
