// What runs for days is started under other settings of the C library, which leaves the system the memory that large answers needed.
import type * as Fs from 'node:fs';

/** As glibc calls them; other C libraries pass over them. It reads them when a process begins, and there is no other way to set them. */
const SETTINGS: Readonly<Record<string, string>> = {
  // One heap for all threads, instead of one each, with holes of its own.
  MALLOC_ARENA_MAX: '1',
  // What is large gets pages of its own, which go back whole; without this the bound grows with what was freed last.
  MALLOC_MMAP_THRESHOLD_: '65536',
  MALLOC_TRIM_THRESHOLD_: '65536',
};

/** For the process that comes: which settings are not the person's own, and go no further. */
const MARK = 'DARKTOP_STARTED_ANEW';

/** In the same process, 25 ms later. Where somebody chose settings of their own, or it cannot be done, everything goes on as it is. */
export const startAnew = ({ accessSync, constants }: typeof Fs): void => {
  const { env, execve, execPath, execArgv, argv } = process;
  const isOwn = Object.keys(SETTINGS).some((name) => env[name] !== undefined) || env.GLIBC_TUNABLES !== undefined;
  // Asking in vain for what Node's permissions deny would warn on the terminal.
  const isRestricted = process.permission !== undefined;
  // A parent that talks to this process through a channel would lose it, so connected ones stay.
  if (isOwn || isRestricted || process.platform !== 'linux' || execve === undefined || process.connected) return;
  try {
    // A program that cannot be started would be the end of this one.
    accessSync(execPath, constants.X_OK);
    execve.call(process, execPath, [execPath, ...execArgv, ...argv.slice(1)], { ...env, ...SETTINGS, [MARK]: '1' });
  } catch {
    // Not allowed here: as much memory as without it.
  }
};

/** Whether this is the process that was started anew. What it starts itself knows nothing of it. */
export const wasStartedAnew = (): boolean => {
  if (process.env[MARK] === undefined) return false;
  for (const name of [MARK, ...Object.keys(SETTINGS)]) delete process.env[name];
  return true;
};
