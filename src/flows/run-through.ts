// Work in slices: a generator that pauses every few milliseconds, so that whoever runs it can look after keys in between.

export type Steps<T> = Generator<undefined, T>;

/** All of it at one go: for whoever has the time. */
export const runThrough = <T>(steps: Steps<T>): T => {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};
