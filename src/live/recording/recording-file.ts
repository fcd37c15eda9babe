// The file of a recording: everything that touches the disk. Whatever goes wrong there is a failure, never a throw.
import { type FileHandle, open, rm, stat } from 'node:fs/promises';
import { errorCode } from '../../domain/error-code.ts';
import type { Failure } from '../../domain/failure.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { clean } from '../../text/clean.ts';
import { lengthOf } from './format.ts';

export type GrowingFile = Readonly<{
  /** All of it stands on the disk afterwards, or none of it counts. */
  append(pieces: readonly Uint8Array[]): Promise<Result<undefined>>;
  /** Takes the file away again where it was never worth having. */
  close(isWorthKeeping: boolean): Promise<void>;
}>;

/** Readable by nobody else; one that is there already is left alone. */
export const createFile = async (path: string): Promise<Result<GrowingFile>> => {
  try {
    const handle = await open(path, 'wx', 0o600);
    return success(growing(handle, path));
  } catch (error) {
    return failed(cannotCreate(path, errorCode(error) ?? 'unknown'));
  }
};

const growing = (handle: FileHandle, path: string): GrowingFile => {
  let length = 0;
  return {
    append: async (pieces) => {
      try {
        if ((await handle.stat()).nlink === 0) return failed(TAKEN_AWAY);
        for (const piece of pieces) await writeAll(handle, piece);
        await handle.datasync();
        length += lengthOf(pieces);
        return success(undefined);
      } catch (error) {
        await handle.truncate(length).catch(() => undefined);
        return failed(stopped(path, reasonOf(errorCode(error) ?? 'unknown')));
      }
    },
    close: async (isWorthKeeping) => {
      await handle.close().catch(() => undefined);
      if (!isWorthKeeping) await rm(path, { force: true }).catch(() => undefined);
    },
  };
};

const writeAll = async (handle: FileHandle, bytes: Uint8Array): Promise<void> => {
  for (let from = 0; from < bytes.length; ) from += (await handle.write(bytes, from, bytes.length - from)).bytesWritten;
};

export type SettledFile = Readonly<{
  /** When it was opened; what is written behind it later is not looked at. */
  size: number;
  /** Fewer bytes where the file has become shorter, none where it cannot be read. */
  read(from: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}>;

export const openFile = async (path: string): Promise<Result<SettledFile>> => {
  try {
    // A pipe would make whoever opens it wait.
    const { size, ...kind } = await statOf(path);
    if (!kind.isFile) return failed(cannotOpen(path, 'EISDIR'));
    const handle = await open(path, 'r');
    return success({ size, read: (from, length) => readAt(handle, from, length), close: () => handle.close() });
  } catch (error) {
    return failed(cannotOpen(path, errorCode(error) ?? 'unknown'));
  }
};

const statOf = async (path: string): Promise<Readonly<{ size: number; isFile: boolean }>> => {
  const found = await stat(path);
  return { size: found.size, isFile: found.isFile() };
};

const readAt = async (handle: FileHandle, from: number, length: number): Promise<Uint8Array> => {
  const bytes = new Uint8Array(length);
  let filled = 0;
  try {
    while (filled < length) {
      const { bytesRead } = await handle.read(bytes, filled, length - filled, from + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
  } catch {
    return bytes.subarray(0, filled);
  }
  return bytes.subarray(0, filled);
};

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'it may not be opened',
  EPERM: 'it may not be opened',
  EISDIR: 'it is no ordinary file',
  ENOTDIR: 'part of its path is no folder',
  ENOSPC: 'no space is left there',
  EDQUOT: 'the quota is used up',
  EFBIG: 'the file may not grow any further',
  EROFS: 'it lies where nothing can be written',
  EIO: 'the disk failed',
  ENAMETOOLONG: 'its name is too long',
};

const reasonOf = (code: string): string => REASONS[code] ?? `the system said ${code}`;

const LONGEST_PATH = 200;

const cannotCreate = (path: string, code: string): Failure => ({
  kind: 'usage',
  what: `--record ${clean(path, LONGEST_PATH)}`,
  came: code === 'EEXIST' ? 'there is a file of this name already, and it is not written over' : reasonOf(code),
  advice:
    code === 'EEXIST'
      ? 'Name another file, or remove this one.'
      : 'Name a new file in a folder that exists and can be written to.',
});

const cannotOpen = (path: string, code: string): Failure => ({
  kind: 'usage',
  what: `--replay ${clean(path, LONGEST_PATH)}`,
  came: reasonOf(code),
  advice: 'Name a file that "darktop --record FILE" has written.',
});

const TAKEN_AWAY: Failure = {
  kind: 'configuration',
  what: 'recording has stopped',
  came: 'the file was taken away',
  advice: 'Begin a new one: "darktop --record FILE".',
};

const stopped = (path: string, why: string): Failure => ({
  kind: 'configuration',
  what: 'recording has stopped',
  came: why,
  advice: `What came before is kept in ${clean(path, LONGEST_PATH)}.`,
});
