// Does the work of `darktop query`: checks what was typed, asks, and prints the answer or the request.
import type { KnownEndpoint } from '../../api/endpoints/index.ts';
import { type OpenAppliance, openAppliance } from '../setting/appliance.ts';
import type { GlobalOptions } from '../setting/global-options.ts';
import type { Surroundings } from '../setting/surroundings.ts';
import { tellAndGiveUp } from '../setting/tell.ts';
import { printAnswer } from './print-answer.ts';
import { printRequest } from './print-request.ts';
import { type Question, readQuestion } from './question.ts';

export type QueryOptions = GlobalOptions & Readonly<{ printRequest?: boolean }>;

export const runQuery = async (
  surroundings: Surroundings,
  endpoint: KnownEndpoint,
  words: readonly string[],
  options: QueryOptions,
): Promise<number> => {
  const question = readQuestion(endpoint, words);
  if (!question.ok) return tellAndGiveUp(surroundings, question.failure);
  const opened = await openAppliance(surroundings, options);
  if (!opened.ok) return tellAndGiveUp(surroundings, opened.failure);
  try {
    return await answer(surroundings, opened.value, question.value, options);
  } finally {
    await opened.value.close();
  }
};

const answer = (
  surroundings: Surroundings,
  { client }: OpenAppliance,
  question: Question,
  options: QueryOptions,
): Promise<number> =>
  options.printRequest === true
    ? printRequest(surroundings, question.describe(client))
    : printAnswer(surroundings, question.name, (how) => question.open(client, how));
