// The side of the thread: keeps tables, collects the facts of each question, and lets them be judged or their flows be marked.
import type { Facts } from '../../analysis/facts.ts';
import type { MetricPoint } from '../../domain/flow.ts';
import type { FlowTable } from '../../flows/flow-table.ts';
import { freeBuffer } from '../../flows/table/growing.ts';
import { openTable, packedOf } from '../../flows/table/open-table.ts';
import { buffersOf } from '../../flows/table/packed-table.ts';
import { createAnswers, type PostAnswer, type Question } from './answer-questions.ts';
import type { SentFacts, ToJudge } from './messages.ts';

export const createThreadSide = (post: PostAnswer): ((message: ToJudge) => void) => {
  const tables = new Map<number, FlowTable>();
  const questions = new Map<number, Question>();
  const answers = createAnswers(questions, post);

  const begun = (id: number): Question => {
    const question = questions.get(id) ?? newQuestion();
    questions.set(id, question);
    return question;
  };

  const drop = (number: number): void => {
    const table = tables.get(number);
    tables.delete(number);
    // Somebody may still read it; otherwise it would stay until this thread has work again.
    if (table !== undefined && questions.size === 0) buffersOf(packedOf(table)).forEach(freeBuffer);
  };

  return (message) => {
    switch (message.kind) {
      case 'table':
        tables.set(message.table, openTable(message.packed));
        return;
      case 'drop-table':
        drop(message.table);
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
        void answers.judge(message.id, begun(message.id), message.thresholds, message.how ?? {});
        return;
      case 'mark':
        void answers.mark(message.id, begun(message.id), message.thresholds);
        return;
      case 'more-findings': {
        const question = questions.get(message.id);
        if (question !== undefined) answers.handOut(message.id, question);
        return;
      }
      case 'forget':
        questions.get(message.id)?.stop.abort();
        questions.delete(message.id);
    }
  };
};

const newQuestion = (): Question => ({ facts: [], transfers: [], findings: [], stop: new AbortController() });

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
