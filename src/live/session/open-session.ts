// Opens a session: the live data of one appliance for as long as a screen is open.
import { freshen } from '../dialect/dialect-client.ts';
import { judgeHere } from '../judge/judge-here.ts';
import type { Mark } from '../judge/mark.ts';
import { markHere } from '../judge/mark-here.ts';
import type { Part } from '../part.ts';
import { createAwakeClock } from './awake-clock.ts';
import { allowedIntervals, type Intervals, scaleIntervals } from './intervals.ts';
import { isSameRecord } from './keep-same.ts';
import { createFlowMarker } from './mark-flows.ts';
import {
  askIfDue,
  askNow,
  beginObserving,
  endObserving,
  entryOf,
  followQuery,
  giveUp,
  planAnew,
  resetTimer,
} from './observe-part.ts';
import { tellNextAt, timeUntilNext } from './plan.ts';
import { readAnswer } from './read-answer.ts';
import { failuresReader, healthReader } from './read-health.ts';
import type { Session } from './session.ts';
import { createState, type Entry, type State, type Surroundings, watchedEntries } from './state.ts';
import { watchOver } from './watch-over.ts';

export type SessionOptions = Omit<Surroundings, 'elapsed' | 'judge'> &
  Readonly<{
    /** Real milliseconds that also count sleep, if not this machine's. */
    elapsed?: Surroundings['elapsed'];
    /** In the thread that asks, if not given. */
    judge?: Surroundings['judge'];
    /** In the thread that asks, if not given. */
    mark?: Mark;
    intervals: Intervals;
    /** The first to subscribe. */
    onChange?: () => void;
  }>;

export const openSession = ({
  intervals,
  onChange,
  elapsed,
  judge = judgeHere,
  mark = markHere,
  ...given
}: SessionOptions): Session => {
  const surroundings = { ...given, judge, elapsed: elapsed ?? createAwakeClock() };
  const state = createState(surroundings, allowedIntervals(intervals));
  if (onChange !== undefined) state.bell.subscribe(onChange);
  const forgetQueries = state.queries.getQueryCache().subscribe((event) => followQuery(state, event));
  const stopWatching = watchOver(state);
  const marker = createFlowMarker({ mark, thresholds: given.thresholds, onMarked: () => state.bell.ring() });
  return {
    watch: (parts) => watch(state, parts),
    read: (part) => readAnswer(state, part),
    marksOf: marker.marksOf,
    subscribe: (listener) => state.bell.subscribe(listener),
    refresh: () => refresh(state),
    cancel: () => lookedAt(state).filter((entry) => giveUp(state, entry)).length,
    pause: () => pause(state),
    resume: () => resume(state),
    isPaused: () => state.isPaused,
    intervals: () => state.intervals,
    setIntervals: (wanted) => changeIntervals(state, allowedIntervals(wanted)),
    scaleInterval: (topics, direction) => changeIntervals(state, scaleIntervals(state.intervals, topics, direction)),
    health: healthReader(state),
    failures: failuresReader(state),
    nextInMs: () => timeUntilNext(state),
    close: () => {
      stopWatching();
      marker.close();
      close(state, forgetQueries);
    },
  };
};

const watch = (state: State, parts: readonly Part<unknown>[]): (() => void) => {
  if (state.isClosed) return () => undefined;
  const entries = [...new Set(parts.map((part) => entryOf(state, part)))];
  for (const entry of entries) entry.watcherCount += 1;
  for (const entry of entries) beginObserving(state, entry);
  state.bell.ring();
  let hasLeft = false;
  return () => {
    if (hasLeft) return;
    hasLeft = true;
    for (const entry of entries) entry.watcherCount -= 1;
    // A screen leaves the old parts before it watches the new ones: what is in both must not be cancelled in between.
    queueMicrotask(() => dropUnwatched(state, entries));
  };
};

const dropUnwatched = (state: State, entries: readonly Entry[]): void => {
  for (const entry of entries) if (entry.watcherCount === 0) endObserving(entry);
  state.bell.ring();
};

/** A key that is held down must not become a flood. */
const LEAST_REFRESH_MS = 1_000;

const refresh = (state: State): number => {
  const due = lookedAt(state).filter(({ askedMs }) => isLongAgo(state, askedMs));
  if (due.length > 0) freshen(state.surroundings.client);
  return due.filter((entry) => askNow(state, entry)).length;
};

const lookedAt = (state: State): readonly Entry[] =>
  watchedEntries(state).filter(({ part }) => part.isBackground !== true);

const isLongAgo = ({ surroundings: { elapsed } }: State, askedMs: number | undefined): boolean =>
  askedMs === undefined || elapsed() - askedMs >= LEAST_REFRESH_MS;

/** What is asked rests, and what is asked only meanwhile begins. */
const pause = (state: State): void => {
  if (!state.isPaused) turnPause(state, true);
};

const resume = (state: State): void => {
  if (state.isPaused) turnPause(state, false);
};

const turnPause = (state: State, isPaused: boolean): void => {
  state.isPaused = isPaused;
  for (const entry of watchedEntries(state)) {
    tellNextAt(state, entry);
    resetTimer(entry);
    askIfDue(state, entry);
  }
  state.bell.ring();
};

const changeIntervals = (state: State, intervals: Intervals): void => {
  if (state.isClosed || isSameRecord(state.intervals, intervals)) return;
  state.intervals = intervals;
  for (const entry of state.entries.values()) planAnew(state, entry);
  state.bell.ring();
};

const close = (state: State, forgetQueries: () => void): void => {
  state.isClosed = true;
  state.bell.close();
  for (const entry of state.entries.values()) {
    entry.watcherCount = 0;
    endObserving(entry);
  }
  forgetQueries();
  state.entries.clear();
  state.queries.clear();
};
