// Builds the command line from the registry, finds the command that was asked for, and turns every ending into an exit code.
import { Command, CommanderError } from 'commander';
import { clean } from '../../text/clean.ts';
import { EXIT, EXIT_CODE_TEXT } from './exit-code.ts';
import { addGlobalOptions } from './global-options.ts';
import { tellInternalError } from './internal-error.ts';
import { OutputTrouble } from './output-trouble.ts';
import type { Surroundings } from './surroundings.ts';

const LONGEST_LINE = 2_000;

/** What a command does once its arguments are known. */
export type Work = (surroundings: Surroundings) => Promise<number>;

export type CommandEntry = Readonly<{
  name: string;
  /** Adds itself to the command line; its action hands over the work to be done, which is loaded only then. */
  register(program: Command, perform: Perform): void;
  /** Adds what must be loaded to be known; asked only when the command's name stands among the arguments, which it is given. */
  complete?(command: Command, perform: Perform, args: readonly string[]): Promise<void>;
}>;

export type Perform = (work: Work) => void;

export const runProgram = async (
  entries: readonly CommandEntry[],
  args: readonly string[],
  surroundings: Surroundings,
): Promise<number> => {
  const printed = { out: '', err: '' };
  let work: Work | undefined;
  const program = describeProgram(surroundings.version);
  program.configureOutput({
    writeOut: (text) => {
      printed.out += text;
    },
    writeErr: (text) => {
      printed.err += text;
    },
  });
  await register(program, entries, args, (chosen) => {
    work = chosen;
  });
  const parsed = parse(program, args);
  return perform(async ({ out, err }) => {
    await out.write(printed.out);
    await err.write(cleanLines(printed.err));
    return work === undefined || parsed !== EXIT.ok ? parsed : work(surroundings);
  }, surroundings);
};

/** Errors repeat what was typed; what was given to an option nobody knows may have been meant to be secret. */
const cleanLines = (text: string): string =>
  text
    .replace(/(unknown option '[^'=]*)=[^']*'/, "$1=…'")
    .split('\n')
    .map((line) => clean(line, LONGEST_LINE))
    .join('\n');

const describeProgram = (version: string): Command => {
  const program = new Command('darktop');
  program
    .description(
      'A terminal monitoring console for Darktrace.\nWithout a profile it runs against an appliance of its own, built in.',
    )
    .version(version, '-V, --version', 'print the version')
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .showHelpAfterError('Run "darktop --help" to see what there is.')
    .addHelpText(
      'after',
      `\n${EXIT_CODE_TEXT}\n\nTokens are never taken from the command line; see "darktop config init".`,
    )
    .exitOverride();
  addGlobalOptions(program);
  return program;
};

const register = async (
  program: Command,
  entries: readonly CommandEntry[],
  args: readonly string[],
  perform: Perform,
): Promise<void> => {
  for (const entry of entries) entry.register(program, perform);
  for (const { name, complete } of entries) {
    const command = args.includes(name) ? program.commands.find((one) => one.name() === name) : undefined;
    if (command !== undefined) await complete?.(command, perform, args);
  }
};

const parse = (program: Command, args: readonly string[]): number => {
  try {
    program.parse([...args], { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
};

const perform = async (work: Work, surroundings: Surroundings): Promise<number> => {
  try {
    return await work(surroundings);
  } catch (error) {
    if (error instanceof OutputTrouble) return tellOutputTrouble(surroundings, error);
    await surroundings.err.write(`${tellInternalError(error, surroundings.env)}\n`);
    return EXIT.internal;
  }
};

const tellOutputTrouble = async ({ err }: Surroundings, trouble: OutputTrouble): Promise<number> => {
  try {
    await err.write(`darktop: ${trouble.message}. What was written is not whole.\n`);
  } catch {
    // Standard error is where the trouble is: then the exit code has to say it all.
  }
  return EXIT.internal;
};
