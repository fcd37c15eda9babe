// A reader that does not read must not keep a watch that was stopped: what is not written soon then never is.
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { SECOND_MS } from '../../domain/instant.ts';
import type { Output } from '../setting/surroundings.ts';

/** Enough for a reader that is slow; who stops services waits for ten seconds, or five, before he kills them. */
const GRACE_MS = 2 * SECOND_MS;

/** False where it was still not written a while after the stop. As long as nobody stops, a reader may take any time. */
export const writtenInTime = async (
  writing: Promise<void>,
  stop: AbortSignal,
  graceMs = GRACE_MS,
): Promise<boolean> => {
  const decided = new AbortController();
  try {
    return await Promise.race([writing.then(() => true), overdue(stop, graceMs, decided.signal)]);
  } finally {
    decided.abort();
  }
};

const overdue = async (stop: AbortSignal, graceMs: number, signal: AbortSignal): Promise<false> => {
  if (!stop.aborted) await once(stop, 'abort', { signal });
  await sleep(graceMs, undefined, { signal });
  return false;
};

/** For what is said beside the news: nobody asks whether it was heard. */
export const untilStopped = (output: Output, stop: AbortSignal, graceMs = GRACE_MS): Output => ({
  ...output,
  write: async (text) => {
    await writtenInTime(output.write(text), stop, graceMs);
  },
});
