// The sub-commands of `darktop query`: one for each endpoint, made from what the registry says of it.
import type { Command } from 'commander';
import { endpoints } from '../../api/endpoints/index.ts';
import type { Perform } from '../setting/program.ts';
import { endpointHelp } from './endpoint-help.ts';
import type { QueryOptions } from './run-query.ts';

export const completeQuery = (group: Command, perform: Perform): void => {
  group.addHelpText('after', '\nExample: darktop query network intext=external destinationport=443');
  for (const endpoint of endpoints) {
    group
      .command(endpoint.name)
      .description(endpoint.says)
      .argument('[parameters...]', 'key=value, as listed below')
      .option('--print-request', 'print what would be sent, with the secrets masked, and send nothing')
      .addHelpText('after', endpointHelp(endpoint))
      .action((words: string[], _options, self: Command) => {
        const options: QueryOptions = self.optsWithGlobals();
        perform(async (surroundings) => {
          const { runQuery } = await import('./run-query.ts');
          return runQuery(surroundings, endpoint, words, options);
        });
      });
  }
};
