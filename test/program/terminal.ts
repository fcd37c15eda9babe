// Runs the built program in a pseudo-terminal and reads its screen through a terminal emulator.
import { type Screen, type Size, showInTerminal } from '../../src/build/screenshots/screen.ts';
import { bareEnv, PROGRAM } from './run-program.ts';

export type Shown = Screen & Readonly<{ lines: readonly string[] }>;

export const runInTerminal = async (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  size: Size = { cols: 80, rows: 24 },
): Promise<Shown> => {
  const screen = await showInTerminal(
    [process.execPath, PROGRAM, ...args],
    bareEnv({ TERM: 'xterm-256color', ...env }),
    size,
  );
  return { ...screen, lines: linesOf(screen) };
};

const linesOf = ({ rows }: Screen): readonly string[] =>
  rows.map((cells) =>
    cells
      .map((cell) => cell.text)
      .join('')
      .trimEnd(),
  );
