// Reads and settles the whole configuration: flags over environment over file over defaults.
import type { Profile } from '../domain/profile.ts';
import { failed, type Result, success } from '../domain/result.ts';
import { fetchTokens } from './fetch-tokens.ts';
import { type FileTables, holdsSecret, readTables } from './file-tables.ts';
import type { ConfigFlags } from './key.ts';
import type { Environment } from './layers.ts';
import type { Origin } from './ledger.ts';
import { refusePermissions } from './permissions.ts';
import { type ConfigPlace, configPlace } from './place.ts';
import type { Settings } from './settings.ts';
import { type Draft, settleConfig } from './settle-config.ts';
import type { ProfileDraft } from './settle-profile.ts';
import { readSmallFile, type System, thisSystem } from './system.ts';
import { trouble } from './trouble.ts';

export type { ConfigFlags, Environment, Origin, Settings };

export type Config = Readonly<{
  settings: Settings;
  /** Undefined: nothing is configured, so the embedded appliance is meant. */
  profile: Profile | undefined;
  origins: readonly Origin[];
}>;

export type LoadOptions = Readonly<{
  flags: ConfigFlags;
  env: Environment;
  system?: System;
  /** Gives up the token command; the failure is then `cancelled`. */
  signal?: AbortSignal;
}>;

export const loadConfig = async (options: LoadOptions): Promise<Result<Config>> => {
  const draft = await draftConfig(options);
  if (!draft.ok) return draft;
  const { settings, origins, profile, gap } = draft.value;
  if (gap !== undefined) return failed(gap);
  if (profile === undefined) return success({ settings, origins, profile });
  const whole = await completeProfile(profile, options);
  return whole.ok ? success({ settings, origins, profile: whole.value }) : whole;
};

/** Everything but the tokens: no token file is read, no command run. */
export const draftConfig = async ({ flags, env, system = thisSystem() }: LoadOptions): Promise<Result<Draft>> => {
  const place = configPlace(flags, env, system);
  const file = await readConfigFile(place, system);
  // The demo shows what darktop is to somebody who may have no working configuration yet.
  if (!file.ok && flags.demo !== true) return file;
  const path = place.ok ? place.value?.path : undefined;
  return settleConfig(flags, env, file.ok ? file.value : undefined, path, system);
};

const LARGEST_FILE_BYTES = 1024 * 1024;

const readConfigFile = async (
  found: Result<ConfigPlace | undefined>,
  system: System,
): Promise<Result<FileTables | undefined>> => {
  if (!found.ok) return found;
  const place = found.value;
  if (place === undefined) return success(undefined);
  const reading = await readSmallFile(place.path, LARGEST_FILE_BYTES);
  if (reading.kind === 'trouble') return failed(trouble(place.path, `it ${reading.came}`, reading.advice));
  if (reading.kind === 'missing') {
    if (!place.isNamed) return success(undefined);
    return failed(
      trouble(place.from, `there is no file ${place.path}`, 'Correct the path, or write one: darktop config init.'),
    );
  }
  const tables = readTables(reading.text, place.path);
  if (!tables.ok || !holdsSecret(tables.value)) return tables;
  const refusal = refusePermissions(place.path, reading.mode, system.platform);
  return refusal === undefined ? tables : failed(refusal);
};

const completeProfile = async (
  { host, tokens, ...rest }: ProfileDraft,
  { env, system = thisSystem(), signal }: LoadOptions,
): Promise<Result<Profile>> => {
  const { publicToken, privateToken } = tokens;
  if (host === undefined || publicToken === undefined || privateToken === undefined) {
    throw new Error('a profile without a gap lacks its host or a token');
  }
  const fetched = await fetchTokens({ publicToken, privateToken }, env, system, signal);
  return fetched.ok ? success({ ...rest, host, ...fetched.value }) : fetched;
};
