// Where the file is looked for: never in the working folder unless a person says so.
import { homedir } from 'node:os';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { configInit, configPath } from '../../src/commands/config/config-work.ts';
import type { ConfigFlags, Environment } from '../../src/config/load-config.ts';
import { configPlace } from '../../src/config/place.ts';
import { type System, thisSystem } from '../../src/config/system.ts';
import { tellFailure } from '../../src/domain/failure.ts';
import { aMachine, aProfile, complaintOf, configOf, ENVIRONMENT, profileOf } from './builders.ts';

const aSystem = (more: Partial<System> = {}): System => ({
  platform: 'linux',
  home: '/home/finance-07',
  workingFolder: () => '/work',
  commandTimeoutMs: 1_000,
  ...more,
});

const pathFor = (system: System, env: Environment = {}, flags: ConfigFlags = {}): string | undefined => {
  const place = configPlace(flags, env, system);
  return place.ok ? place.value?.path : tellFailure(place.failure);
};

const HOMELESS = { home: undefined };
const GONE = { workingFolder: () => undefined };

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('the file is looked for', () => {
  it.each<[string, Partial<System>, Environment, string | undefined]>([
    ['below the home', {}, {}, '/home/finance-07/.config/darktop/config.toml'],
    ['below the home on macOS too', { platform: 'darwin' }, {}, '/home/finance-07/.config/darktop/config.toml'],
    ['in the XDG folder', {}, { XDG_CONFIG_HOME: '/xdg' }, '/xdg/darktop/config.toml'],
    ['in the XDG folder without a home', HOMELESS, { XDG_CONFIG_HOME: '/xdg' }, '/xdg/darktop/config.toml'],
    [
      'below the home when the XDG folder is relative',
      {},
      { XDG_CONFIG_HOME: 'xdg' },
      '/home/finance-07/.config/darktop/config.toml',
    ],
    ['nowhere without a home', HOMELESS, {}, undefined],
    ['nowhere when the XDG folder is relative and there is no home', HOMELESS, { XDG_CONFIG_HOME: 'xdg' }, undefined],
    ['nowhere when the XDG folder is empty and there is no home', HOMELESS, { XDG_CONFIG_HOME: '' }, undefined],
    ['in APPDATA on Windows', { platform: 'win32' }, { APPDATA: '/roaming' }, '/roaming/darktop/config.toml'],
    ['nowhere in a relative APPDATA', { platform: 'win32', ...HOMELESS }, { APPDATA: 'roaming' }, undefined],
    ['not in APPDATA elsewhere', {}, { APPDATA: '/roaming' }, '/home/finance-07/.config/darktop/config.toml'],
  ])('%s', (_, system, env, path) => {
    expect(pathFor(aSystem(system), env)).toBe(path);
  });

  it('without the working folder, unless a relative path needs it', () => {
    const system = aSystem(GONE);
    expect(pathFor(system)).toBe('/home/finance-07/.config/darktop/config.toml');
    expect(pathFor(system, {}, { config: '/etc/darktop.toml' })).toBe('/etc/darktop.toml');
    expect(pathFor(system, {}, { config: '~/darktop.toml' })).toBe('/home/finance-07/darktop.toml');
    expect(pathFor(system, {}, { config: 'darktop.toml' })).toBe(
      'flag --config: the path darktop.toml is relative, and the working folder is gone. Write an absolute path.',
    );
    expect(pathFor(system, { DARKTOP_CONFIG: 'x.toml' })).toContain(
      'environment DARKTOP_CONFIG: the path x.toml is relative',
    );
  });

  it('at the home only where there is one', () => {
    expect(pathFor(aSystem(HOMELESS), {}, { config: '~/darktop.toml' })).toBe(
      'flag --config: the path ~/darktop.toml starts at a home folder, and there is none. Write an absolute path.',
    );
  });

  it('not at an empty flag, while an empty variable counts as not set', () => {
    expect(pathFor(aSystem(), {}, { config: '' })).toBe('flag --config: it is empty. Name a file, or leave it out.');
    expect(pathFor(aSystem(), { DARKTOP_CONFIG: '' })).toBe('/home/finance-07/.config/darktop/config.toml');
  });
});

describe('without a home', () => {
  it('the environment is enough, and without it nothing is configured', async () => {
    const machine = aMachine(HOMELESS);
    expect(configOf(await machine.load(undefined)).profile).toBeUndefined();
    expect(profileOf(await machine.load(undefined, { env: ENVIRONMENT })).name).toBe('env.corp.example');
  });

  it('a profile that is named is missed, without naming a file', async () => {
    expect(complaintOf(await aMachine(HOMELESS).load(undefined, { flags: { profile: 'acme' } }))).toContain(
      'flag --profile: there is no configuration file to find the profile "acme" in',
    );
  });

  it('a path that starts there is a complaint of its source', async () => {
    const machine = aMachine(HOMELESS);
    const config = machine.write('named.toml', aProfile('acme', 'ca_file = "~/ca.pem"'));
    expect(complaintOf(await machine.load(undefined, { flags: { config } }))).toContain(
      `file ${config}: the path ~/ca.pem starts at a home folder, and there is none`,
    );
  });

  it.each([
    ['config path', configPath],
    ['config init', configInit],
  ])('%s says what to do', async (_, command) => {
    const texts: string[] = [];
    const write = (text: string): void => {
      texts.push(text);
    };
    const { system } = aMachine(HOMELESS);
    expect(await command({ flags: {}, env: {}, system, write, writeError: write })).toBe(78);
    expect(texts).toEqual([
      'darktop: configuration file: there is no home folder to look for it in. Set HOME to an absolute path, or name the file with --config.\n',
    ]);
  });
});

describe('in a deleted working folder', () => {
  it('relative files of the environment are a complaint, and those of the file are not', async () => {
    const machine = aMachine(GONE);
    const env = { ...ENVIRONMENT, DARKTOP_PRIVATE_TOKEN: '', DARKTOP_PRIVATE_TOKEN_FILE: 'private' };
    expect(complaintOf(await machine.load(undefined, { env }))).toBe(
      'environment DARKTOP_PRIVATE_TOKEN_FILE: the path private is relative, and the working folder is gone. Write an absolute path.',
    );
    expect(complaintOf(await machine.load(aProfile('acme'), { flags: { caFile: 'ca.pem' } }))).toContain(
      'flag --ca-file: the path ca.pem is relative',
    );
    expect((await machine.load(aProfile('acme', 'ca_file = "ca.pem"'))).ok).toBe(true);
  });
});

describe('this machine', () => {
  it.each(['', 'relative', '.'])('has no home where HOME is %j', (home) => {
    vi.stubEnv('HOME', home);
    expect(thisSystem().home).toBeUndefined();
  });

  it('has the home of HOME', () => {
    vi.stubEnv('HOME', '/home/finance-07');
    expect(homedir()).toBe('/home/finance-07');
    expect(thisSystem().home).toBe('/home/finance-07');
  });

  it('has no working folder once it was deleted, and is asked for it no earlier', () => {
    const ask = vi.spyOn(process, 'cwd').mockImplementation(() => {
      throw new Error('ENOENT: process.cwd failed');
    });
    const system = thisSystem();
    expect(ask).not.toHaveBeenCalled();
    expect(system.workingFolder()).toBeUndefined();
  });
});
