// Health and failures of what is watched, each as an object that stays the same while nothing changes.
import { type Health, judgeHealth, type WatchedFacts } from './health.ts';
import { intervalOf } from './intervals.ts';
import { keepSame, keepSameList } from './keep-same.ts';
import { nextAtOf } from './read-answer.ts';
import type { PartTrouble } from './session.ts';
import { type Entry, heldAt, isBeingAsked, type State, watchedEntries } from './state.ts';

export const healthReader = (state: State): (() => Health) => {
  let last: Health | undefined;
  return () => {
    const { isPaused, lastTry, latencyMs } = state;
    const watched = neededEntries(state).map((entry) => factsOf(state, entry));
    last = keepSame(last, judgeHealth({ isPaused, lastTry, latencyMs, watched }));
    return last;
  };
};

export const failuresReader = (state: State): (() => readonly PartTrouble[]) => {
  let last: readonly PartTrouble[] = [];
  return () => {
    const fresh = neededEntries(state).flatMap((entry) => {
      const { part, failure } = entry;
      if (failure === undefined) return [];
      return [{ name: part.name, failure, at: heldAt(state, part.key)?.at, nextAt: nextAtOf(state, entry) }];
    });
    last = keepSameList(last, fresh);
    return last;
  };
};

const neededEntries = (state: State): readonly Entry[] =>
  watchedEntries(state).filter(({ part }) => part.isOptional !== true);

const factsOf = (state: State, entry: Entry): WatchedFacts => {
  const { part, lastTry } = entry;
  const held = heldAt(state, part.key);
  const canAge = held !== undefined && part.isFixed !== true;
  return {
    lastTry,
    at: canAge ? held.at : undefined,
    ageMs: canAge ? state.surroundings.elapsed() - held.askedMs : 0,
    intervalMs: intervalOf(state.intervals, part),
    isRare: intervalOf(state.intervals, part) > state.intervals[part.topic],
    nextAt: nextAtOf(state, entry),
    isAsking: isBeingAsked(entry),
  };
};
