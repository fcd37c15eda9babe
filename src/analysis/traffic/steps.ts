// Work in slices: a generator that pauses every few milliseconds, so that whoever runs it can look after keys in between.

/** Rows between two pauses, where a row costs a look-up or two. */
export const ROWS_PER_STEP = 4_096;

/** Runs a sliced search at one go. */
export const runThrough = <Result>(steps: Generator<undefined, Result>): Result => {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};

export type Steps<Result> = Generator<undefined, Result>;

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

/** As `toSorted`: stretches are sorted, and then merged two by two. */
export function* sortInSteps<Item>(items: readonly Item[], compare: (one: Item, other: Item) => number): Steps<Item[]> {
  let runs: Item[][] = [];
  for (let from = 0; from < items.length; from += ITEMS_PER_STEP) {
    runs.push(items.slice(from, from + ITEMS_PER_STEP).sort(compare));
    yield undefined;
  }
  while (runs.length > 1) {
    const merged: Item[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      merged.push(yield* mergeInSteps(runs[at] ?? [], runs[at + 1] ?? [], compare));
    runs = merged;
  }
  return runs[0] ?? [];
}

function* mergeInSteps<Item>(
  one: readonly Item[],
  other: readonly Item[],
  compare: (one: Item, other: Item) => number,
): Steps<Item[]> {
  const merged: Item[] = [];
  let [left, right] = [0, 0];
  while (left < one.length || right < other.length) {
    const [a, b] = [one[left], other[right]];
    const isLeft = b === undefined || (a !== undefined && compare(a, b) <= 0);
    const next = isLeft ? a : b;
    if (next !== undefined) merged.push(next);
    if (isLeft) left += 1;
    else right += 1;
    if (merged.length % ITEMS_PER_STEP === 0) yield undefined;
  }
  return merged;
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
