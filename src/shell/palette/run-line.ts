// Runs what was typed into the palette, and completes what is being typed.
import type { Result } from '../../domain/result.ts';
import type { Completion } from '../../panes/pane.ts';
import type { ShellContext, Step } from '../step.ts';
import { amongOptions, type Command } from './command.ts';
import { commandsIn } from './index.ts';
import { refuse, refuseWord } from './trouble.ts';

type Typed = Readonly<{ name: string; argument: string; argumentAt: number }>;

export const runLine = (line: string, context: ShellContext): Result<Step> => {
  const { name, argument } = take(line);
  if (name === '') return refuse('command', 'nothing was typed', 'Try :help.');
  const commands = commandsIn(context);
  const command = commands.find((one) => one.name === name) ?? onlyOneBeginning(commands, name);
  if (command !== undefined) return command.run(argument.trim(), context);
  return refuseName(name, commands);
};

/** What stands before the cursor decides. */
export const completeLine = (line: string, cursor: number, context: ShellContext): Completion => {
  const before = line.slice(0, cursor);
  const { name, argument, argumentAt } = take(before);
  const commands = commandsIn(context);
  if (argumentAt < 0) {
    const options = commands
      .filter((command) => command.name.startsWith(name))
      .map(({ name: id, takes, says }) =>
        takes === undefined ? { id, title: id, detail: says } : { id: `${id} `, title: `${id} ${takes}`, detail: says },
      );
    return { from: before.length - before.trimStart().length, to: cursor, options };
  }
  const command = commands.find((one) => one.name === name);
  const { from, to, options } = command?.complete?.(argument, context) ?? amongOptions(argument, []);
  return { from: argumentAt + from, to: argumentAt + to, options };
};

const take = (line: string): Typed => {
  const start = line.length - line.trimStart().length;
  const text = line.trimStart();
  const space = text.search(/\s/);
  if (space === -1) return { name: text, argument: '', argumentAt: -1 };
  const rest = text.slice(space);
  const gap = rest.length - rest.trimStart().length;
  return { name: text.slice(0, space), argument: rest.slice(gap), argumentAt: start + space + gap };
};

/** `q` is enough for `quit` as long as nothing else begins so. */
const onlyOneBeginning = (commands: readonly Command[], name: string): Command | undefined => {
  const fitting = commands.filter((command) => command.name.startsWith(name));
  return fitting.length === 1 ? fitting[0] : undefined;
};

const refuseName = (name: string, commands: readonly Command[]): Result<Step> => {
  const fitting = commands.filter((command) => command.name.startsWith(name)).map((command) => command.name);
  if (fitting.length > 1) return refuse(name, 'several commands begin so', `Meant may be ${fitting.join(', ')}.`);
  const refused = refuseWord(
    name,
    name,
    commands.map((command) => command.name),
  );
  if (refused.ok) return refused;
  const [meant] = refused.failure.advice.split('Allowed is ');
  return refuse(`:${name}`, 'there is no such command', `${meant ?? ''}Tab lists them.`);
};
