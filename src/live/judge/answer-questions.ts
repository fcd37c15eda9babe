// Answers questions in the thread: judges their facts and hands the findings out in parts, or marks their flows.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Facts, TrafficFacts } from '../../analysis/facts.ts';
import { inReadingOrder } from '../../analysis/judge.ts';
import { buffersOfMarks } from '../../analysis/traffic/flow-marks.ts';
import type { Finding } from '../../domain/finding.ts';
import type { MetricPoint } from '../../domain/flow.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { HowToJudge } from './judge.ts';
import { judgeOne } from './judge-here.ts';
import { markHere } from './mark-here.ts';
import type { FromJudge } from './messages.ts';

export type Question = {
  facts: Facts[];
  transfers: MetricPoint[];
  findings: readonly Finding[];
  /** Raised when nobody waits for it any more. */
  readonly stop: AbortController;
};

export type PostAnswer = (message: FromJudge, moved?: readonly ArrayBuffer[]) => void;

export type Answers = Readonly<{
  judge(id: number, question: Question, thresholds: Thresholds, how: HowToJudge): Promise<void>;
  mark(id: number, question: Question, thresholds: Thresholds): Promise<void>;
  /** The next findings of what was judged. */
  handOut(id: number, question: Question): void;
}>;

/** So many findings are put together again in a millisecond or two; with a course, a tenth of them. */
const FINDINGS_AT_ONCE = 500;
const WEIGHT_OF_COURSE = 10;

/** How many of the first ones go at once. */
const countAtOnce = (findings: readonly Finding[]): number => {
  let weight = 0;
  const end = findings.findIndex(({ course }) => {
    weight += course === undefined ? 1 : WEIGHT_OF_COURSE;
    return weight > FINDINGS_AT_ONCE;
  });
  return end === -1 ? findings.length : end;
};

/** A question that is no longer among the open ones is answered no more; one that was answered is taken out. */
export const createAnswers = (open: Map<number, Question>, post: PostAnswer): Answers => {
  const fail = (id: number, error: unknown): void => {
    if (open.delete(id)) post({ kind: 'failed', id, error });
  };

  const handOut: Answers['handOut'] = (id, question) => {
    const count = countAtOnce(question.findings);
    const findings = question.findings.slice(0, count);
    question.findings = question.findings.slice(count);
    const hasMore = question.findings.length > 0;
    if (!hasMore) open.delete(id);
    post({ kind: 'findings', id, findings, hasMore });
  };

  const judge: Answers['judge'] = async (id, question, thresholds, how) => {
    const found: (readonly Finding[])[] = [];
    try {
      for (const facts of question.facts) {
        // Whoever waits no more says so in a message, and messages come between two turns.
        await nextTurn();
        if (!open.has(id)) return;
        found.push(judgeOne(facts, thresholds, how));
      }
    } catch (error) {
      return fail(id, error);
    }
    question.facts = [];
    question.findings = inReadingOrder(found.flat());
    handOut(id, question);
  };

  const mark: Answers['mark'] = async (id, { facts, stop }, thresholds) => {
    try {
      const marks = await markHere(trafficOf(facts), thresholds, stop.signal);
      if (open.delete(id)) post({ kind: 'marks', id, marks }, buffersOfMarks(marks));
    } catch (error) {
      fail(id, error);
    }
  };

  return { judge, mark, handOut };
};

const trafficOf = ([facts]: readonly Facts[]): TrafficFacts => {
  if (facts?.traffic === undefined) throw new Error('no flows to mark were sent');
  return facts.traffic;
};
