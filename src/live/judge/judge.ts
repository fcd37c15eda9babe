// Whoever lets the rules judge what was fetched, in this thread or in another.
import type { Facts } from '../../analysis/facts.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Thresholds } from '../../domain/thresholds.ts';

export type HowToJudge = Readonly<{
  /** Each of the worst comes with how what it is about went. */
  withCourses?: true;
}>;

/** What is found in each of the facts, all together in reading order, each id once. Rejects with the signal's reason. */
export type Judge = (
  facts: readonly Facts[],
  thresholds: Thresholds,
  signal?: AbortSignal,
  how?: HowToJudge,
) => Promise<readonly Finding[]>;
