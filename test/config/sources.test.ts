// Flags over environment over file over defaults, and where each value came from.
import { describe, expect, it } from 'vitest';
import type { ConfigFlags } from '../../src/config/load-config.ts';
import type { Profile } from '../../src/domain/profile.ts';
import {
  aMachine,
  aProfile,
  CONFIG_FILE,
  complaintOf,
  configOf,
  ENVIRONMENT,
  originOf,
  profileOf,
} from './builders.ts';

const SHA = 'ab'.repeat(32);

describe('without any configuration', () => {
  it('there is no profile, and every setting has its default', async () => {
    const { profile, settings } = configOf(await aMachine().load(undefined));
    expect(profile).toBeUndefined();
    expect(settings).toMatchObject({
      theme: 'default',
      ascii: undefined,
      mouse: false,
      notify: 'off',
      notifyBy: 'bell',
      sweep: true,
      screenReader: false,
      window: '24h',
      copy: 'osc52',
      refresh: { summaryMs: 60_000, networkMs: 30_000, deviceMs: 300_000 },
      keys: {},
    });
    expect(settings.thresholds.sec_r2_high_alerts).toBe(5);
    expect(settings.thresholds.net_r1_suspicious_ports).toContain(3389);
    expect(settings.thresholds.dev_risk_countries).toContain('Unknown');
  });

  it('variables that are set but empty count as not set', async () => {
    const names = [
      'HOST',
      'PUBLIC_TOKEN',
      'PRIVATE_TOKEN',
      'PUBLIC_TOKEN_FILE',
      'PROFILE',
      'CONFIG',
      'CA_FILE',
      'DATE_FORMAT',
    ];
    const env = Object.fromEntries(names.map((name) => [`DARKTOP_${name}`, '']));
    expect(configOf(await aMachine().load(undefined, { env })).profile).toBeUndefined();
  });

  it('the origins say that the embedded appliance is meant', async () => {
    expect(originOf(await aMachine().load(undefined), 'profile')).toEqual(['none: the embedded appliance', 'default']);
  });
});

describe('the file', () => {
  it('says everything about a profile', async () => {
    const lines = `date_format = "compact"\nclock_offset = "-94s"\ndialect = "documented"\nproxy = "http://proxy.corp.example:3128"
connect_timeout = "5s"\nread_timeout = "1m"\nmax_body = "64MB"\nlink_capacity_mbps = 500\nfingerprint = "${SHA}"`;
    const profile = profileOf(await aMachine().load(aProfile('acme', lines)));
    const expected: Partial<Profile> = {
      name: 'acme',
      host: new URL('https://acme.corp.example'),
      dateFormat: 'compact',
      clockOffsetMs: -94_000,
      dialect: 'documented',
      proxy: new URL('http://proxy.corp.example:3128'),
      allowsHttp: false,
      connectTimeoutMs: 5_000,
      readTimeoutMs: 60_000,
      maxBodyBytes: 64 * 1024 ** 2,
      linkCapacityMbps: 500,
      tls: { kind: 'fingerprint', sha256: SHA },
    };
    expect(profile).toMatchObject(expected);
  });

  it('leaves the defaults of a profile where it says nothing', async () => {
    expect(profileOf(await aMachine().load(aProfile('acme')))).toMatchObject({
      dateFormat: 'spaced',
      clockOffsetMs: 0,
      dialect: 'auto',
      tls: { kind: 'system' },
      proxy: undefined,
      connectTimeoutMs: 10_000,
      readTimeoutMs: 30_000,
      maxBodyBytes: 256 * 1024 ** 2,
      linkCapacityMbps: undefined,
    });
  });

  it('says everything about the console', async () => {
    const text = `theme = "light"\nascii = true\nmouse = true\nnotify = "high"\nnotify_by = "both"\nscreen_reader = true\nwindow = "7d"\ncopy = "off"\n[refresh]\nsummary = "2m"\nnetwork = "5s"\ndevice = "1h"
[thresholds]\nsec_r2_high_alerts = 9\nnet_r1_suspicious_ports = [22]\ndev_risk_countries = []\n[keys]\nquit = ["q", "ctrl+c"]`;
    const loaded = await aMachine().load(text);
    const { settings } = configOf(loaded);
    expect(settings).toMatchObject({
      theme: 'light',
      ascii: true,
      mouse: true,
      notify: 'high',
      notifyBy: 'both',
      screenReader: true,
      window: '7d',
      copy: 'off',
      keys: { quit: ['q', 'ctrl+c'] },
    });
    expect(settings.refresh).toEqual({ summaryMs: 120_000, networkMs: 5_000, deviceMs: 3_600_000 });
    expect(settings.thresholds).toMatchObject({
      sec_r2_high_alerts: 9,
      net_r1_suspicious_ports: [22],
      dev_risk_countries: [],
      sec_r3_peak_ratio: 3,
    });
    expect(originOf(loaded, 'refresh.summary')[0]).toBe('2m');
    expect(originOf(loaded, 'keys.quit')[0]).toBe('[q, ctrl+c]');
    expect(originOf(loaded, 'thresholds.sec_r3_peak_ratio')).toEqual(['3', 'default']);
  });

  it('is found where a flag, a variable or the XDG variable says, in this order', async () => {
    const machine = aMachine();
    const theme = async (more: Parameters<typeof machine.load>[1]): Promise<string> =>
      configOf(await machine.load('theme = "light"', more)).settings.theme;
    const flagged = machine.write('flag.toml', 'theme = "high-contrast"');
    const named = machine.write('named.toml', 'theme = "colour-blind"');
    machine.write('xdg/darktop/config.toml', 'theme = "high-contrast"');
    expect(await theme({})).toBe('light');
    expect(await theme({ env: { XDG_CONFIG_HOME: machine.path('xdg') } })).toBe('high-contrast');
    expect(await theme({ env: { XDG_CONFIG_HOME: 'relative' } })).toBe('light');
    expect(await theme({ env: { XDG_CONFIG_HOME: machine.path('xdg'), DARKTOP_CONFIG: named } })).toBe('colour-blind');
    expect(await theme({ env: { DARKTOP_CONFIG: named }, flags: { config: flagged } })).toBe('high-contrast');
  });

  it('must be there when a person named it', async () => {
    const machine = aMachine();
    const complaint = complaintOf(await machine.load(undefined, { flags: { config: '/nowhere/config.toml' } }));
    expect(complaint).toContain('flag --config: there is no file /nowhere/config.toml');
    const fromVariable = complaintOf(await machine.load(undefined, { env: { DARKTOP_CONFIG: 'x.toml' } }));
    expect(fromVariable).toContain(`environment DARKTOP_CONFIG: there is no file ${machine.path('work/x.toml')}`);
  });
});

describe('the environment', () => {
  it('is enough by itself, and the profile is then called after its host', async () => {
    const loaded = await aMachine().load(undefined, { env: ENVIRONMENT });
    expect(profileOf(loaded)).toMatchObject({ name: 'env.corp.example', host: new URL('https://env.corp.example') });
    expect(originOf(loaded, 'profile')).toEqual(['env.corp.example', 'environment DARKTOP_HOST']);
    expect(originOf(loaded, 'private_token')).toEqual(['[secret]', 'environment DARKTOP_PRIVATE_TOKEN']);
  });

  it('is enough beside several profiles of which none is chosen', async () => {
    const loaded = await aMachine().load(aProfile('acme') + aProfile('beta'), { env: ENVIRONMENT });
    expect(profileOf(loaded).name).toBe('env.corp.example');
  });

  it('overrules the file key by key, and leaves the rest', async () => {
    const machine = aMachine();
    const env = { DARKTOP_HOST: 'other.corp.example', DARKTOP_CLOCK_OFFSET: '30s', DARKTOP_CA_FILE: 'ca.pem' };
    const loaded = await machine.load(aProfile('acme', `date_format = "compact"\nfingerprint = "${SHA}"`), { env });
    expect(profileOf(loaded)).toMatchObject({
      name: 'acme',
      host: new URL('https://other.corp.example'),
      clockOffsetMs: 30_000,
      dateFormat: 'compact',
      tls: { kind: 'ca-file', path: machine.path('work/ca.pem') },
    });
    expect(originOf(loaded, 'profiles.acme.host')).toEqual(['https://other.corp.example', 'environment DARKTOP_HOST']);
    expect(originOf(loaded, 'profiles.acme.date_format')).toEqual(['compact', `file ${machine.path(CONFIG_FILE)}`]);
    expect(originOf(loaded, 'profiles.acme.fingerprint')).toEqual(['(not set)', 'default']);
  });
});

describe('flags', () => {
  it('overrule everything', async () => {
    const flags: ConfigFlags = {
      host: 'https://flag.corp.example:8443',
      fingerprint: SHA,
      proxy: 'none',
      dateFormat: 'spaced',
      clockOffset: '-1m',
      dialect: 'documented',
      allowHttp: true,
    };
    const env = {
      ...ENVIRONMENT,
      DARKTOP_DATE_FORMAT: 'compact',
      DARKTOP_CLOCK_OFFSET: '30s',
      DARKTOP_CA_FILE: 'ca.pem',
    };
    const loaded = await aMachine().load(aProfile('acme', 'dialect = "auto"'), { flags, env });
    expect(profileOf(loaded)).toMatchObject({
      host: new URL('https://flag.corp.example:8443'),
      tls: { kind: 'fingerprint', sha256: SHA },
      proxy: 'none',
      dateFormat: 'spaced',
      clockOffsetMs: -60_000,
      dialect: 'documented',
      allowsHttp: true,
    });
    expect(originOf(loaded, 'profiles.acme.host')).toEqual(['https://flag.corp.example:8443', 'flag --host']);
    expect(originOf(loaded, 'profiles.acme.clock_offset')).toEqual(['-1m', 'flag --clock-offset']);
  });

  it.each<[ConfigFlags, string]>([
    [{ host: '' }, 'flag --host: it is empty'],
    [{ dateFormat: 'iso' }, 'flag --date-format: it is "iso". Allowed is "spaced", "compact".'],
    [{ clockOffset: 'soon' }, 'flag --clock-offset: it is "soon". Allowed is a span'],
    [{ dialect: 'x' }, 'flag --dialect: it is "x"'],
    [{ config: '' }, 'flag --config: it is empty. Name a file, or leave it out.'],
    [{ proxy: 'http://user:P%ZZ@host:1' }, 'flag --proxy: it has a user name or password with a broken %-escape'],
    [{ proxy: 'proxy' }, 'flag --proxy: it does not begin with http:// or https://'],
    [
      { caFile: 'ca.pem', insecure: true },
      'flag --ca-file and flag --insecure: ca_file and insecure are given together',
    ],
    [{ caFile: 'ca.pem', fingerprint: SHA }, 'ca_file and fingerprint are given together. Keep one of them.'],
  ])('are checked: %j', async (flags, complaint) => {
    expect(complaintOf(await aMachine().load(aProfile('acme'), { flags }))).toContain(complaint);
  });

  it('overrule the file in what is about the screen, and one sets how often everything is asked for', async () => {
    const flags: ConfigFlags = {
      theme: 'light',
      ascii: false,
      mouse: true,
      screenReader: true,
      window: '6h',
      interval: '90s',
    };
    const text = 'theme = "monochrome"\nascii = true\nwindow = "7d"\ncopy = "off"\n[refresh]\nnetwork = "10s"';
    const loaded = await aMachine().load(text, { flags });
    expect(configOf(loaded).settings).toMatchObject({
      theme: 'light',
      ascii: false,
      mouse: true,
      screenReader: true,
      window: '6h',
      copy: 'off',
      refresh: { summaryMs: 90_000, networkMs: 90_000, deviceMs: 90_000 },
    });
    expect(originOf(loaded, 'screen_reader')).toEqual(['true', 'flag --screen-reader']);
    expect(originOf(loaded, 'refresh.network')).toEqual(['1m30s', 'flag --interval']);
  });

  it.each<[ConfigFlags, string]>([
    [{ theme: 'plaid' }, 'flag --theme: it is "plaid". Allowed is "default", '],
    [{ window: '1w' }, 'flag --window: it is "1w". Allowed is hours or days such as "6h" or "7d".'],
    [{ interval: '1s' }, 'flag --interval: it is "1s". Allowed is a span from 5s to 1d'],
  ])('about the screen are checked, and complained of once: %j', async (flags, complaint) => {
    const said = complaintOf(await aMachine().load(undefined, { flags }));
    expect(said).toContain(complaint);
    expect(said).not.toContain('more.)');
  });

  it('decide alone about trust, whatever the file says of it', async () => {
    const loaded = await aMachine().load(aProfile('acme', 'ca_file = "ca.pem"'), { flags: { insecure: true } });
    expect(profileOf(loaded).tls).toEqual({ kind: 'insecure' });
  });
});

describe('a path', () => {
  it('in the file starts at the folder of the file, or at the home', async () => {
    const machine = aMachine();
    const tlsFor = async (path: string): Promise<Profile['tls']> =>
      profileOf(await machine.load(aProfile('acme', `ca_file = "${path}"`))).tls;
    expect(await tlsFor('ca.pem')).toEqual({ kind: 'ca-file', path: machine.path('home/.config/darktop/ca.pem') });
    expect(await tlsFor('~/ca.pem')).toEqual({ kind: 'ca-file', path: machine.path('home/ca.pem') });
    expect(await tlsFor('/etc/ca.pem')).toEqual({ kind: 'ca-file', path: '/etc/ca.pem' });
  });
});

describe('plain http', () => {
  it('is refused to another machine, wherever the host was said', async () => {
    const machine = aMachine();
    expect(
      complaintOf(await machine.load(undefined, { env: ENVIRONMENT, flags: { host: 'http://10.0.0.1' } })),
    ).toContain('flag --host: the host http://10.0.0.1 would be asked without encryption');
    expect(complaintOf(await machine.load(aProfile('acme').replace('https:', 'http:')))).toContain('--allow-http');
  });

  it('is allowed to this machine, or when a person allows it', async () => {
    const machine = aMachine();
    const local = { ...ENVIRONMENT, DARKTOP_HOST: 'http://127.0.0.1:8080' };
    expect(profileOf(await machine.load(undefined, { env: local })).host.port).toBe('8080');
    const allowed = aProfile('acme', 'allow_http = true').replace('https:', 'http:');
    expect(profileOf(await machine.load(allowed)).host.protocol).toBe('http:');
  });
});
