// Lets the rules judge, and mark flows, in a thread of their own, which is started when it is first needed and serves until it is closed.
import { leaveWhenIdle } from '../leave-when-idle.ts';
import type { Judge } from './judge.ts';
import type { Mark } from './mark.ts';
import { RunningJudge } from './running-judge.ts';
import { type JudgeThread, startJudgeThread } from './start-judge-thread.ts';

export type OpenJudge = Readonly<{
  /** Nobody has to wait while it judges. Rejects when its thread breaks; the next question gets a new one. */
  judge: Judge;
  /** In the same thread, and the same goes for it. */
  mark: Mark;
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

  const toAsk = (signal: AbortSignal | undefined): RunningJudge => {
    signal?.throwIfAborted();
    running ??= start();
    return running;
  };

  const letGo = async (): Promise<void> => {
    const closing = running;
    running = undefined;
    await closing?.close();
  };
  const idle = leaveWhenIdle(() => void letGo());

  return {
    judge: async (facts, thresholds, signal, how) => idle.during(toAsk(signal).judge(facts, thresholds, signal, how)),
    mark: async (facts, thresholds, signal) => idle.during(toAsk(signal).mark(facts, thresholds, signal)),
    close: async () => {
      idle.stop();
      await letGo();
    },
  };
};
