// Which profile is meant, and what is said when it cannot be told or is only half there.
import { describe, expect, it } from 'vitest';
import type { ConfigFlags, Environment } from '../../src/config/load-config.ts';
import {
  aMachine,
  aProfile,
  complaintOf,
  configOf,
  ENVIRONMENT,
  type Machine,
  originOf,
  PRIVATE,
  PUBLIC,
  profileOf,
} from './builders.ts';

const TWO = aProfile('acme') + aProfile('beta');

describe('the profile', () => {
  it.each<[string, string, Readonly<{ flags?: ConfigFlags; env?: Environment }>, string]>([
    ['is the only one', aProfile('acme'), {}, 'acme'],
    ['is the default one', `default_profile = "beta"\n${TWO}`, {}, 'beta'],
    ['is what the environment names', `default_profile = "acme"\n${TWO}`, { env: { DARKTOP_PROFILE: 'beta' } }, 'beta'],
    ['is what the flag names', TWO, { flags: { profile: 'acme' }, env: { DARKTOP_PROFILE: 'beta' } }, 'acme'],
  ])('%s', async (_, text, more, name) => {
    expect(profileOf(await aMachine().load(text, more)).name).toBe(name);
  });

  it('says where its name came from', async () => {
    expect(originOf(await aMachine().load(TWO, { flags: { profile: 'beta' } }), 'profile')).toEqual([
      'beta',
      'flag --profile',
    ]);
  });

  it.each<[Readonly<{ flags?: ConfigFlags; env?: Environment }>, string]>([
    [{ flags: { profile: 'acm' } }, 'has no profile "acm". Did you mean "acme"? Known: acme, beta.'],
    [{ env: { DARKTOP_PROFILE: 'production' } }, 'has no profile "production". Known: acme, beta.'],
    [
      {},
      'there are several profiles and none is chosen: acme, beta. Name one with --profile, DARKTOP_PROFILE or default_profile.',
    ],
    [{ env: { DARKTOP_HOST: 'x' } }, 'there are several profiles and none is chosen'],
  ])('is not guessed: %j', async (more, complaint) => {
    expect(complaintOf(await aMachine().load(TWO, more))).toContain(complaint);
  });

  it('cannot be named where there is no file', async () => {
    const complaint = complaintOf(await aMachine().load(undefined, { flags: { profile: 'acme' } }));
    expect(complaint).toMatch(/flag --profile: there is no file .* to find the profile "acme" in/);
  });

  it('cannot be a default that is not there', async () => {
    const complaint = complaintOf(
      await aMachine().load(`default_profile = "acne"\n${TWO}`, { flags: { profile: 'beta' } }),
    );
    expect(complaint).toContain('default_profile is "acne", which no profile is called. Did you mean "acme"?');
  });
});

describe('a half-configured appliance', () => {
  it.each<[Environment, string]>([
    [{ DARKTOP_HOST: 'x.corp.example' }, 'the public and the private token are missing for https://x.corp.example'],
    [
      { DARKTOP_HOST: 'x', DARKTOP_PUBLIC_TOKEN: PUBLIC },
      'the private token is missing for https://x. Set DARKTOP_PRIVATE_TOKEN',
    ],
    [
      { DARKTOP_PUBLIC_TOKEN: PUBLIC, DARKTOP_PRIVATE_TOKEN: PRIVATE },
      'the host is missing. Set host with --host or DARKTOP_HOST.',
    ],
    [{ DARKTOP_PRIVATE_TOKEN_FILE: '/nowhere' }, 'the host is missing'],
  ])('is a clear complaint: %j', async (env, complaint) => {
    expect(complaintOf(await aMachine().load(undefined, { env }))).toContain(complaint);
  });

  it('names the profile in which something is missing', async () => {
    const complaint = complaintOf(await aMachine().load('[profiles.acme]\nhost = "x"'));
    expect(complaint).toContain('[profiles.acme] in ');
    expect(complaint).toContain('Set public_token_file and private_token_file or token_command there');
    expect(complaintOf(await aMachine().load('[profiles.acme]'))).toContain('the host is missing');
  });

  it('can be completed by the environment', async () => {
    const { DARKTOP_PUBLIC_TOKEN, DARKTOP_PRIVATE_TOKEN } = ENVIRONMENT;
    const env = { DARKTOP_PUBLIC_TOKEN, DARKTOP_PRIVATE_TOKEN };
    expect(profileOf(await aMachine().load('[profiles.acme]\nhost = "x"', { env })).host.hostname).toBe('x');
  });
});

describe('the embedded appliance', () => {
  it('is used on demand, whatever is wrong with the profiles', async () => {
    const more = { flags: { demo: true, profile: 'unknown' }, env: { DARKTOP_HOST: 'ftp://x' } };
    const { profile, settings } = configOf(await aMachine().load(`theme = "light"\n${TWO}`, more));
    expect(profile).toBeUndefined();
    expect(settings.theme).toBe('light');
  });

  it.each<[string, (machine: Machine) => Readonly<Partial<Record<'path' | 'text', string>>>]>([
    ['is broken', () => ({ text: 'theme = "light' })],
    ['knows a strange key', () => ({ text: 'theme = "light"\nthemes = 1' })],
    ['can be read by others', (machine) => ({ path: machine.write('open.toml', aProfile('acme'), 0o644) })],
    ['is a folder', (machine) => ({ path: machine.folder })],
    ['is missing', () => ({ path: '/nowhere/config.toml' })],
  ])('is used on demand with all defaults when the file %s', async (_, arrange) => {
    const machine = aMachine();
    const { path, text } = arrange(machine);
    const env = path === undefined ? {} : { DARKTOP_CONFIG: path };
    expect((await machine.load(text, { env })).ok).toBe(false);
    expect(configOf(await machine.load(text, { env, flags: { demo: true } }))).toMatchObject({
      profile: undefined,
      settings: { theme: 'default' },
    });
  });
});
