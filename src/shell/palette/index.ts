// Every command of the palette: those that take something, and every action of the console and of the pane under its own name.
import { success } from '../../domain/result.ts';
import { ACTIONS } from '../actions/index.ts';
import type { ShellContext } from '../step.ts';
import { takeOutcome } from '../take-outcome.ts';
import type { Command } from './command.ts';
import { FILE_COMMANDS } from './file.ts';
import { GO_COMMANDS } from './go.ts';
import { LIVE_COMMANDS } from './live.ts';
import { LOOK_COMMANDS } from './look.ts';
import { NOTIFY_COMMANDS } from './notify.ts';

export const COMMANDS: readonly Command[] = [
  ...LIVE_COMMANDS,
  ...GO_COMMANDS,
  ...LOOK_COMMANDS,
  ...NOTIFY_COMMANDS,
  ...FILE_COMMANDS,
];

/** In the present pane. A command that takes something stands for the action of the same name. */
export const commandsIn = ({ pane }: Pick<ShellContext, 'pane'>): readonly Command[] => {
  const taken = new Set(COMMANDS.map(({ name }) => name));
  const ofShell = ACTIONS.map(
    ({ action, says, run }): Command => ({
      name: action,
      says,
      run: (_argument, context) => success(run(context)),
    }),
  );
  const ofPane = pane.bindings.map(
    ({ action, says }): Command => ({
      name: action,
      says,
      run: (_argument, { state, shown }) => success(takeOutcome(state, shown.act(action))),
    }),
  );
  const known = new Map([...ofShell, ...ofPane].filter(({ name }) => !taken.has(name)).map((one) => [one.name, one]));
  return [...COMMANDS, ...known.values()];
};
