// Keeps the last thing that was worked out: for the same givens it is not worked out again at every drawing.

import { isSameList } from './work.ts';

/** It goes with the first object among the givens: what was worked out of a table must not keep the table once another one has come. */
export const createMemory = <T>(): ((givens: readonly unknown[], compute: () => T) => T) => {
  const lasts = new WeakMap<object, Readonly<{ givens: readonly unknown[]; value: T }>>();
  return (givens, compute) => {
    const owner = givens.find(isObject) ?? NOBODY;
    const withoutOwner = givens.map((given) => (given === owner ? NOBODY : given));
    const last = lasts.get(owner);
    if (last !== undefined && isSameList(last.givens, withoutOwner)) return last.value;
    const value = compute();
    lasts.set(owner, { givens: withoutOwner, value });
    return value;
  };
};

const NOBODY = {};

const isObject = (given: unknown): given is object => typeof given === 'object' && given !== null;
