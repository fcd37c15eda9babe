// Lets only so many in at a time; the others wait in the order they came.

/** Undefined: the signal was aborted before there was room. The function given back makes room, once. */
export type Gate = Readonly<{ enter(signal: AbortSignal): Promise<(() => void) | undefined> }>;

/** One caller's place in a gate, which can be given back and taken again. */
export type Place = Readonly<{
  /** False: the signal was aborted before there was room. */
  take(): Promise<boolean>;
  /** Harmless when it is not held. */
  giveBack(): void;
}>;

export const placeIn = (gate: Gate, signal: AbortSignal): Place => {
  let leave: (() => void) | undefined;
  return {
    take: async () => {
      leave = await gate.enter(signal);
      return leave !== undefined;
    },
    giveBack: () => leave?.(),
  };
};

export const createGate = (limit: number): Gate => {
  let insideCount = 0;
  const waiting: (() => void)[] = [];

  const admit = (): (() => void) => {
    let isInside = true;
    insideCount += 1;
    return () => {
      if (!isInside) return;
      isInside = false;
      insideCount -= 1;
      waiting.shift()?.();
    };
  };

  return {
    enter: (signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve(undefined);
        if (insideCount < limit) return resolve(admit());
        const leave = (): void => {
          waiting.splice(waiting.indexOf(proceed), 1);
          resolve(undefined);
        };
        const proceed = (): void => {
          signal.removeEventListener('abort', leave);
          resolve(admit());
        };
        waiting.push(proceed);
        signal.addEventListener('abort', leave, { once: true });
      }),
  };
};
