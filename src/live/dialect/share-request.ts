// Lets several who want the same wait for one request, which is given up when none of them waits any more.
import type { OpenOptions } from '../../api/client.ts';
import { cancelled } from '../../api/failures/answer-failure.ts';
import { failed, type Result } from '../../domain/result.ts';

/** `isFirst` for the one whose question was asked. */
export type Joined<T> = Readonly<{ result: Result<T>; isFirst: boolean }>;

export type SharedRequest<T> = Readonly<{
  /** Begins the request, or waits for the one under way; only the first hears how far it is. */
  join(how: OpenOptions): Promise<Joined<T>>;
  /** Whoever comes now waits for no request that somebody has given up, though others may still wait for it. */
  renew(): void;
}>;

type Flight<T> = Readonly<{ outcome: Promise<Result<T>>; stop: AbortController }> & {
  waitingCount: number;
  /** Somebody waited too long for it. */
  isGivenUp: boolean;
};

/** `what` is asked for, as failures name it. */
export const shareRequest = <T>(what: string, ask: (how: OpenOptions) => Promise<Result<T>>): SharedRequest<T> => {
  let current: Flight<T> | undefined;

  const begin = ({ onProgress }: OpenOptions): Flight<T> => {
    const stop = new AbortController();
    const outcome = ask({ signal: stop.signal, onProgress }).finally(() => leave(flight));
    const flight: Flight<T> = { outcome, stop, waitingCount: 0, isGivenUp: false };
    // Whoever waits hears of it; when nobody does any more, it is nobody's trouble.
    outcome.catch(() => undefined);
    return flight;
  };
  const leave = (flight: Flight<T>): void => {
    if (current === flight) current = undefined;
  };
  const giveUp = (flight: Flight<T>): void => {
    flight.waitingCount -= 1;
    flight.isGivenUp = true;
    if (flight.waitingCount > 0) return;
    leave(flight);
    flight.stop.abort();
  };

  return {
    join: async (how) => {
      if (how.signal?.aborted === true) return { result: failed(cancelled(what)), isFirst: false };
      const isFirst = current === undefined;
      const flight = current ?? begin(how);
      current = flight;
      flight.waitingCount += 1;
      const result = await orAborted(flight.outcome, how.signal, () => giveUp(flight));
      return { result: result ?? failed(cancelled(what)), isFirst };
    },
    renew: () => {
      if (current?.isGivenUp === true) current = undefined;
    },
  };
};

/** Undefined when the signal is aborted first. */
const orAborted = async <T>(
  outcome: Promise<T>,
  signal: AbortSignal | undefined,
  onAborted: () => void,
): Promise<T | undefined> => {
  if (signal === undefined) return outcome;
  const aborted = Promise.withResolvers<undefined>();
  const abort = (): void => {
    onAborted();
    aborted.resolve(undefined);
  };
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([outcome, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
};
