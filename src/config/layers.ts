// The sources of a key, strongest first: flags, environment, the tables of the file.
import { dirname } from 'node:path';
import type { RawTable } from './file-tables.ts';
import { type ConfigFlags, flagText, type Key } from './key.ts';
import type { Given } from './ledger.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export type Layer = (name: string, key: Key<unknown>) => Given | undefined;

export const flagLayer =
  (flags: ConfigFlags): Layer =>
  (_name, key) => {
    const value = key.flag === undefined ? undefined : flags[key.flag];
    return value === undefined || key.flag === undefined
      ? undefined
      : { value, from: `flag ${flagText(key.flag)}`, folder: undefined };
  };

export const environmentLayer =
  (env: Environment): Layer =>
  (_name, key) =>
    variableOf(env, key.variable);

export const fileLayer =
  (table: RawTable, path: string): Layer =>
  (name) => {
    const value = table.get(name);
    return value === undefined ? undefined : { value, from: `file ${path}`, folder: dirname(path) };
  };

/** A variable that is set but empty counts as not set. */
export const variableOf = (env: Environment, name: string | undefined): Given | undefined => {
  const value = name === undefined ? undefined : env[name];
  return value === undefined || value === '' ? undefined : { value, from: `environment ${name}`, folder: undefined };
};

export const givensOf = (layers: readonly Layer[], name: string, key: Key<unknown>): readonly Given[] =>
  layers.flatMap((layer) => layer(name, key) ?? []);
