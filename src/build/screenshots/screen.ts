// Runs a program to its end in a pseudo-terminal and keeps what a person would then see on its screen, cell by cell.
import type { Cell, Size } from '../terminal/cell.ts';
import { drive } from '../terminal/drive.ts';

export type { Cell, Size };

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
  size: Size,
): Promise<Screen> => {
  const driven = drive(command, env, size);
  const { code } = await driven.exit;
  const rows = await driven.history();
  await driven.close();
  return { exitCode: code ?? 0, bytes: driven.bytes().toString('utf8'), rows };
};
