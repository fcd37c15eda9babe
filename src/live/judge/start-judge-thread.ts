// Starts the thread that judges: from the code that the bundler put in here, or, in a checkout, from its source file.
import { Worker } from 'node:worker_threads';
import { type Thread, wrapWorker } from '../wrap-worker.ts';
import type { FromJudge, ToJudge } from './messages.ts';

export type JudgeThread = Thread<ToJudge, FromJudge>;

/** The thread's code as one text; only there in the built program. */
declare const DARKTOP_JUDGE_THREAD: string | undefined;

/** It gets nothing that it does not need: no environment, in which there may be tokens, and no arguments. */
const APART = { env: {}, argv: [], execArgv: [], name: 'judge' };

export const startJudgeThread = (worker = startWorker()): JudgeThread => wrapWorker(worker);

const startWorker = (): Worker =>
  typeof DARKTOP_JUDGE_THREAD === 'undefined'
    ? new Worker(new URL('./judge-thread.ts', import.meta.url), APART)
    : new Worker(DARKTOP_JUDGE_THREAD, { ...APART, eval: true });
