// Does the work of `darktop query`: checks what was typed, asks, and prints the answer or the request.
import type { Failure } from '../../domain/failure.ts';
import type { KnownDialect } from '../../domain/profile.ts';
import type { Result } from '../../domain/result.ts';
import { isDialectClient } from '../../live/dialect/dialect-client.ts';
import { type OpenAppliance, openAppliance } from '../setting/appliance.ts';
import type { GlobalOptions } from '../setting/global-options.ts';
import type { Surroundings } from '../setting/surroundings.ts';
import { tellAndGiveUp } from '../setting/tell.ts';
import { endpointIn, type Offered } from './offered.ts';
import { printAnswer } from './print-answer.ts';
import { printRequest } from './print-request.ts';
import { type Question, readQuestion } from './question.ts';

export type QueryOptions = GlobalOptions & Readonly<{ printRequest?: boolean }>;

export const runQuery = async (
  surroundings: Surroundings,
  offered: Offered,
  words: readonly string[],
  options: QueryOptions,
): Promise<number> => {
  const mistake = mistakeIn(offered, options.dialect, words);
  if (mistake !== undefined) return tellAndGiveUp(surroundings, mistake);
  const opened = await openAppliance(surroundings, options);
  if (!opened.ok) return tellAndGiveUp(surroundings, opened.failure);
  try {
    const question = await questionFor(opened.value, offered, words);
    if (!question.ok) return await tellAndGiveUp(surroundings, question.failure);
    return await answer(surroundings, opened.value, question.value, options);
  } finally {
    await opened.value.close();
  }
};

/** What is wrong whichever dialect it may be is told before anything is opened. */
const mistakeIn = (offered: Offered, said: string | undefined, words: readonly string[]): Failure | undefined => {
  const possible = [offered.documented, offered.appliance].filter((one) => one !== undefined);
  const meant = said === 'documented' || said === 'appliance' ? offered[said] : undefined;
  const questions = (meant === undefined ? possible : [meant]).map((endpoint) => readQuestion(endpoint, words));
  const [first] = questions;
  return first === undefined || first.ok || questions.some(({ ok }) => ok) ? undefined : first.failure;
};

const questionFor = async (
  appliance: OpenAppliance,
  offered: Offered,
  words: readonly string[],
): Promise<Result<Question>> => {
  const endpoint = endpointIn(offered, await dialectOf(appliance));
  return endpoint.ok ? readQuestion(endpoint.value, words) : endpoint;
};

/** What the profile says, else what was found when the appliance was last watched; nothing is sent to find it out. */
const dialectOf = async ({ profile, client }: OpenAppliance): Promise<KnownDialect | undefined> => {
  if (profile.dialect !== 'auto') return profile.dialect;
  const told = isDialectClient(client) ? await client.recall() : undefined;
  return told?.kind === 'known' ? told.dialect : undefined;
};

const answer = (
  surroundings: Surroundings,
  { caller }: OpenAppliance,
  question: Question,
  options: QueryOptions,
): Promise<number> =>
  options.printRequest === true
    ? printRequest(surroundings, question.describe(caller))
    : printAnswer(surroundings, question.name, (how) => question.open(caller, how));
