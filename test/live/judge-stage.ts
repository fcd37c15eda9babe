// Threads for the tests of whoever judges: one that is none, and ones of other programs.
import { Worker } from 'node:worker_threads';
import { expect, vi } from 'vitest';
import type { FromJudge, ToJudge } from '../../src/live/judge/messages.ts';
import { type JudgeThread, startJudgeThread } from '../../src/live/judge/start-judge-thread.ts';
import { createThreadSide } from '../../src/live/judge/thread-side.ts';

/** A thread that is none: what it has to say waits until it is let through. */
export const aThread = (onPost: (message: ToJudge) => void = () => undefined) => {
  const posted: ToJudge[] = [];
  const said: FromJudge[] = [];
  const side = createThreadSide((message, moved = []) => said.push(structuredClone(message, { transfer: [...moved] })));
  let tell: (message: FromJudge) => void = () => undefined;
  const holds: boolean[] = [];
  const thread: JudgeThread = {
    post: (message, moved) => {
      posted.push(message);
      onPost(message);
      side(structuredClone(message, { transfer: [...moved] }));
    },
    onMessage: (listener) => {
      tell = listener;
    },
    onBroken: () => undefined,
    hold: (isNeeded) => holds.push(isNeeded),
    stop: async () => undefined,
  };
  return {
    thread,
    posted,
    said,
    holds,
    kinds: () => posted.map(({ kind }) => kind),
    letThrough: () => {
      for (const message of said.splice(0)) tell(message);
    },
  };
};

export const hasSaid = (stage: ReturnType<typeof aThread>): Promise<void> =>
  vi.waitFor(() => expect(stage.said.length).toBeGreaterThan(0));

/** A thread of another program. */
export const threadOf = (code: string) => (): JudgeThread =>
  startJudgeThread(new Worker(code, { eval: true, stderr: true }));
