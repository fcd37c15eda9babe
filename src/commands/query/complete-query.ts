// The sub-commands of `darktop query`: one for each endpoint, made from what the registries say of it.
import type { Command } from 'commander';
import type { KnownDialect } from '../../domain/profile.ts';
import type { Perform } from '../setting/program.ts';
import { endpointHelp } from './endpoint-help.ts';
import { OFFERED, type Offered } from './offered.ts';
import type { QueryOptions } from './run-query.ts';

export const completeQuery = (group: Command, perform: Perform, args: readonly string[]): void => {
  const said = dialectIn(args);
  group.addHelpText('after', EXAMPLES);
  for (const offered of OFFERED) {
    const { name, documented, appliance } = offered;
    const shown = (said === undefined ? undefined : offered[said]) ?? documented ?? appliance;
    group
      .command(name)
      .helpGroup(documented === undefined ? 'Of an appliance in the field only:' : 'Endpoints:')
      .description(shown?.says ?? '')
      .argument('[parameters...]', 'key=value, as listed below')
      .option('--print-request', 'print what would be sent, with the secrets masked, and send nothing')
      .addHelpText('after', helpOf(offered, said))
      .action((words: string[], _options, self: Command) => {
        const options: QueryOptions = self.optsWithGlobals();
        perform(async (surroundings) => {
          const { runQuery } = await import('./run-query.ts');
          return runQuery(surroundings, offered, words, options);
        });
      });
  }
};

const EXAMPLES = `
An endpoint is asked in the dialect that the profile names or --dialect says.

Examples: darktop query network intext=external destinationport=443
          darktop query devicesearch 'query=hostname:"srv*"' --dialect appliance`;

/** What was said, where help has to be given before anything is read. */
const dialectIn = (args: readonly string[]): KnownDialect | undefined => {
  const at = args.lastIndexOf('--dialect');
  const said = at === -1 ? args.find((arg) => arg.startsWith('--dialect='))?.slice('--dialect='.length) : args[at + 1];
  return said === 'documented' || said === 'appliance' ? said : undefined;
};

const helpOf = ({ documented, appliance }: Offered, said: KnownDialect | undefined): string => {
  const own = { documented, appliance };
  const chosen = said === undefined ? undefined : own[said];
  if (chosen !== undefined) return endpointHelp(chosen, ALL);
  if (documented === undefined || appliance === undefined) {
    const only = documented ?? appliance;
    return only === undefined
      ? ''
      : endpointHelp(only, appliance === undefined ? ALL : `${ALL}; appliances in the field only`);
  }
  return `${endpointHelp(documented, ALL)}\n${endpointHelp(appliance, 'With --dialect appliance')}`;
};

const ALL = 'Parameters, written as key=value';
