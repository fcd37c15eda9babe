// The built program as a console in a pseudo-terminal, driven as a person would drive it.
import type { Size } from '../../src/build/terminal/cell.ts';
import { type Driven, drive } from '../../src/build/terminal/drive.ts';
import { bareEnv, PROGRAM } from './run-program.ts';

export type { Driven, Seen } from '../../src/build/terminal/drive.ts';

export type ConsoleOptions = Readonly<{ env?: Readonly<Record<string, string>>; size?: Size }>;

const open = new Set<Driven>();

export const startConsole = (args: readonly string[] = [], { env = {}, size }: ConsoleOptions = {}): Driven => {
  const driven = drive(
    [process.execPath, PROGRAM, ...args],
    bareEnv({ TERM: 'xterm-256color', ...env }),
    size ?? { cols: 120, rows: 36 },
  );
  open.add(driven);
  return driven;
};

/** For `afterEach`: no console outlives its test, whatever became of it. */
export const closeConsoles = async (): Promise<void> => {
  const all = [...open];
  open.clear();
  await Promise.all(all.map((one) => one.close()));
};
