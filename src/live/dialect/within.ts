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
