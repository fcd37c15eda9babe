// Files with tokens in them must be readable by their owner alone.
import type { Failure } from '../domain/failure.ts';
import { trouble } from './trouble.ts';

const BY_OTHERS = 0o077;

/** Windows has no such bits: what it reports there says nothing. */
export const refusePermissions = (path: string, mode: number, platform: string): Failure | undefined =>
  platform === 'win32' || (mode & BY_OTHERS) === 0
    ? undefined
    : trouble(
        path,
        `it holds a token or a password, and other users may reach it (mode ${(mode & 0o777).toString(8).padStart(4, '0')})`,
        `Run: chmod 600 ${quote(path)}`,
      );

const quote = (path: string): string => (/^[\w./@:+-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`);
