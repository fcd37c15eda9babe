// Lets the rules judge in the thread that asks: for whoever has nothing else to do meanwhile.
import { inReadingOrder, judgeAll } from '../../analysis/judge.ts';
import type { Judge } from './judge.ts';

export const judgeHere: Judge = async (facts, thresholds, signal) => {
  signal?.throwIfAborted();
  return inReadingOrder(facts.flatMap((one) => judgeAll(one, thresholds)));
};
