// Starts the thread that reads flows: from the code that the bundler put in here, or, in a checkout, from its source file.
import { Worker } from 'node:worker_threads';
import type { FromThread, ToThread } from './messages.ts';

/** What of a worker is made use of. */
export type FlowThread = Readonly<{
  post(message: ToThread, moved: readonly ArrayBuffer[]): void;
  onMessage(listener: (message: FromThread) => void): void;
  /** It broke, or ended by itself; told once. Not when it is stopped. */
  onBroken(listener: (cause: unknown) => void): void;
  /** Whether the process has to wait for it. */
  hold(isNeeded: boolean): void;
  stop(): Promise<void>;
}>;

/** The thread's code as one text; only there in the built program. */
declare const DARKTOP_FLOW_THREAD: string | undefined;

/** It gets nothing that it does not need: no environment, in which there may be tokens, and no arguments. */
const APART = { env: {}, argv: [], execArgv: [], name: 'flows' };

export const startFlowThread = (worker = startWorker()): FlowThread => {
  let isStopped = false;
  worker.unref();
  return {
    post: (message, moved) => worker.postMessage(message, moved),
    onMessage: (listener) => worker.on('message', listener),
    onBroken: (listener) => {
      let cause: unknown = new Error('the thread ended');
      worker.on('error', (error) => {
        cause = error;
      });
      worker.on('messageerror', (error) => {
        cause = error;
        void worker.terminate();
      });
      worker.on('exit', () => {
        if (!isStopped) listener(cause);
      });
    },
    hold: (isNeeded) => (isNeeded ? worker.ref() : worker.unref()),
    stop: async () => {
      isStopped = true;
      await worker.terminate();
    },
  };
};

const startWorker = (): Worker =>
  typeof DARKTOP_FLOW_THREAD === 'undefined'
    ? new Worker(new URL('./flow-thread.ts', import.meta.url), APART)
    : new Worker(DARKTOP_FLOW_THREAD, { ...APART, eval: true });
