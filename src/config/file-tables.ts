// The text of a configuration file -> its tables, once every key in them is known and every value fits.
import { parse, TomlError } from 'smol-toml';
import type { Failure } from '../domain/failure.ts';
import { failed, type Result, success } from '../domain/result.ts';
import { nearest } from '../text/nearest.ts';
import type { Key } from './key.ts';
import {
  ACTION_NAME,
  KEY_PRESSES,
  PROFILE_KEYS,
  PROFILE_NAME,
  type Schema,
  TABLES,
  TOP_KEYS,
  TOP_NAMES,
} from './schema.ts';
import { firstOf, trouble } from './trouble.ts';

export type RawTable = ReadonlyMap<string, unknown>;

/** Raw values that all fit their keys; they are read again, with their types, where they are settled. */
export type FileTables = Readonly<{
  path: string;
  top: RawTable;
  refresh: RawTable;
  thresholds: RawTable;
  keys: RawTable;
  profiles: ReadonlyMap<string, RawTable>;
}>;

export const readTables = (text: string, path: string): Result<FileTables> => {
  const document = parseToml(text, path);
  if (!document.ok) return document;
  const complaints: Failure[] = [];
  const complain = (came: string, advice: string): void => {
    complaints.push(trouble(path, came, advice));
  };
  const top = document.value;
  const tableOf = (table: RawTable, name: string, label: string): RawTable => {
    const value = table.get(name);
    if (value === undefined || isTable(value)) return new Map(Object.entries(value ?? {}));
    complain(`${label} is not a table`, `Begin it with a line [${label}].`);
    return new Map();
  };
  const tables: FileTables = {
    path,
    top,
    refresh: tableOf(top, 'refresh', 'refresh'),
    thresholds: tableOf(top, 'thresholds', 'thresholds'),
    keys: tableOf(top, 'keys', 'keys'),
    profiles: profilesOf(tableOf(top, 'profiles', 'profiles'), tableOf),
  };
  checkNames(top, TOP_NAMES, '', complain);
  checkValues(top, TOP_KEYS, '', complain);
  checkTable(tables.refresh, TABLES.refresh, '[refresh]', complain);
  checkTable(tables.thresholds, TABLES.thresholds, '[thresholds]', complain);
  checkActions(tables.keys, complain);
  checkProfiles(tables, complain);
  const complaint = firstOf(complaints);
  return complaint === undefined ? success(tables) : failed(complaint);
};

type Complain = (came: string, advice: string) => void;

const parseToml = (text: string, path: string): Result<RawTable> => {
  try {
    return success(new Map(Object.entries(parse(text, { unsafeKeyBehaviour: 'throw', maxDepth: 20 }))));
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    // The whole message quotes the lines around the mistake, and a token may stand in one of them.
    const [reason = ''] = error.message.replace('Invalid TOML document: ', '').split('\n');
    return failed(trouble(`${path}, line ${error.line}, column ${error.column}`, reason, 'Correct the file there.'));
  }
};

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

const profilesOf = (
  table: RawTable,
  tableOf: (table: RawTable, name: string, label: string) => RawTable,
): ReadonlyMap<string, RawTable> =>
  new Map([...table.keys()].map((name) => [name, tableOf(table, name, `profiles.${name}`)]));

const checkTable = (table: RawTable, schema: Schema, label: string, complain: Complain): void => {
  checkNames(table, Object.keys(schema), label, complain);
  checkValues(table, schema, label, complain);
};

const checkNames = (table: RawTable, known: readonly string[], label: string, complain: Complain): void => {
  for (const name of table.keys()) {
    if (known.includes(name)) continue;
    complain(`${label === '' ? 'the top of the file' : label} knows no "${name}"`, adviceFor(name, known));
  }
};

const adviceFor = (name: string, known: readonly string[]): string => {
  const home = Object.entries({ ...TABLES, 'profiles.NAME': PROFILE_KEYS }).find(([, schema]) =>
    Object.hasOwn(schema, name),
  );
  if (home !== undefined) return `It belongs below a line [${home[0]}].`;
  const guess = nearest(name, known);
  if (guess !== undefined) return `Did you mean "${guess}"?`;
  return known.length > 20 ? '"darktop config show" lists those there are.' : `Known there: ${known.join(', ')}.`;
};

const checkValues = (table: RawTable, schema: Schema, label: string, complain: Complain): void => {
  for (const [name, key] of Object.entries(schema))
    checkValue(table.get(name), key, `${label} ${name}`.trim(), complain);
};

const checkValue = (value: unknown, key: Key<unknown>, label: string, complain: Complain): void => {
  if (value === undefined) return;
  const reading = key.kind.read(value);
  if (!reading.ok) complain(`${label} ${reading.came}`, `Allowed is ${key.kind.allowed}.`);
};

const checkActions = (keys: RawTable, complain: Complain): void => {
  for (const [name, value] of keys) {
    if (ACTION_NAME.test(name)) checkValue(value, KEY_PRESSES, `[keys] ${name}`, complain);
    else complain(`[keys] knows no "${name}"`, 'An action is written in small letters, such as open_filter.');
  }
};

/** Two ways to say the same thing: which of them counts would be a guess. */
const EXCLUSIVE = [
  ['public_token', 'public_token_file'],
  ['private_token', 'private_token_file', 'token_command'],
  ['ca_file', 'fingerprint', 'insecure'],
] as const;

const checkProfiles = ({ profiles, top }: FileTables, complain: Complain): void => {
  for (const [name, table] of profiles) {
    if (!PROFILE_NAME.kind.read(name).ok)
      complain(`"${name}" names a profile`, `Allowed is ${PROFILE_NAME.kind.allowed}.`);
    checkTable(table, PROFILE_KEYS, `[profiles.${name}]`, complain);
    for (const group of EXCLUSIVE) {
      const given = group.filter((key) => table.has(key) && table.get(key) !== false);
      if (given.length > 1) complain(`[profiles.${name}] has ${given.join(' and ')}`, 'Keep one of them.');
    }
  }
  const chosen = top.get('default_profile');
  if (typeof chosen !== 'string' || profiles.has(chosen)) return;
  const guess = nearest(chosen, [...profiles.keys()]);
  complain(
    `default_profile is "${chosen}", which no profile is called`,
    guess === undefined ? `There is ${[...profiles.keys()].join(', ') || 'none'}.` : `Did you mean "${guess}"?`,
  );
};

/** Whether other people must not read the file. */
export const holdsSecret = ({ profiles }: FileTables): boolean =>
  [...profiles.values()].some(
    (table) => table.has('public_token') || table.has('private_token') || String(table.get('proxy')).includes('@'),
  );
