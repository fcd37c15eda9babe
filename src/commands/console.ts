// `darktop`: the console; without a terminal the overview once, as plain text.
import type { Command } from 'commander';
import type { Failure } from '../domain/failure.ts';
import { clean } from '../text/clean.ts';
import { nearest } from '../text/nearest.ts';
import { spareMemory } from './console/spare-memory.ts';
import { addConsoleOptions, type ConsoleOptions } from './setting/console-options.ts';
import { showOptionsOf } from './setting/option-groups.ts';
import type { CommandEntry } from './setting/program.ts';
import { standSomewhere } from './setting/stand-somewhere.ts';
import { tellAndGiveUp } from './setting/tell.ts';

export const console: CommandEntry = {
  name: 'console',
  register: (program, perform) => {
    const command = program
      .command('console', { isDefault: true })
      .description('the console (what happens without a command); without a terminal the overview once, as plain text')
      .allowExcessArguments();
    showOptionsOf(command, program);
    addConsoleOptions(command).action((_options, self: Command) => {
      const options: ConsoleOptions = self.optsWithGlobals();
      const [unknown] = self.args;
      perform(async (surroundings) => {
        if (unknown !== undefined) return tellAndGiveUp(surroundings, noSuchCommand(unknown, program));
        if (surroundings.terminal !== undefined) spareMemory();
        standSomewhere();
        const { runConsole } = await import('./console/run-console.ts');
        return runConsole(surroundings, options);
      });
    });
  },
};

/** A word that is no command ends up here, since this is what happens without one. */
const noSuchCommand = (word: string, program: Command): Failure => {
  const names = program.commands.map((command) => command.name());
  const close = nearest(word, names);
  return {
    kind: 'usage',
    what: `"${clean(word, 60)}"`,
    came: 'there is no such command',
    advice: `${close === undefined ? '' : `Did you mean "${close}"? `}Known are ${names.join(', ')}.`,
  };
};
