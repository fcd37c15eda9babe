// A worker as whoever talks with it needs it: typed messages both ways, and one word when it breaks.
import type { Worker } from 'node:worker_threads';

/** What of a worker is made use of. */
export type Thread<To, From> = Readonly<{
  post(message: To, moved: readonly ArrayBuffer[]): void;
  onMessage(listener: (message: From) => void): void;
  /** It broke, or ended by itself; told once. Not when it is stopped. */
  onBroken(listener: (cause: unknown) => void): void;
  /** Whether the process has to wait for it. */
  hold(isNeeded: boolean): void;
  stop(): Promise<void>;
}>;

/** Nobody has to wait for it until it is held. */
export const wrapWorker = <To, From>(worker: Worker): Thread<To, From> => {
  let isStopped = false;
  worker.unref();
  return {
    post: (message, moved) => worker.postMessage(message, moved),
    onMessage: (listener) => worker.on('message', listener),
    onBroken: (listener) => {
      let cause: unknown;
      worker.on('error', (error) => {
        cause = error;
      });
      worker.on('messageerror', (error) => {
        cause = error;
        void worker.terminate();
      });
      worker.on('exit', () => {
        // Made only now: an error holds on to all that its callers held, here the first answers, for as long as it is kept.
        if (!isStopped) listener(cause ?? new Error('the thread ended'));
      });
    },
    hold: (isNeeded) => (isNeeded ? worker.ref() : worker.unref()),
    stop: async () => {
      isStopped = true;
      await worker.terminate();
    },
  };
};
