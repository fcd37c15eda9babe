// Which of the options that every command takes are worth showing in the help of one command.
import { type Command, Help } from 'commander';

export const CONSOLE_OPTIONS = 'Console:';
export const APPLIANCE_OPTIONS = 'Appliance:';
export const WORLD_OPTIONS = 'Embedded appliance (demo):';

/** Commands that talk to no configured appliance, or to none at all, do not list the options that would choose one; `also` are single options of other groups. */
export const showOptionGroups = (command: Command, groups: readonly string[], also: readonly string[] = []): void => {
  command.configureHelp({
    showGlobalOptions: groups.length > 0,
    visibleGlobalOptions(this: Help) {
      return (command.parent?.options ?? []).filter(
        (option) => groups.includes(option.helpGroupHeading ?? '') || also.includes(option.long ?? ''),
      );
    },
  });
};

/** In the help of the program, below its own: those of the command that it is without one. */
export const showOptionsOf = (command: Command, program: Command): void => {
  program.configureHelp({
    ...program.configureHelp(),
    visibleOptions(this: Help, shown) {
      const own = Help.prototype.visibleOptions.call(this, shown);
      if (shown !== program) return own;
      return [...own, ...command.options.filter(({ hidden }) => !hidden)];
    },
  });
};
