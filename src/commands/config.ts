// `darktop config path`, `show` and `init`: where the configuration is, what it comes to, and a file to begin with.
import type { Command } from 'commander';
import type { ConfigWork } from './config/config-work.ts';
import type { GlobalOptions } from './setting/global-options.ts';
import type { CommandEntry } from './setting/program.ts';

export const config: CommandEntry = {
  name: 'config',
  register: (program, perform) => {
    const group = program.command('config').description('where the configuration is and what it comes to');
    const add = (
      name: string,
      description: string,
      choose: (work: ConfigWork) => ConfigWork[keyof ConfigWork],
    ): void => {
      group
        .command(name)
        .description(description)
        .action((_options, self: Command) => {
          const flags: GlobalOptions = self.optsWithGlobals();
          perform(async ({ env, out, err }) => {
            const run = choose(await import('./config/config-work.ts'));
            return run({ flags, env, write: (text) => out.write(text), writeError: (text) => err.write(text) });
          });
        });
    };
    add('path', 'print the path of the configuration file', ({ configPath }) => configPath);
    add(
      'show',
      'print every setting, its value and where it comes from; tokens stay hidden',
      (work) => work.configShow,
    );
    add('init', 'write a configuration file with every key in it, commented out', ({ configInit }) => configInit);
  },
};
