// A thread is let go of when it has had nothing to do for a while, and is there again when it is needed.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { judgeHere } from '../../src/live/judge/judge-here.ts';
import { openJudge } from '../../src/live/judge/open-judge.ts';
import { startJudgeThread } from '../../src/live/judge/start-judge-thread.ts';
import { IDLE_MS, leaveWhenIdle } from '../../src/live/leave-when-idle.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

it('not while there is work, and not soon after it, whether it went well or not', async () => {
  const letGo = vi.fn();
  const idle = leaveWhenIdle(letGo);
  const work = Promise.withResolvers<string>();
  const doing = idle.during(work.promise);
  await vi.advanceTimersByTimeAsync(10 * IDLE_MS);
  await expect(idle.during(Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await vi.advanceTimersByTimeAsync(10 * IDLE_MS);
  expect(letGo).not.toHaveBeenCalled();
  work.resolve('done');
  expect(await doing).toBe('done');
  await vi.advanceTimersByTimeAsync(IDLE_MS - 1);
  await idle.during(Promise.resolve());
  await vi.advanceTimersByTimeAsync(IDLE_MS - 1);
  expect(letGo).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(letGo).toHaveBeenCalledOnce();
});

it('a judge judges again afterwards, in another thread', async () => {
  let started = 0;
  const startThread = () => {
    started += 1;
    return startJudgeThread();
  };
  const judge = openJudge({ startThread });
  const asked = [[], standardThresholds()] as const;
  const told = await judgeHere(...asked);
  expect(await judge.judge(...asked)).toEqual(told);
  expect(await judge.judge(...asked)).toEqual(told);
  expect(started).toBe(1);
  await vi.advanceTimersByTimeAsync(IDLE_MS);
  expect(await judge.judge(...asked)).toEqual(told);
  expect(started).toBe(2);
  await judge.close();
});
