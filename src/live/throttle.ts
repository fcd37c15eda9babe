// Passes on what is told in quick succession once in a while, the last of it too: when nothing more comes, that is where things stand.

export type Throttled<T> = Readonly<{
  tell(value: T): void;
  /** What waits is not passed on, nor anything that is told later. */
  stop(): void;
}>;

export type ThrottleOptions = Readonly<{
  everyMs: number;
  elapsed: () => number;
  /** When something was passed on last, by the same clock; if not given, the first is passed on at once. */
  toldMs?: number;
}>;

export const throttle = <T>(
  passOn: (value: T) => void,
  { everyMs, elapsed, toldMs = Number.NEGATIVE_INFINITY }: ThrottleOptions,
): Throttled<T> => {
  let lastMs = toldMs;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;

  const now = (value: T): void => {
    clearTimeout(timer);
    timer = undefined;
    lastMs = elapsed();
    passOn(value);
  };

  return {
    tell: (value) => {
      if (isOver) return;
      const waitMs = lastMs + everyMs - elapsed();
      if (waitMs <= 0) return now(value);
      clearTimeout(timer);
      timer = setTimeout(now, waitMs, value).unref();
    },
    stop: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
};
