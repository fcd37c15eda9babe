// `darktop simulate faults`: lists, replaces, adds to or clears the faults of an appliance that is running.
import type { Command } from 'commander';
import { showOptionGroups } from '../setting/option-groups.ts';
import type { Perform } from '../setting/program.ts';
import type { FaultsOptions } from './run-faults.ts';

export const registerFaults = (parent: Command, perform: Perform): void => {
  const command = parent
    .command('faults')
    .description('change what goes wrong while a simulated appliance runs; without a fault: list')
    .argument('<url>', 'where it listens, as it printed')
    .argument('[faults...]', 'the faults that replace those it has')
    .option('--add', 'add to the faults it has instead of replacing them')
    .option('--clear', 'switch all of them off')
    .action((url: string, faults: string[], options: FaultsOptions) => {
      perform(async (surroundings) => {
        const { runFaults } = await import('./run-faults.ts');
        return runFaults(surroundings, url, faults, options);
      });
    });
  showOptionGroups(command, []);
};
