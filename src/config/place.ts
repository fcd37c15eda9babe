// Where the configuration file is, and what a path in it means.
import { isAbsolute, join, resolve } from 'node:path';
import type { ConfigFlags } from './key.ts';
import type { Environment } from './layers.ts';
import type { System } from './system.ts';

export type ConfigPlace = Readonly<{
  path: string;
  /** Named by a person, who then means a file that exists. */
  isNamed: boolean;
  from: string;
}>;

export const FILE_NAME = 'config.toml';

export const configPlace = (flags: ConfigFlags, env: Environment, system: System): ConfigPlace => {
  const named = (path: string, from: string): ConfigPlace => ({
    path: resolvePath(path, system.workingFolder, system.home),
    isNamed: true,
    from,
  });
  if (flags.config !== undefined && flags.config !== '') return named(flags.config, 'flag --config');
  if (env.DARKTOP_CONFIG !== undefined && env.DARKTOP_CONFIG !== '') {
    return named(env.DARKTOP_CONFIG, 'environment DARKTOP_CONFIG');
  }
  const base = env.XDG_CONFIG_HOME;
  // A relative XDG_CONFIG_HOME is to be ignored, says the XDG base directory specification.
  return base !== undefined && isAbsolute(base)
    ? { path: join(base, 'darktop', FILE_NAME), isNamed: false, from: 'environment XDG_CONFIG_HOME' }
    : { path: join(system.configFolder, FILE_NAME), isNamed: false, from: 'default' };
};

export const resolvePath = (path: string, folder: string, home: string): string =>
  path === '~' || path.startsWith('~/') ? join(home, path.slice(1)) : resolve(folder, path);
