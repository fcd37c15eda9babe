// What the machine says of this user, and the files of this room: read with care, written for their owner alone.
import { constants } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute } from 'node:path';
import process from 'node:process';
import { errorCode } from '../domain/error-code.ts';

export type System = Readonly<{
  platform: string;
  /** Absolute; undefined where this user has none. */
  home: string | undefined;
  /** Undefined once it was deleted; so it is asked for only where a relative path needs it. */
  workingFolder(): string | undefined;
  commandTimeoutMs: number;
}>;

export const thisSystem = (): System => ({
  platform: process.platform,
  home: absoluteFolder(homedir),
  workingFolder: () => absoluteFolder(process.cwd),
  commandTimeoutMs: 10_000,
});

/** Node throws for a user nobody knows and for a deleted folder, and repeats a HOME that is empty or relative. */
const absoluteFolder = (ask: () => string): string | undefined => {
  try {
    const folder = ask();
    return isAbsolute(folder) ? folder : undefined;
  } catch {
    return undefined;
  }
};

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

export const codeOf = (error: unknown): string => {
  const code = errorCode(error);
  if (code === undefined) throw error;
  return code;
};
