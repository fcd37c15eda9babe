// `darktop query`: one signed request, the raw JSON of its answer to standard output.
import type { Command } from 'commander';
import { endpoints, type KnownEndpoint } from '../api/endpoints/index.ts';
import { endpointHelp } from './query/endpoint-help.ts';
import { printAnswer } from './query/print-answer.ts';
import { printRequest } from './query/print-request.ts';
import { type Question, readQuestion } from './query/question.ts';
import { type OpenAppliance, openAppliance } from './setting/appliance.ts';
import type { GlobalOptions } from './setting/global-options.ts';
import type { CommandEntry } from './setting/program.ts';
import type { Surroundings } from './setting/surroundings.ts';
import { tellAndGiveUp } from './setting/tell.ts';

export const query: CommandEntry = {
  name: 'query',
  register: (program, perform) => {
    const group = program
      .command('query')
      .description('send one signed request and print the raw JSON of the answer')
      .addHelpText('after', '\nExample: darktop query network intext=external destinationport=443');
    for (const endpoint of endpoints) {
      group
        .command(endpoint.name)
        .description(endpoint.says)
        .argument('[parameters...]', 'key=value, as listed below')
        .option('--print-request', 'print what would be sent, with the secrets masked, and send nothing')
        .addHelpText('after', endpointHelp(endpoint))
        .action((words: string[], _options, self: Command) => {
          const options: QueryOptions = self.optsWithGlobals();
          perform((surroundings) => run(surroundings, endpoint, words, options));
        });
    }
  },
};

type QueryOptions = GlobalOptions & Readonly<{ printRequest?: boolean }>;

const run = async (
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
