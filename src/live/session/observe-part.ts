// One query for each question, through TanStack Query: begun when somebody watches, asked when due, given up when nobody does.
import { environmentManager, type QueryCacheNotifyEvent, QueryObserver } from '@tanstack/query-core';
import { MINUTE_MS } from '../../domain/instant.ts';
import type { Part } from '../part.ts';
import { askPart } from './ask-part.ts';
import { intervalOf } from './intervals.ts';
import { planNext, tellNextAt, WENT_WELL } from './plan.ts';
import { type Entry, type Held, isBeingAsked, isResting, type State } from './state.ts';

/** How long an answer is kept that nobody looks at. */
const KEEP_MS = 10 * MINUTE_MS;

// Where there is no window it takes itself for a server, and a server repeats nothing.
environmentManager.setIsServer(() => false);

/** The entry of a part, made when there is none. */
export const entryOf = (state: State, part: Part<unknown>): Entry => {
  const known = state.entries.get(part.key);
  if (known !== undefined) {
    changePart(state, known, part);
    return known;
  }
  const entry: Entry = {
    part,
    observer: new QueryObserver<Held<unknown>, Error, Held<unknown>, Held<unknown>, readonly string[]>(state.queries, {
      queryKey: [part.key],
      queryHash: part.key,
      queryFn: ({ signal }) => askPart(state, entry, signal),
      refetchInterval: () => untilDue(state, state.entries.get(part.key)),
      enabled: () => !isResting(state, { part }),
      gcTime: part.keepMs ?? KEEP_MS,
      ...ONLY_WHEN_DUE,
    }),
    watcherCount: 0,
    stopObserving: undefined,
    asking: undefined,
    askedMs: undefined,
    beganBehind: false,
    settledMs: undefined,
    tookMs: [],
    lastTry: undefined,
    failure: undefined,
    dueMs: 0,
    nextAt: undefined,
    shown: undefined,
  };
  state.entries.set(part.key, entry);
  return entry;
};

/** The same question may be wanted more often, or less, than it was until now. */
const changePart = (state: State, entry: Entry, part: Part<unknown>): void => {
  const lastMs = intervalOf(state.intervals, entry.part);
  entry.part = part;
  if (intervalOf(state.intervals, part) !== lastMs) planAnew(state, entry);
};

/** Nothing but `refetchInterval`, and the first look at something never asked, makes a request. */
const ONLY_WHEN_DUE = {
  retry: false,
  retryOnMount: false,
  networkMode: 'always',
  structuralSharing: false,
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnMount: false,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  refetchIntervalInBackground: true,
} as const;

/** False: not by itself. While it is under way a timer would only ask for what is coming. */
const untilDue = (state: State, entry: Entry | undefined): number | false => {
  // An observer asks this while it is being made, before it has an entry.
  if (entry === undefined || isResting(state, entry) || isBeingAsked(entry) || !Number.isFinite(entry.dueMs))
    return false;
  // Timers drop parts of a millisecond, and would ring before it is due.
  return Math.max(1, Math.ceil(entry.dueMs - state.surroundings.elapsed()));
};

export const beginObserving = (state: State, entry: Entry): void => {
  if (entry.stopObserving !== undefined) return;
  tellNextAt(state, entry);
  entry.stopObserving = entry.observer.subscribe(() => undefined);
  askIfDue(state, entry);
};

/** Its request is cancelled with the last observer, since `askPart` takes the signal. */
export const endObserving = (entry: Entry): void => {
  entry.stopObserving?.();
  entry.stopObserving = undefined;
};

export const askIfDue = (state: State, entry: Entry): void => {
  if (entry.dueMs <= state.surroundings.elapsed()) askNow(state, entry);
};

/** False when it is being asked already. */
export const askNow = (state: State, entry: Entry): boolean => {
  if (isResting(state, entry) || isBeingAsked(entry)) return false;
  void entry.observer.refetch({ cancelRefetch: false });
  return true;
};

/** False when there is nothing to give up. */
export const giveUp = (state: State, entry: Entry): boolean => {
  if (!isBeingAsked(entry)) return false;
  entry.settledMs = state.surroundings.elapsed();
  // Whoever gave it up may want it at once after all.
  entry.askedMs = undefined;
  planNext(state, entry, WENT_WELL);
  void entry.observer.getCurrentQuery().cancel({ revert: true });
  return true;
};

/** After its interval has changed. What was never asked yet is due already. */
export const planAnew = (state: State, entry: Entry): void => {
  if (entry.settledMs !== undefined) planNext(state, entry);
  if (entry.stopObserving !== undefined) resetTimer(entry);
};

/** Sets the timer anew, after something that it depends on has changed. */
export const resetTimer = (entry: Entry): void => entry.observer.setOptions(entry.observer.options);

/** Keeps the entries in step with the cache of queries. */
export const followQuery = (state: State, event: QueryCacheNotifyEvent): void => {
  const key = event.query.queryHash;
  const entry = state.entries.get(key);
  if (entry === undefined) return;
  if (event.type === 'removed') state.entries.delete(key);
  if (event.type !== 'updated') return;
  // What was shown may be large, and perhaps nobody reads for a while.
  if (event.action.type === 'success') entry.shown = undefined;
  if (event.action.type === 'success' || event.action.type === 'error') entry.failure = entry.lastTry?.failure;
  state.bell.ring();
};
