// Runs the built program in a pseudo-terminal and reads its screen through a terminal emulator.
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { bareEnv, PROGRAM } from './run-program.ts';

export type Shown = Readonly<{
  exitCode: number;
  /** Every byte that left for the terminal. */
  bytes: string;
  /** The lines of the screen and what scrolled off it, without trailing blanks. */
  lines: readonly string[];
}>;

export const runInTerminal = async (
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  { cols, rows } = { cols: 80, rows: 24 },
): Promise<Shown> => {
  const screen = new xterm.Terminal({ cols, rows, scrollback: 5_000, allowProposedApi: true });
  const terminal = spawn(process.execPath, [PROGRAM, ...args], {
    cols,
    rows,
    env: bareEnv({ TERM: 'xterm-256color', ...env }),
  });
  let bytes = '';
  terminal.onData((data) => {
    bytes += data;
  });
  const exitCode = await new Promise<number>((resolve) => terminal.onExit(({ exitCode: code }) => resolve(code)));
  await new Promise<void>((resolve) => screen.write(bytes, resolve));
  const { active } = screen.buffer;
  const lines = Array.from(
    { length: active.length },
    (_, index) => active.getLine(index)?.translateToString(true) ?? '',
  );
  return { exitCode, bytes, lines };
};
