// Lets the rules judge in a thread of their own, which is started when it is first needed and serves until it is closed.
import type { Judge } from './judge.ts';
import { RunningJudge } from './running-judge.ts';
import { type JudgeThread, startJudgeThread } from './start-judge-thread.ts';

export type OpenJudge = Readonly<{
  /** Nobody has to wait while it judges. Rejects when its thread breaks; the next question gets a new one. */
  judge: Judge;
  /** What is under way rejects. */
  close(): Promise<void>;
}>;

export type JudgeOptions = Readonly<{ startThread?: () => JudgeThread }>;

export const openJudge = ({ startThread = startJudgeThread }: JudgeOptions = {}): OpenJudge => {
  let running: RunningJudge | undefined;

  const start = (): RunningJudge => {
    const started = new RunningJudge(startThread(), () => {
      if (running === started) running = undefined;
    });
    return started;
  };

  return {
    judge: async (facts, thresholds, signal) => {
      signal?.throwIfAborted();
      running ??= start();
      return running.ask(facts, thresholds, signal);
    },
    close: async () => {
      const closing = running;
      running = undefined;
      await closing?.close();
    },
  };
};
