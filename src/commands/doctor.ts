// `darktop doctor`: finds out, step by step, why an appliance cannot be reached or does not answer.
import type { Command } from 'commander';
import type { GlobalOptions } from './setting/global-options.ts';
import type { CommandEntry } from './setting/program.ts';

export const doctor: CommandEntry = {
  name: 'doctor',
  register: (program, perform) => {
    program
      .command('doctor')
      .description('check the way to the appliance step by step, and say what to do about what is wrong')
      .action((_options, self: Command) => {
        const options: GlobalOptions = self.optsWithGlobals();
        perform(async (surroundings) => {
          const { examine } = await import('./doctor/examine.ts');
          return examine(surroundings, options);
        });
      });
  },
};
