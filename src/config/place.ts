// Where the configuration file is, and what a path in it means.
import { isAbsolute, join, resolve } from 'node:path';
import type { Failure } from '../domain/failure.ts';
import { failed, type Result, success } from '../domain/result.ts';
import type { ConfigFlags } from './key.ts';
import type { Environment } from './layers.ts';
import type { System } from './system.ts';
import { trouble } from './trouble.ts';

export type ConfigPlace = Readonly<{
  path: string;
  /** Named by a person, who then means a file that exists. */
  isNamed: boolean;
  from: string;
}>;

const FILE_NAME = 'config.toml';

/** Undefined: nobody named a file, and without a home there is nowhere to look for one. */
export const configPlace = (flags: ConfigFlags, env: Environment, system: System): Result<ConfigPlace | undefined> => {
  if (flags.config !== undefined) return namedPlace(flags.config, 'flag --config', system);
  if (env.DARKTOP_CONFIG !== undefined && env.DARKTOP_CONFIG !== '') {
    return namedPlace(env.DARKTOP_CONFIG, 'environment DARKTOP_CONFIG', system);
  }
  const base = baseFolder(env, system);
  return success(
    base === undefined ? undefined : { path: join(base.folder, 'darktop', FILE_NAME), isNamed: false, from: base.from },
  );
};

export const tellNoPlace = (): Failure =>
  trouble(
    'configuration file',
    'there is no home folder to look for it in',
    'Set HOME to an absolute path, or name the file with --config.',
  );

/** A relative path starts at `folder`, or at the working folder when that is undefined. `from` says who gave it. */
export const resolvePath = (path: string, from: string, folder: string | undefined, system: System): Result<string> => {
  if (path === '~' || path.startsWith('~/')) {
    return system.home === undefined
      ? failed(trouble(from, `the path ${path} starts at a home folder, and there is none`, 'Write an absolute path.'))
      : success(join(system.home, path.slice(1)));
  }
  if (isAbsolute(path)) return success(resolve(path));
  const start = folder ?? system.workingFolder();
  return start === undefined
    ? failed(trouble(from, `the path ${path} is relative, and the working folder is gone`, 'Write an absolute path.'))
    : success(resolve(start, path));
};

const namedPlace = (path: string, from: string, system: System): Result<ConfigPlace> => {
  if (path === '') return failed(trouble(from, 'it is empty', 'Name a file, or leave it out.'));
  const resolved = resolvePath(path, from, undefined, system);
  return resolved.ok ? success({ path: resolved.value, isNamed: true, from }) : resolved;
};

type Base = Readonly<{ folder: string; from: string }>;

/**
 * Relative folders are passed over, as the XDG base directory specification demands: whoever owns the working folder
 * would otherwise decide which command fetches the tokens.
 */
const baseFolder = (env: Environment, { platform, home }: System): Base | undefined => {
  const variables = platform === 'win32' ? ['XDG_CONFIG_HOME', 'APPDATA'] : ['XDG_CONFIG_HOME'];
  for (const name of variables) {
    const folder = env[name];
    if (folder !== undefined && isAbsolute(folder)) return { folder, from: `environment ${name}` };
  }
  if (home === undefined) return undefined;
  return { folder: platform === 'win32' ? join(home, 'AppData', 'Roaming') : join(home, '.config'), from: 'default' };
};
