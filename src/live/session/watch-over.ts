// Notices that the machine has slept: timers sleep with it, and what was due an hour ago would wait for the rest of its interval.
import { askIfDue } from './observe-part.ts';
import { type State, watchedEntries } from './state.ts';

/** How long after waking everything overdue is asked for at the latest. */
const LOOK_EVERY_MS = 5_000;

/** A timer that is a little late is not overdue. */
const PATIENCE_MS = 1_000;

/** The function given back ends it. */
export const watchOver = (state: State): (() => void) => {
  const timer = setInterval(() => {
    const overdueMs = state.surroundings.elapsed() - PATIENCE_MS;
    for (const entry of watchedEntries(state)) if (entry.dueMs <= overdueMs) askIfDue(state, entry);
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
};
