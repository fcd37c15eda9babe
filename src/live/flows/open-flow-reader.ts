// Fetches flows and has them read by a thread, which is started when it is first needed and serves until it is closed.
import type { Answered, Client, OpenOptions } from '../../api/client.ts';
import type { ParamsOf } from '../../api/endpoints/index.ts';
import type { Result } from '../../domain/result.ts';
import type { NetworkAnswer } from '../../flows/network-answer.ts';
import { flowsInDialect } from '../dialect/dialect-client.ts';
import { leaveWhenIdle } from '../leave-when-idle.ts';
import { AnswerJob } from './answer-job.ts';
import { type FetchFlowsOptions, fetchFlows } from './fetch-flows.ts';
import type { ToThread } from './messages.ts';
import { type FlowThread, startFlowThread } from './start-flow-thread.ts';

export type FlowReader = Readonly<{
  /** The same as `client.get('network')`, but nobody has to wait while it is read, and it may be of any length. */
  fetch(
    client: Pick<Client, 'open'>,
    params: ParamsOf<'network'>,
    options?: FetchFlowsOptions,
  ): Promise<Result<Answered<NetworkAnswer>>>;
  /** What is under way is cancelled. */
  close(): Promise<void>;
}>;

export type FlowReaderOptions = Readonly<{
  startThread?: () => FlowThread;
  random?: () => number;
  /** A clock for how often progress is told, in milliseconds. */
  elapsed?: () => number;
}>;

type Running = Readonly<{ thread: FlowThread; jobs: Map<number, AnswerJob> }>;

export const openFlowReader = (options: FlowReaderOptions = {}): FlowReader => {
  const { startThread = startFlowThread, random = Math.random, elapsed = () => performance.now() } = options;
  let running: Running | undefined;
  let lastId = 0;

  const start = (): Running => {
    const thread = startThread();
    const jobs = new Map<number, AnswerJob>();
    const started = { thread, jobs };
    thread.onMessage((message) => jobs.get(message.id)?.take(message));
    thread.onBroken((cause) => {
      if (running === started) running = undefined;
      for (const job of [...jobs.values()]) job.breakOff(new Error('the thread that reads flows broke', { cause }));
    });
    return started;
  };

  const begin = (): AnswerJob => {
    running ??= start();
    const { thread, jobs } = running;
    lastId += 1;
    const id = lastId;
    const post = (message: ToThread, moved: readonly ArrayBuffer[] = []): void => thread.post(message, moved);
    const job = new AnswerJob(
      (message, moved) => post({ ...message, id }, moved),
      () => {
        jobs.delete(id);
        thread.hold(jobs.size > 0);
      },
    );
    jobs.set(id, job);
    thread.hold(true);
    post({ kind: 'begin', id, seed: Math.floor(random() * 2 ** 31) });
    return job;
  };

  const letGo = async (): Promise<void> => {
    const closing = running;
    running = undefined;
    await closing?.thread.stop();
  };
  const idle = leaveWhenIdle(() => void letGo());

  return {
    fetch: (client, params, how = {}) =>
      flowsInDialect(client, params, bytesOnly(how), () =>
        idle.during(fetchFlows({ client, begin, elapsed }, params, how)),
      ),
    close: async () => {
      idle.stop();
      const closing = running;
      running = undefined;
      for (const job of [...(closing?.jobs.values() ?? [])]) job.cancel();
      await closing?.thread.stop();
    },
  };
};

/** Where the main thread reads, it tells of bytes alone. */
const bytesOnly = ({ signal, onProgress }: FetchFlowsOptions): OpenOptions => ({
  signal,
  onProgress: onProgress && (({ receivedBytes }) => onProgress({ bytes: receivedBytes, rows: undefined })),
});
