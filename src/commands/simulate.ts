// `darktop simulate`: an appliance of our own on loopback, to look at, to train on and to test against.
import { type Command, Option } from 'commander';
import { listOf, wholeNumber } from './setting/global-options.ts';
import { showOptionGroups, WORLD_OPTIONS } from './setting/option-groups.ts';
import type { CommandEntry } from './setting/program.ts';
import { registerFaults } from './simulate/faults.ts';
import type { SimulateOptions } from './simulate/run-simulate.ts';

export const simulate: CommandEntry = {
  name: 'simulate',
  register: (program, perform) => {
    const command = program
      .command('simulate')
      .description('run an appliance with a network of its own on this machine, until it is stopped')
      .option('--bind <address>', 'loopback address to listen on', '127.0.0.1')
      .addOption(
        new Option('--port <n>', 'port to listen on; 0 for any free one').argParser(wholeNumber(0, 65_535)).default(0),
      )
      .option('--tls', 'answer over HTTPS, with a certificate made for this run')
      .option('--certificate-file <file>', 'with --tls: write the certificate there, to be trusted as --ca-file')
      .addOption(
        new Option(
          '--rights <endpoint>',
          'what its token may use; repeatable; "none" for nothing; default: everything',
        ).argParser(listOf),
      )
      .addOption(new Option('--embedded').hideHelp())
      .action((_options, self: Command) => {
        const options: SimulateOptions = self.optsWithGlobals();
        perform(async (surroundings) => {
          const { runSimulate } = await import('./simulate/run-simulate.ts');
          return runSimulate(surroundings, options);
        });
      });
    showOptionGroups(command, [WORLD_OPTIONS], ['--dialect']);
    registerFaults(command, perform);
  },
  complete: async (command) => {
    const { simulateHelp } = await import('./simulate/help.ts');
    command.addHelpText('after', simulateHelp());
  },
};
