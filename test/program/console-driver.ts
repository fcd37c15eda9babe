// The built program as a console in a pseudo-terminal, driven as a person would drive it.
import type { Size } from '../../src/build/terminal/cell.ts';
import { type Driven, drive, type Seen } from '../../src/build/terminal/drive.ts';
import { bareEnv, PROGRAM } from './run-program.ts';

export type { Driven, Seen } from '../../src/build/terminal/drive.ts';

export type ConsoleOptions = Readonly<{ env?: Readonly<Record<string, string>>; size?: Size }>;

/** A network that is made and judged in no time, and has a workstation ws-0009. */
export const SMALL = ['--seed', '1', '--devices', '40', '--flows-per-hour', '60'] as const;

/** The same on a clock that stands still: every run shows the same. */
export const FROZEN = [...SMALL, '--at', '2026-01-15T14:00:00Z'] as const;

/** On the first page, once there are data. */
export const FIRST_DATA = 'What needs attention';

/** On the page of flows, once the table is there. */
export const FLOWS_SHOWN = /^ {3}rows \d+-\d+ of /;

/** The line of the first flow, where there is room for the strip of pages. */
export const FIRST_FLOW = 6;

/** Once it is known which of the flows are suspicious, if any are. */
export const JUDGED = 'suspicious';

/** What a terminal says when its window comes to the front: between two keys, it keeps them from being heard as one piece of text. */
export const FOCUS = '\u001b[I';

const open = new Set<Driven>();

export const startConsole = (args: readonly string[] = [], options: ConsoleOptions = {}): Driven =>
  startInTerminal([process.execPath, PROGRAM, ...args], options);

/** What the first page says of each of its answers, the last of them included. */
const FIRST_PAGE = [/MITRE ATT&CK +\d+ of/, /Bandwidth +in \d/, /\d+, \d+ new/] as const;

/** And how figures compare with the window before, where there is room for that. */
const COMPARED = / [+-]\d+ %/;
const ROOM_TO_COMPARE = 80;

/** The console with its first page complete. */
export const openConsole = async (args: readonly string[] = FROZEN, options: ConsoleOptions = {}): Promise<Driven> => {
  const driven = startConsole(args, options);
  await waitForFirstPage(driven);
  return driven;
};

export const waitForFirstPage = (driven: Driven): Promise<Seen> =>
  driven.waitFor(
    ({ lines, cells }) => {
      const isNarrow = (cells[0]?.length ?? 0) < ROOM_TO_COMPARE;
      const wanted = isNarrow ? FIRST_PAGE : [...FIRST_PAGE, COMPARED];
      return (
        wanted.every((pattern) => pattern.test(lines.join('\n'))) && !lines.some((line) => line.includes('so far'))
      );
    },
    { timeoutMs: 20_000 },
  );

/** The console with its table of flows before it, and each flow judged. */
export const openFlows = async (args: readonly string[] = FROZEN, options: ConsoleOptions = {}): Promise<Driven> => {
  const driven = await openConsole(args, options);
  driven.send('2');
  await driven.waitFor(FLOWS_SHOWN);
  await driven.waitFor(JUDGED);
  return driven;
};

/** A script of the shell in which `darktop` is the built program. */
export const startShell = (script: string, options: ConsoleOptions = {}): Driven =>
  startInTerminal(['/bin/sh', '-c', `darktop() { "${process.execPath}" "${PROGRAM}" "$@"; }\n${script}`], options);

export const startInTerminal = (
  command: readonly [string, ...string[]],
  { env = {}, size = { cols: 120, rows: 36 } }: ConsoleOptions = {},
): Driven => {
  const driven = drive(command, bareEnv({ TERM: 'xterm-256color', ...env }), size);
  open.add(driven);
  return driven;
};

/** For `afterEach`, or `afterAll` of tests that run at the same time: no console outlives its test, whatever became of it. */
export const closeConsoles = async (): Promise<void> => {
  const all = [...open];
  open.clear();
  await Promise.all(all.map((one) => one.close()));
};

/** Leaves, and tells how it ended. */
export const quit = (driven: Driven): Driven['exit'] => {
  driven.send('q');
  return driven.exit;
};

/** The text of each row, as far as the screen is wide: after a window was made narrower, a line may hold more. */
export const rowsOf = ({ cells }: Pick<Seen, 'cells'>): readonly string[] =>
  cells.map((row) =>
    row
      .map(({ text }) => text)
      .join('')
      .trimEnd(),
  );

/** All of the screen, once nothing comes any more: for a clock that stands still. */
export const settledRows = async (driven: Driven): Promise<readonly string[]> => {
  await driven.waitForQuiet(300);
  return rowsOf(await driven.screen());
};

export const waitForRows = (driven: Driven, wanted: readonly string[]): Promise<Seen> =>
  driven.waitFor((view) => view.isAlternate && rowsOf(view).join('\n') === wanted.join('\n'));

/** What the program wrote, without the sequences that only move and colour. */
export const withoutEscapes = (bytes: Buffer): string =>
  bytes
    .toString('utf8')
    .replaceAll(/\u001b(?:\[[0-9:;<=>?]*[ -/]*[@-~]|[\]P][^\u0007\u001b]*(?:\u0007|\u001b\\)|.)/g, '');
