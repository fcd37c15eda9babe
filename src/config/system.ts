// The one file of this room that touches the machine: reads files, writes the template, runs the token command.
import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import process from 'node:process';
import envPaths from 'env-paths';
import type { Environment } from './layers.ts';

export type System = Readonly<{
  platform: string;
  home: string;
  workingFolder: string;
  /** Where the configuration lies when nobody says otherwise. */
  configFolder: string;
  commandTimeoutMs: number;
}>;

export const thisSystem = (): System => ({
  platform: process.platform,
  home: homedir(),
  workingFolder: process.cwd(),
  configFolder: envPaths('darktop', { suffix: '' }).config,
  commandTimeoutMs: 10_000,
});

export type FileReading =
  | Readonly<{ kind: 'text'; text: string; mode: number }>
  | Readonly<{ kind: 'missing' }>
  | Readonly<{ kind: 'trouble'; came: string; advice: string }>;

export const readSmallFile = async (path: string, limitBytes: number): Promise<FileReading> => {
  try {
    // Looked at before it is opened: opening a pipe that nobody writes to would wait for ever.
    if (!(await stat(path)).isFile()) return { kind: 'trouble', came: 'is not a regular file', advice: 'Name a file.' };
    const file = await open(path, constants.O_RDONLY);
    try {
      const { mode } = await file.stat();
      const bytes = Buffer.alloc(limitBytes + 1);
      const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
      return decode(bytes.subarray(0, bytesRead), limitBytes, mode);
    } finally {
      await file.close();
    }
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
    return { kind: 'trouble', came: `cannot be read (${code})`, advice: 'Make it readable for this user.' };
  }
};

const decode = (bytes: Uint8Array, limitBytes: number, mode: number): FileReading => {
  if (bytes.length > limitBytes) {
    return { kind: 'trouble', came: `is larger than ${limitBytes / 1024} KB`, advice: 'Is it the right file?' };
  }
  const binary = { kind: 'trouble', came: 'is not UTF-8 text', advice: 'Is it the right file?' } as const;
  if (bytes.includes(0)) return binary;
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), mode };
  } catch {
    return binary;
  }
};

export type Writing =
  | Readonly<{ kind: 'written' }>
  | Readonly<{ kind: 'exists' }>
  | Readonly<{ kind: 'trouble'; came: string }>;

/** Readable by its owner alone; what is already there stays untouched. */
export const writeNewFile = async (path: string, text: string): Promise<Writing> => {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  } catch (error) {
    return { kind: 'trouble', came: `the folder ${dirname(path)} cannot be made (${codeOf(error)})` };
  }
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(text);
    } finally {
      await file.close();
    }
    return { kind: 'written' };
  } catch (error) {
    const code = codeOf(error);
    return code === 'EEXIST' ? { kind: 'exists' } : { kind: 'trouble', came: `it cannot be written (${code})` };
  }
};

const codeOf = (error: unknown): string => {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
};

export type CommandEnding = Readonly<{ output: string; complaint: string; ending: string }>;

const LARGEST_OUTPUT_BYTES = 64 * 1024;

/** `ending` is empty when all went well. What the command started and left running is not waited for. */
export const runShellCommand = (command: string, env: Environment, timeoutMs: number): Promise<CommandEnding> =>
  new Promise((resolve) => {
    const child = spawn(command, {
      shell: true,
      env: { ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const texts = { output: '', complaint: '' };
    const finish = (ending: string): void => {
      clearTimeout(timer);
      child.stdout.destroy();
      child.stderr.destroy();
      child.unref();
      resolve({ ...texts, ending });
    };
    const stop = (ending: string): void => {
      child.kill('SIGKILL');
      finish(ending);
    };
    const timer = setTimeout(() => stop(`was not done after ${timeoutMs / 1000} s`), timeoutMs);
    for (const [stream, name] of [
      [child.stdout, 'output'],
      [child.stderr, 'complaint'],
    ] as const) {
      stream.setEncoding('utf8');
      stream.on('data', (chunk: string) => {
        texts[name] += chunk;
        if (texts[name].length > LARGEST_OUTPUT_BYTES) stop('printed more than 64 KB');
      });
    }
    child.on('error', (error) => finish(`could not be started (${codeOf(error)})`));
    child.on('close', (code, signal) =>
      finish(code === 0 ? '' : `ended with ${code === null ? signal : `exit code ${code}`}`),
    );
  });
