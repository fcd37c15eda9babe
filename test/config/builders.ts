// A machine of its own for each test: a temporary folder, no environment, no flags.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Config, ConfigFlags, Environment } from '../../src/config/load-config.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import type { System } from '../../src/config/system.ts';
import { tellFailure } from '../../src/domain/failure.ts';
import type { Profile } from '../../src/domain/profile.ts';
import type { Result } from '../../src/domain/result.ts';

/** Long enough, and unlike anything else, so that a search for them in an output means something. */
export const PUBLIC = 'publicpublic0123456789abcdef';
export const PRIVATE = 'privateprivate9876543210fedcba';

export const ENVIRONMENT = {
  DARKTOP_HOST: 'https://env.corp.example',
  DARKTOP_PUBLIC_TOKEN: PUBLIC,
  DARKTOP_PRIVATE_TOKEN: PRIVATE,
} as const;

/** Where a machine looks when nobody says otherwise. */
export const CONFIG_FILE = 'home/.config/darktop/config.toml';

export type LoadMore = Readonly<{ flags?: ConfigFlags; env?: Environment; signal?: AbortSignal }>;

export type Machine = Readonly<{
  folder: string;
  system: System;
  path(name: string): string;
  write(name: string, text: string | Uint8Array, mode?: number): string;
  load(text: string | undefined, more?: LoadMore): Promise<Result<Config>>;
}>;

export const aMachine = (system: Partial<System> = {}): Machine => {
  const folder = mkdtempSync(join(tmpdir(), 'darktop-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const whole: System = {
    platform: 'linux',
    home: join(folder, 'home'),
    workingFolder: () => join(folder, 'work'),
    commandTimeoutMs: 10_000,
    ...system,
  };
  const write = (name: string, text: string | Uint8Array, mode = 0o600): string => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    chmodSync(path, mode);
    return path;
  };
  return {
    folder,
    system: whole,
    path: (name) => join(folder, name),
    write,
    load: (text, { flags = {}, env = {}, signal } = {}) => {
      if (text !== undefined) write(CONFIG_FILE, text);
      return loadConfig({ flags, env, system: whole, ...(signal === undefined ? {} : { signal }) });
    },
  };
};

/** A profile with everything it needs; `more` are further lines of its table. */
export const aProfile = (name: string, more = ''): string =>
  `[profiles.${name}]\nhost = "https://${name}.corp.example"\npublic_token = "${PUBLIC}"\nprivate_token = "${PRIVATE}"\n${more}\n`;

export const complaintOf = (result: Result<unknown>): string => {
  if (result.ok) throw new Error('expected a failure');
  if (result.failure.kind !== 'configuration')
    throw new Error(`expected a configuration failure, not ${result.failure.kind}`);
  return tellFailure(result.failure);
};

export const configOf = (result: Result<Config>): Config => {
  if (!result.ok) throw new Error(tellFailure(result.failure));
  return result.value;
};

export const profileOf = (result: Result<Config>): Profile => {
  const { profile } = configOf(result);
  if (profile === undefined) throw new Error('expected a profile');
  return profile;
};

export const originOf = (result: Result<Config>, key: string): readonly string[] =>
  configOf(result)
    .origins.filter((origin) => origin.key === key)
    .flatMap(({ value, from }) => [value, from]);
