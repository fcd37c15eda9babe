// Work in slices: a generator that pauses every few milliseconds, so that whoever runs it can look after keys in between.
import type { Steps } from '../../flows/run-through.ts';
import { mergeSort } from '../../flows/sorting/merge-sort.ts';

/** Rows between two pauses, where a row costs a look-up or two. */
export const ROWS_PER_STEP = 4_096;

export { runThrough, type Steps } from '../../flows/run-through.ts';

const ITEMS_PER_STEP = 512;

/** One result for each item. */
export function* mapInSteps<Item, Result>(
  items: Iterable<Item>,
  make: (item: Item) => Result,
  perStep = ITEMS_PER_STEP,
): Steps<Result[]> {
  const made: Result[] = [];
  for (const item of items) {
    made.push(make(item));
    if (made.length % perStep === 0) yield undefined;
  }
  return made;
}

/** As `toSorted`. */
export function* sortInSteps<Item extends object>(
  items: readonly Item[],
  compare: (one: Item, other: Item) => number,
): Steps<Item[]> {
  const order = yield* mergeSort(items.length, (a, b) => {
    const [one, other] = [items[a], items[b]];
    return one === undefined || other === undefined ? 0 : compare(one, other);
  });
  const sorted = yield* mapInSteps(order, (place) => items[place]);
  return sorted.filter((item) => item !== undefined);
}

/** What was worked out of some rows, for as long as anybody has them: a report that asks again gets the same. */
export const rememberSteps = <
  Given extends Readonly<{ rows: object }>,
  Rest extends readonly (string | number)[],
  Result,
>(
  search: (given: Given, ...rest: Rest) => Steps<Result>,
): ((given: Given, ...rest: Rest) => Steps<Result>) => {
  const known = new WeakMap<object, Map<string, Result>>();
  return function* (given, ...rest) {
    const key = rest.join('\n');
    const found = known.get(given.rows)?.get(key);
    if (found !== undefined) return found;
    const result = yield* search(given, ...rest);
    const all = known.get(given.rows) ?? new Map<string, Result>();
    all.set(key, result);
    known.set(given.rows, all);
    return result;
  };
};
