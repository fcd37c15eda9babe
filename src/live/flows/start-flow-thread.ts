// Starts the thread that reads flows: from the code that the bundler put in here, or, in a checkout, from its source file.
import { Worker } from 'node:worker_threads';
import { type Thread, wrapWorker } from '../wrap-worker.ts';
import type { FromThread, ToThread } from './messages.ts';

export type FlowThread = Thread<ToThread, FromThread>;

/** The thread's code as one text; only there in the built program. */
declare const DARKTOP_FLOW_THREAD: string | undefined;

/** It gets nothing that it does not need: no environment, in which there may be tokens, and no arguments. */
const APART = { env: {}, argv: [], execArgv: [], name: 'flows' };

export const startFlowThread = (worker = startWorker()): FlowThread => wrapWorker(worker);

const startWorker = (): Worker =>
  typeof DARKTOP_FLOW_THREAD === 'undefined'
    ? new Worker(new URL('./flow-thread.ts', import.meta.url), APART)
    : new Worker(DARKTOP_FLOW_THREAD, { ...APART, eval: true });
