// Writes a file whole or not at all.
import { randomBytes } from 'node:crypto';
import { chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { errorCode } from '../../domain/error-code.ts';
import type { Failure } from '../../domain/failure.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { clean } from '../../text/clean.ts';

type Content = string | Iterable<string>;

/**
 * Beside the file and then in its place: whoever reads it meanwhile sees the old one or the new one, never half of it. A pipe or a
 * device such as /dev/null is written to, and never replaced. What comes in pieces is asked for one piece after the other, each once
 * the one before is written.
 * `asked` says by what a person named it.
 */
export const writeWhole = async (path: string, content: Content, asked: string): Promise<Result<undefined>> => {
  const place = await realpath(path).catch(() => path);
  const before = await stat(place).catch(() => undefined);
  if (/[/\\]$/.test(path)) return failed(refusal(asked, path, 'EISDIR'));
  try {
    if (before !== undefined && !before.isFile() && !before.isDirectory()) await writeFile(place, content);
    else await replace(place, content, before?.mode);
    return success(undefined);
  } catch (error) {
    const code = errorCode(error);
    // Not of the system: whoever makes the pieces failed.
    if (code === undefined) throw error;
    return failed(refusal(asked, path, code));
  }
};

const refusal = (asked: string, path: string, code: string): Failure => ({
  kind: 'configuration',
  what: `${asked} ${clean(path, 200)}`,
  came: REASONS[code] ?? `it cannot be written (${code})`,
  advice: `Name a file in a folder that exists and can be written to; ${clean(dirname(path), 200)} was tried.`,
});

const replace = async (path: string, content: Content, mode: number | undefined): Promise<void> => {
  const draft = join(dirname(path), `.${randomBytes(6).toString('hex')}.part`);
  try {
    await writeFile(draft, content, { flag: 'wx', mode: 0o600 });
    await chmod(draft, mode === undefined ? 0o666 & ~process.umask() : mode & 0o777);
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
};

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of its path is no folder',
  ENOSPC: 'no space is left there',
  EROFS: 'it lies where nothing can be written',
  ENAMETOOLONG: 'its name is too long',
};
