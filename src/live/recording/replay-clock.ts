// The clock of a replay: it runs from the first moment of the recording to the last, and stands there.
import type { Instant } from '../../domain/instant.ts';
import type { Recording } from './read-recording.ts';

export type ReplayClock = Readonly<{
  now(): Instant;
  /** Tells when the replay has passed moments of which there are answers, and once when it is over. What is given back ends it. */
  follow(listener: ReplayListener): () => void;
}>;

export type ReplayListener = Readonly<{ onMoment(): void; onEnd(): void }>;

export type ReplayClockOptions = Readonly<{
  recording: Pick<Recording, 'firstAt' | 'lastAt' | 'moments'>;
  /** How many times faster than it was recorded. */
  speed: number;
  /** Real milliseconds. */
  elapsed: () => number;
}>;

/** A session asks nothing twice within a second. */
const LEAST_GAP_MS = 1_050;

/** Of a timer. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

export const createReplayClock = ({ recording, speed, elapsed }: ReplayClockOptions): ReplayClock => {
  const { firstAt, lastAt, moments } = recording;
  const startedMs = elapsed();
  const now = (): Instant => Math.min(lastAt, Math.floor(firstAt + (elapsed() - startedMs) * speed));
  const follow = ({ onMoment, onEnd }: ReplayListener): (() => void) => {
    let timer: NodeJS.Timeout | undefined;
    let seenAt = now();
    const wait = (): void => {
      const at = now();
      const next = momentAfter(moments, at);
      const waitMs = next === undefined ? LEAST_GAP_MS : Math.max(LEAST_GAP_MS, Math.ceil((next - at) / speed));
      timer = setTimeout(look, Math.min(LONGEST_WAIT_MS, waitMs));
    };
    const look = (): void => {
      const at = now();
      const next = momentAfter(moments, seenAt);
      if (next !== undefined && next <= at) onMoment();
      seenAt = at;
      if (at >= lastAt) onEnd();
      else wait();
    };
    wait();
    return () => clearTimeout(timer);
  };
  return { now, follow };
};

/** The first of them behind `at`; they are in the order of time. */
const momentAfter = (moments: readonly Instant[], at: Instant): Instant | undefined => {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((moments[middle] ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return moments[low];
};
