// Waits a little for what would be good to have, and goes on without it.
import { setTimeout as sleep } from 'node:timers/promises';

/** Undefined when it takes longer, or breaks. */
export const within = async <T>(ms: number, work: Promise<T>): Promise<T | undefined> => {
  const over = new AbortController();
  const waiting = sleep(ms, undefined, { signal: over.signal, ref: false }).catch(() => undefined);
  try {
    return await Promise.race([work.catch(() => undefined), waiting]);
  } finally {
    over.abort();
  }
};

/** The same for all who want it while it is under way: they wait so long together, and whoever comes later not at all. */
export const withinOnce = <T>(
  ms: number,
  elapsed: () => number,
  begin: () => Promise<T>,
): (() => Promise<T | undefined>) => {
  let underWay: Readonly<{ work: Promise<T>; sinceMs: number }> | undefined;
  const start = (): NonNullable<typeof underWay> => {
    const begun = { work: begin(), sinceMs: elapsed() };
    const end = (): void => {
      if (underWay === begun) underWay = undefined;
    };
    void begun.work.then(end, end);
    return begun;
  };
  return () => {
    underWay ??= start();
    return within(Math.max(0, underWay.sinceMs + ms - elapsed()), underWay.work);
  };
};
