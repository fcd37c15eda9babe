// Lets go of a thread that has had nothing to do for a while: it holds some ten megabytes, and is started again in no time.

export const IDLE_MS = 60_000;

export type LeavingWhenIdle = Readonly<{
  /** Nothing is let go of meanwhile. */
  during<T>(work: Promise<T>): Promise<T>;
  stop(): void;
}>;

export const leaveWhenIdle = (letGo: () => void): LeavingWhenIdle => {
  let workCount = 0;
  let timer: NodeJS.Timeout | undefined;
  return {
    during: async (work) => {
      workCount += 1;
      clearTimeout(timer);
      try {
        return await work;
      } finally {
        workCount -= 1;
        clearTimeout(timer);
        if (workCount === 0) timer = setTimeout(letGo, IDLE_MS).unref();
      }
    },
    stop: () => clearTimeout(timer),
  };
};
