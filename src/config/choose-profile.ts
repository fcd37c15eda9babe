// Which profile of the file is meant: the one that is named, the default one, or the only one.
import type { Failure } from '../domain/failure.ts';
import { failed, type Result, success } from '../domain/result.ts';
import { nearest } from '../text/nearest.ts';
import type { FileTables } from './file-tables.ts';
import type { ConfigFlags } from './key.ts';
import { type Environment, environmentLayer, flagLayer, givensOf } from './layers.ts';
import { PROFILE_NAME } from './schema.ts';
import type { ProfileTable } from './token-source.ts';
import { trouble } from './trouble.ts';

export type Choice = Readonly<{
  profile: ProfileTable | undefined;
  /** The source that named it. */
  from: string;
  /** Several were there and none was named: a failure, unless flags and environment say everything by themselves. */
  undecided: Failure | undefined;
}>;

export const chooseProfile = (
  flags: ConfigFlags,
  env: Environment,
  file: FileTables | undefined,
  path: string | undefined,
): Result<Choice> => {
  const [named] = givensOf([flagLayer(flags), environmentLayer(env)], 'profile', PROFILE_NAME);
  const name = named === undefined ? file?.top.get('default_profile') : named.value;
  const names = [...(file?.profiles.keys() ?? [])];
  if (typeof name === 'string') return byName(name, named?.from ?? `file ${path}`, file, path);
  const [only] = names;
  if (only !== undefined && names.length === 1) return byName(only, `the only one in ${path}`, file, path);
  return success({
    profile: undefined,
    from: 'default',
    undecided: file === undefined || names.length === 0 ? undefined : tellUndecided(file.path, names),
  });
};

const byName = (name: string, from: string, file: FileTables | undefined, path: string | undefined): Result<Choice> => {
  const table = file?.profiles.get(name);
  if (file !== undefined && table !== undefined) {
    return success({ profile: { name, table, path: file.path }, from, undecided: undefined });
  }
  const names = [...(file?.profiles.keys() ?? [])];
  const guess = nearest(name, names);
  const known = names.length === 0 ? '' : `Known: ${names.join(', ')}.`;
  const advice = guess === undefined ? known : `Did you mean "${guess}"? ${known}`;
  const came =
    file === undefined
      ? `there is no ${path === undefined ? 'configuration file' : `file ${path}`} to find the profile "${name}" in`
      : `${path} has no profile "${name}"`;
  return failed(trouble(from, came, advice === '' ? 'Write one with "darktop config init".' : advice));
};

const tellUndecided = (path: string, names: readonly string[]): Failure =>
  trouble(
    path,
    `there are several profiles and none is chosen: ${names.join(', ')}`,
    'Name one with --profile, DARKTOP_PROFILE or default_profile.',
  );
