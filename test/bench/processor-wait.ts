// How long programs that had something to do had to wait for a processor, as the kernel counts it (Linux): so far a slow answer is the machine's fault.
import { readFileSync } from 'node:fs';

/** From now on until it is asked, in milliseconds: the longest wait of any of them, since all may have waited at the same time. 0 where nobody counts. */
export const watchProcessorWait = (...pids: readonly number[]): (() => number) => {
  const before = pids.map(processorWaitMs);
  return () => Math.max(...pids.map((pid, index) => processorWaitMs(pid) - (before[index] ?? 0)));
};

/** Of the main thread, since it began. */
const processorWaitMs = (pid: number): number => {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[1] ?? 0) / 1e6;
  } catch {
    return 0;
  }
};
