// `darktop overview`: prints the current overview once, as plain text.
import type { Command } from 'commander';
import type { OverviewOptions } from './overview/print-overview.ts';
import type { CommandEntry } from './setting/program.ts';

export const overview: CommandEntry = {
  name: 'overview',
  register: (program, perform) => {
    program
      .command('overview')
      .description('print the current overview once, as plain text')
      .option('--ascii', 'draw with ASCII characters only')
      .action((_options, self: Command) => {
        const options: OverviewOptions = self.optsWithGlobals();
        perform(async (surroundings) => {
          const { printOverview } = await import('./overview/print-overview.ts');
          return printOverview(surroundings, options);
        });
      });
  },
};
