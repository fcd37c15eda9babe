// Runs a program in a pseudo-terminal and keeps what a person would then see on its screen, cell by cell.
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

export type Size = Readonly<{ cols: number; rows: number }>;

export type Cell = Readonly<{
  text: string;
  /** 0 for the second half of a wide character. */
  width: number;
  /** Of the 256 of the palette; undefined is the terminal's own. */
  ink: number | undefined;
  paper: number | undefined;
  isBold: boolean;
  isDim: boolean;
  isInverse: boolean;
}>;

export type Screen = Readonly<{
  exitCode: number;
  /** Every byte that left for the terminal. */
  bytes: string;
  /** What is on the screen, with what scrolled off above it. */
  rows: readonly (readonly Cell[])[];
}>;

export const showInTerminal = async (
  command: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
  { cols, rows }: Size,
): Promise<Screen> => {
  const emulator = new xterm.Terminal({ cols, rows, scrollback: 5_000, allowProposedApi: true });
  const [file, ...args] = command;
  const terminal = spawn(file, args, { cols, rows, env: { ...env } });
  let bytes = '';
  terminal.onData((data) => {
    bytes += data;
  });
  const exitCode = await new Promise<number>((resolve) => terminal.onExit((event) => resolve(event.exitCode)));
  await new Promise<void>((resolve) => emulator.write(bytes, resolve));
  const { active } = emulator.buffer;
  return {
    exitCode,
    bytes,
    rows: Array.from({ length: active.length }, (_, row) => cellsOf(active.getLine(row), cols)),
  };
};

type Line = ReturnType<xterm.Terminal['buffer']['active']['getLine']>;

const cellsOf = (line: Line, cols: number): readonly Cell[] =>
  Array.from({ length: cols }, (_, column) => {
    const cell = line?.getCell(column);
    const width = cell?.getWidth() ?? 1;
    return {
      text: width === 0 ? '' : cell?.getChars() || ' ',
      width,
      ink: cell?.isFgPalette() === true ? cell.getFgColor() : undefined,
      paper: cell?.isBgPalette() === true ? cell.getBgColor() : undefined,
      isBold: (cell?.isBold() ?? 0) !== 0,
      isDim: (cell?.isDim() ?? 0) !== 0,
      isInverse: (cell?.isInverse() ?? 0) !== 0,
    };
  });
