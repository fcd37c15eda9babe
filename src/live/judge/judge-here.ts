// Lets the rules judge in the thread that asks: for whoever has nothing else to do meanwhile.
import type { Facts } from '../../analysis/facts.ts';
import { withCourses } from '../../analysis/findings/course-of.ts';
import { inReadingOrder, judgeAll } from '../../analysis/judge.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { HowToJudge, Judge } from './judge.ts';

export const judgeHere: Judge = async (facts, thresholds, signal, how = {}) => {
  signal?.throwIfAborted();
  return inReadingOrder(facts.flatMap((one) => judgeOne(one, thresholds, how)));
};

export const judgeOne = (
  facts: Facts,
  thresholds: Thresholds,
  { withCourses: isWanted }: HowToJudge,
): readonly Finding[] => {
  const found = judgeAll(facts, thresholds);
  return isWanted === true ? withCourses(found, facts, thresholds) : found;
};
