// Runs the drawing program in a pseudo-terminal whose screen is kept by an emulator.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IPty, spawn } from '@lydell/node-pty';
import { createEmulator, type Emulator } from './emulator.ts';

export const FIXTURE = new URL('fixtures/drawing-program.ts', import.meta.url).pathname;

export const INK_FIXTURE = new URL('fixtures/ink-program.ts', import.meta.url).pathname;

export type Drawing = Readonly<{
  pty: IPty;
  emulator: Emulator;
  /** Everything that came from the program. */
  bytes(): string;
  /** What the program noted in a file. */
  log(): string;
  until(isSo: () => boolean): Promise<void>;
  untilShown(text: string): Promise<void>;
  exit: Promise<Readonly<{ exitCode: number; signal: number | undefined }>>;
  end(): void;
}>;

export type DrawingOptions = Readonly<{
  env?: Readonly<Record<string, string>>;
  command?: readonly [string, ...string[]];
  size?: Readonly<{ columns: number; rows: number }>;
}>;

export const runDrawing = async ({
  env = {},
  command = [process.execPath, FIXTURE],
  size = { columns: 60, rows: 12 },
}: DrawingOptions = {}): Promise<Drawing> => {
  const folder = mkdtempSync(join(tmpdir(), 'darktop-terminal-'));
  const logFile = join(folder, 'log');
  const emulator = await createEmulator(size, false, 'prompt> ');
  const [file, ...args] = command;
  const pty = spawn(file, args, {
    cols: size.columns,
    rows: size.rows,
    env: { PATH: process.env.PATH, TERM: 'xterm-256color', LANG: 'C.UTF-8', FIXTURE_LOG: logFile, ...env },
  });
  let bytes = '';
  let written: Promise<void> = Promise.resolve();
  pty.onData((data) => {
    bytes += data;
    written = written.then(() => emulator.write(data));
  });
  const exit = new Promise<Readonly<{ exitCode: number; signal: number | undefined }>>((resolve) =>
    pty.onExit(({ exitCode, signal }) => resolve({ exitCode, signal })),
  );
  const log = (): string => {
    try {
      return readFileSync(logFile, 'utf8');
    } catch {
      return '';
    }
  };
  const until = async (isSo: () => boolean): Promise<void> => {
    const startedAt = performance.now();
    while (!isSo()) {
      if (performance.now() - startedAt > 10_000) {
        throw new Error(`waited in vain; the screen shows ${JSON.stringify(emulator.lines())}, the log ${log()}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
      await written;
    }
  };
  return {
    pty,
    emulator,
    bytes: () => bytes,
    log,
    until,
    untilShown: (text) => until(() => emulator.lines().join('\n').includes(text)),
    exit,
    end: () => {
      try {
        pty.kill('SIGKILL');
      } catch {
        // It has ended by itself.
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
