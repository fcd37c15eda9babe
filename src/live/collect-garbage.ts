// Asks the engine to give back at once what nobody needs in the thread that calls it; by itself it waits until the thread has other work.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Holds the thread for some 20 ms. Only a new context gets to know the collector, and not while another thread takes the flag back: then not this time. */
export const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc');
  runInNewContext('globalThis.gc')?.();
  setFlagsFromString('--no-expose-gc');
};

/** Collects when so much more is held than was held at the least; to be called at rest. */
export const createTidying = (tooManyBytes: number, { held = heldBytes, collect = collectGarbage } = {}) => {
  let least = held();
  return (): void => {
    const now = held();
    least = Math.min(least, now);
    if (now - least < tooManyBytes) return;
    collect();
    least = held();
  };
};

/** By this thread. */
const heldBytes = (): number => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/** Tidies when a thread has had nothing to do for a while; to be called when work comes and when it is done. */
export const tidyAtRest = (tidy = createTidying(MUCH_FOR_A_THREAD)): (() => void) => {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(tidy, REST_MS).unref();
  };
};

const MUCH_FOR_A_THREAD = 4 * 1024 * 1024;
const REST_MS = 12_000;
