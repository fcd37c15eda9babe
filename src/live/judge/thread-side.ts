// The side of the thread: keeps tables, collects the facts of each question, judges them, and hands the findings out in parts.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Facts } from '../../analysis/facts.ts';
import { inReadingOrder, judgeAll } from '../../analysis/judge.ts';
import type { Finding } from '../../domain/finding.ts';
import type { MetricPoint } from '../../domain/flow.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { FlowTable } from '../../flows/flow-table.ts';
import { openTable } from '../../flows/table/open-table.ts';
import type { FromJudge, SentFacts, ToJudge } from './messages.ts';

type Question = { facts: Facts[]; transfers: MetricPoint[]; findings: readonly Finding[] };

/** So many findings are put together again in a millisecond or two. */
const FINDINGS_AT_ONCE = 500;

export const createThreadSide = (post: (message: FromJudge) => void): ((message: ToJudge) => void) => {
  const tables = new Map<number, FlowTable>();
  const questions = new Map<number, Question>();

  const begun = (id: number): Question => {
    const question = questions.get(id) ?? { facts: [], transfers: [], findings: [] };
    questions.set(id, question);
    return question;
  };

  const handOut = (id: number, question: Question): void => {
    const findings = question.findings.slice(0, FINDINGS_AT_ONCE);
    question.findings = question.findings.slice(FINDINGS_AT_ONCE);
    const hasMore = question.findings.length > 0;
    if (!hasMore) questions.delete(id);
    post({ kind: 'findings', id, findings, hasMore });
  };

  const judge = async (id: number, question: Question, thresholds: Thresholds): Promise<void> => {
    const found: (readonly Finding[])[] = [];
    try {
      for (const facts of question.facts) {
        // Whoever waits no more says so in a message, and messages come between two turns.
        await nextTurn();
        if (!questions.has(id)) return;
        found.push(judgeAll(facts, thresholds));
      }
    } catch (error) {
      questions.delete(id);
      return post({ kind: 'failed', id, error });
    }
    question.facts = [];
    question.findings = inReadingOrder(found.flat());
    handOut(id, question);
  };

  return (message) => {
    switch (message.kind) {
      case 'table':
        tables.set(message.table, openTable(message.packed));
        return;
      case 'drop-table':
        tables.delete(message.table);
        return;
      case 'transfers':
        for (const point of message.points) begun(message.id).transfers.push(point);
        return;
      case 'facts': {
        const question = begun(message.id);
        question.facts.push(wholeFacts(message.facts, tables, question.transfers));
        question.transfers = [];
        return;
      }
      case 'judge':
        void judge(message.id, begun(message.id), message.thresholds);
        return;
      case 'more-findings': {
        const question = questions.get(message.id);
        if (question !== undefined) handOut(message.id, question);
        return;
      }
      case 'forget':
        questions.delete(message.id);
    }
  };
};

const wholeFacts = (
  { traffic, ...rest }: SentFacts,
  tables: ReadonlyMap<number, FlowTable>,
  transfers: readonly MetricPoint[],
): Facts => {
  if (traffic === undefined) return { ...rest, traffic };
  const { hasTransfers, table: number, ...told } = traffic;
  const table = tables.get(number);
  if (table === undefined) throw new Error(`table ${number} was never sent`);
  return { ...rest, traffic: { ...told, table, transfers: hasTransfers ? transfers : undefined } };
};
