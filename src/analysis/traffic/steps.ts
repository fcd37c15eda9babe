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
