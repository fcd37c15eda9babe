// Keeps what a screen shows up to date for as long as it shows it: signed questions, asked again and again, and no longer than that.
import { useEffect } from 'react';
import type { Part } from '../live/part.ts';

/** What of a session is made use of. */
export type Watching = Readonly<{ watch(parts: readonly Part<unknown>[]): () => void }>;

/** Questions that stay on the screen from one drawing to the next are neither cancelled nor asked anew, unless they are to be asked more or less often. */
export const useLive = (session: Watching, parts: readonly Part<unknown>[]): void => {
  const asked = parts.map(({ key, leastIntervalMs }) => `${key} ${leastIntervalMs}`).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys and intervals say whether the questions are other ones; the list is made anew at every drawing.
  useEffect(() => {
    const leave = session.watch(parts);
    // What the next drawing watches is watched before what this one watched is let go of.
    return () => queueMicrotask(leave);
  }, [session, asked]);
};
