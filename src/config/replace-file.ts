// Puts a new file in the place of an old one, whole or not at all, while the lock on it is held.
import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import type { Failure } from '../domain/failure.ts';
import { failed, type Result, success } from '../domain/result.ts';
import type { FileLock } from './file-lock.ts';
import { codeOf } from './system.ts';
import { trouble } from './trouble.ts';

/**
 * On the disk before it takes the place of the old one, which is kept as `aside` where that is given.
 * False when the lock is another's by now: then nothing is touched.
 */
export const replaceFile = async (
  path: string,
  text: string,
  lock: FileLock,
  aside: string | undefined,
): Promise<Result<boolean>> => {
  const draft = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    if (!(await lock.isHeld())) return success(false);
    if (aside !== undefined) await rename(path, aside);
    await rename(draft, path);
    return success(true);
  } catch (error) {
    return failed(tellUnwritten(path, codeOf(error)));
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
};

export const tellUnwritten = (path: string, code: string): Failure =>
  trouble(path, `it cannot be written (${code})`, 'Make room there, and make the folder writable for this user.');
