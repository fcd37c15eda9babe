// `darktop`: prints the current overview once, as plain text.
import type { Command } from 'commander';
import type { Failure } from '../domain/failure.ts';
import { takeOverview } from '../live/overview.ts';
import { failuresOf, reportOverview } from '../report/overview.ts';
import { clean } from '../text/clean.ts';
import { nearest } from '../text/nearest.ts';
import { openAppliance } from './setting/appliance.ts';
import { EXIT, exitCodeOf, stoppedCode } from './setting/exit-code.ts';
import type { GlobalOptions } from './setting/global-options.ts';
import { canShowUnicode } from './setting/locale.ts';
import type { CommandEntry } from './setting/program.ts';
import type { Surroundings } from './setting/surroundings.ts';
import { tellAndGiveUp } from './setting/tell.ts';

export const overview: CommandEntry = {
  name: 'overview',
  register: (program, perform) => {
    program
      .command('overview', { isDefault: true })
      .description('print the current overview once, as plain text (what happens without a command)')
      .option('--ascii', 'draw with ASCII characters only')
      .allowExcessArguments()
      .action((_options, self: Command) => {
        const options: OverviewOptions = self.optsWithGlobals();
        const [unknown] = self.args;
        perform((surroundings) =>
          unknown === undefined
            ? printOverview(surroundings, options)
            : tellAndGiveUp(surroundings, noSuchCommand(unknown, program)),
        );
      });
  },
};

type OverviewOptions = GlobalOptions & Readonly<{ ascii?: boolean }>;

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

const printOverview = async (surroundings: Surroundings, options: OverviewOptions): Promise<number> => {
  const opened = await openAppliance(surroundings, options);
  if (!opened.ok) return tellAndGiveUp(surroundings, opened.failure);
  const { config, client, profile, isDemo, close } = opened.value;
  try {
    const source = { profile: profile.name, host: profile.host.host, isDemo };
    const snapshot = await takeOverview(client, source, options.at ?? surroundings.now(), surroundings.stop);
    if (surroundings.stop.aborted) return stoppedCode(surroundings.stop);
    const ascii = options.ascii ?? config.settings.ascii ?? !canShowUnicode(surroundings.env);
    await surroundings.out.write(reportOverview(snapshot, { ascii }));
    const [failure] = failuresOf(snapshot);
    return failure === undefined ? EXIT.ok : exitCodeOf(failure);
  } finally {
    await close();
  }
};
