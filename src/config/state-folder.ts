// The folder for what a console keeps from run to run: found, made for its owner alone, and proved to be writable.
import { constants } from 'node:fs';
import { access, chmod, mkdir, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { failed, type Result, success } from '../domain/result.ts';
import type { Environment } from './layers.ts';
import { codeOf, type System } from './system.ts';
import { trouble } from './trouble.ts';

const BY_OTHERS = 0o077;

/** `$XDG_STATE_HOME/darktop`, else `~/.local/state/darktop`. A relative folder is passed over, as the specification demands. */
export const stateFolder = (env: Environment, { platform, home }: System): Result<string> => {
  const variables = platform === 'win32' ? ['XDG_STATE_HOME', 'LOCALAPPDATA'] : ['XDG_STATE_HOME'];
  for (const name of variables) {
    const folder = env[name];
    if (folder !== undefined && isAbsolute(folder)) return success(join(folder, 'darktop'));
  }
  if (home === undefined) {
    return failed(
      trouble(
        'state folder',
        'there is no home folder to keep anything in',
        'Set HOME or XDG_STATE_HOME to an absolute path.',
      ),
    );
  }
  const base = platform === 'win32' ? join(home, 'AppData', 'Local') : join(home, '.local', 'state');
  return success(join(base, 'darktop'));
};

export const makeStateFolder = async (folder: string, platform: string): Promise<Result<undefined>> => {
  const refuse = (came: string): Result<undefined> =>
    failed(
      trouble(folder, came, 'Make it a folder that this user can write to, or set XDG_STATE_HOME to an absolute path.'),
    );
  try {
    await makeFolder(folder);
    const found = await stat(folder);
    if (!found.isDirectory()) return refuse('it is not a folder');
    // It may have been there before, open to others. Windows has no such bits.
    if (platform !== 'win32' && (found.mode & BY_OTHERS) !== 0) await chmod(folder, 0o700);
    await access(folder, constants.W_OK | constants.X_OK);
    return success(undefined);
  } catch (error) {
    return refuse(`it cannot be made or written to (${codeOf(error)})`);
  }
};

/** Not by the recursive option: Node then tries for ever where a folder is there and nothing can be made in it, such as /proc. */
const makeFolder = async (folder: string): Promise<void> => {
  if ((await tryToMake(folder)) === 'made') return;
  if (dirname(folder) !== folder) await makeFolder(dirname(folder));
  await mkdir(folder, { mode: 0o700 }).catch(acceptExisting);
};

const tryToMake = async (folder: string): Promise<'made' | 'no-parent'> => {
  try {
    await mkdir(folder, { mode: 0o700 });
    return 'made';
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 'no-parent';
    acceptExisting(error);
    return 'made';
  }
};

const acceptExisting = (error: unknown): void => {
  if (codeOf(error) !== 'EEXIST') throw error;
};
