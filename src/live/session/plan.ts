// When a part is asked for again.
import { intervalOf } from './intervals.ts';
import { type LastTry, nextDelay } from './next-delay.ts';
import { type Entry, isBeingAsked, isResting, type State, watchedEntries } from './state.ts';

/** Counted from the end of the last try: an appliance that is slow is asked less often. */
export const planNext = (state: State, entry: Entry, lastTry = entry.lastTry ?? WENT_WELL): void => {
  const { part, settledMs = 0 } = entry;
  const isDone = part.isFixed === true && entry.lastTry !== undefined && entry.lastTry.failure === undefined;
  const intervalMs = lastTry.failure === undefined ? restOf(state, entry) : intervalOf(state.intervals, part);
  const delay = nextDelay(lastTry, intervalMs, state.surroundings.random());
  entry.dueMs = isDone ? Number.POSITIVE_INFINITY : settledMs + delay;
  tellNextAt(state, entry);
};

/** Between two answers when all goes well: the interval, or longer where they take long. */
const restOf = ({ intervals }: State, { part, tookMs }: Entry): number => {
  const intervalMs = intervalOf(intervals, part);
  return Math.max(intervalMs, Math.min(shorterOf(tookMs) * REST, intervalMs * MOST_INTERVALS));
};

/** An answer that took long is worth a rest of so many times as long, so that a slow link or appliance is not kept busy by one console. */
const REST = 20;
/** Whoever rests longer has data that count as stale. */
const MOST_INTERVALS = 2;

/** One answer alone can also have taken long because this machine slept meanwhile. */
const shorterOf = (tookMs: Entry['tookMs']): number => (tookMs.length < 2 ? 0 : Math.min(...tookMs));

export const WENT_WELL: LastTry = { failure: undefined, failureCount: 0 };

/** The console's clock need not run as fast as real time: after a while the same moment has another name. */
export const tellNextAt = ({ surroundings: { now, elapsed } }: State, entry: Entry): void => {
  entry.nextAt = Number.isFinite(entry.dueMs) ? now() + Math.max(0, Math.ceil(entry.dueMs - elapsed())) : undefined;
};

/** Undefined: nothing is planned. */
export const timeUntilNext = (state: State): number | undefined => {
  const due = watchedEntries(state)
    .filter((entry) => Number.isFinite(entry.dueMs) && !isResting(state, entry) && !isBeingAsked(entry))
    .map(({ dueMs }) => Math.max(0, dueMs - state.surroundings.elapsed()));
  return due.length === 0 ? undefined : Math.min(...due);
};
