// What is known of a part at this moment, as one object that stays the same while nothing changes.
import type { Answer, Part } from '../part.ts';
import { isSameRecord } from './keep-same.ts';
import { type Entry, heldAt, isBeingAsked, isResting, NO_PAST, type State } from './state.ts';

export const readAnswer = <T>(state: State, { key }: Part<T>): Answer<T> => {
  const entry = state.entries.get(key);
  if (entry === undefined) return NOTHING;
  const held = heldAt<T>(state, key);
  const isAsking = isBeingAsked(entry);
  const fresh: Answer<T> = {
    data: held?.data,
    at: held?.at,
    past: held?.past ?? NO_PAST,
    failure: entry.failure,
    asking: isAsking ? entry.asking : undefined,
    nextAt: nextAtOf(state, entry),
  };
  const { shown } = entry;
  if (shown !== undefined && isSame(shown, fresh)) return shown;
  entry.shown = fresh;
  return fresh;
};

export const nextAtOf = (state: State, entry: Entry): Answer<unknown>['nextAt'] =>
  entry.stopObserving === undefined || isResting(state, entry) || isBeingAsked(entry) ? undefined : entry.nextAt;

/** Never asked. */
const NOTHING: Answer<never> = {
  data: undefined,
  at: undefined,
  past: NO_PAST,
  failure: undefined,
  asking: undefined,
  nextAt: undefined,
};

/** With the very same data it is an answer to the same question. */
const isSame = <T>(shown: Answer<unknown>, fresh: Answer<T>): shown is Answer<T> => isSameRecord(shown, fresh);
