// Work that takes longer than a key may wait: done in steps between the keys, with what was there before shown meanwhile.

/** Pauses at each `yield`; no step may take longer than a few milliseconds. */
export type Steps<T> = Generator<undefined, T>;

/**
 * The result for these givens or, until that is there, the one before; undefined when there never was one.
 * One piece of work for each slot: other givens give up what is under way.
 */
export type Work = <T>(slot: Slot<T>, givens: readonly unknown[], steps: () => Steps<T>) => T | undefined;

/** Where the result of a piece of work is kept; its type goes with it. */
export type Slot<T> = {
  result: Readonly<{ givens: readonly unknown[]; value: T }> | undefined;
  underWay: Readonly<{ givens: readonly unknown[]; steps: Steps<T> }> | undefined;
};

export const createSlot = <T>(): Slot<T> => ({ result: undefined, underWay: undefined });

export type Answered<T> = Readonly<{ question: string; value: T }>;

/** The same, but what was there before is shown only as long as it answers the same question: of other data, never of something else. */
export const workOn = <T>(
  work: Work,
  slot: Slot<Answered<T>>,
  { question, givens }: Readonly<{ question: string; givens: readonly unknown[] }>,
  steps: () => Steps<T>,
): T | undefined => {
  const made = work(slot, [question, ...givens], function* () {
    return { question, value: yield* steps() };
  });
  return made?.question === question ? made.value : undefined;
};

/** All at once: for whoever has the time. */
export const workAtOnce: Work = (slot, givens, steps) => {
  if (slot.result === undefined || !isSameList(slot.result.givens, givens)) {
    const running = steps();
    let step = running.next();
    while (step.done !== true) step = running.next();
    slot.result = { givens, value: step.value };
  }
  return slot.result.value;
};

export const isSameList = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((given, index) => Object.is(given, other[index]));
