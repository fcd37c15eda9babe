// Tokens: from where they come, who else could read them, and that they never show.
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Environment } from '../../src/config/load-config.ts';
import type { Profile } from '../../src/domain/profile.ts';
import {
  aMachine,
  aProfile,
  CONFIG_FILE,
  complaintOf,
  configOf,
  ENVIRONMENT,
  type Machine,
  originOf,
  PRIVATE,
  PUBLIC,
  profileOf,
} from './builders.ts';

const tokensOf = (profile: Profile): readonly string[] => [profile.publicToken.reveal(), profile.privateToken.reveal()];

const { DARKTOP_HOST } = ENVIRONMENT;

const aCommand = (machine: Machine, script: string, more = ''): string => {
  machine.write('print.sh', script);
  return `[profiles.acme]\nhost = "x"\ntoken_command = "sh '${machine.path('print.sh')}'"\n${more}`;
};

describe('tokens', () => {
  it.each<[string, (machine: Machine) => Readonly<{ text?: string; env?: Environment }>]>([
    ['the file', () => ({ text: aProfile('acme') })],
    ['the environment', () => ({ env: ENVIRONMENT })],
    [
      'files that the environment names',
      (machine) => ({
        env: {
          DARKTOP_HOST,
          DARKTOP_PUBLIC_TOKEN_FILE: machine.write('work/public', `${PUBLIC}\n`),
          DARKTOP_PRIVATE_TOKEN_FILE: machine.write('work/private', ` ${PRIVATE}\r\n\n`),
        },
      }),
    ],
    [
      'files that the file names',
      (machine) => {
        machine.write('home/.config/darktop/public', PUBLIC);
        machine.write('home/private', `${PRIVATE}\n`);
        return { text: '[profiles.acme]\nhost = "x"\npublic_token_file = "public"\nprivate_token_file = "~/private"' };
      },
    ],
    ['a command that prints both', (machine) => ({ text: aCommand(machine, `echo ${PUBLIC}; echo ${PRIVATE}`) })],
    [
      'a command that prints the private one',
      (machine) => ({ text: aCommand(machine, `printf '%s' ${PRIVATE}`, `public_token = "${PUBLIC}"`) }),
    ],
    [
      'the environment, over those of the file',
      (machine) => ({
        text: '[profiles.acme]\nhost = "x"\npublic_token = "weaker"\nprivate_token_file = "/nowhere"',
        env: {
          ...ENVIRONMENT,
          DARKTOP_PRIVATE_TOKEN: '',
          DARKTOP_PRIVATE_TOKEN_FILE: machine.write('private', PRIVATE),
        },
      }),
    ],
  ])('come from %s', async (_, arrange) => {
    const machine = aMachine();
    const { text, env = {} } = arrange(machine);
    expect(tokensOf(profileOf(await machine.load(text, { env })))).toEqual([PUBLIC, PRIVATE]);
  });

  it('are not asked of the command when the environment has both', async () => {
    const machine = aMachine();
    const text = aCommand(machine, 'exit 1');
    expect(tokensOf(profileOf(await machine.load(text, { env: ENVIRONMENT })))).toEqual([PUBLIC, PRIVATE]);
  });

  it('do not show in the configuration, however it is printed', async () => {
    const loaded = await aMachine().load(aProfile('acme'));
    const config = configOf(loaded);
    for (const text of [JSON.stringify(config), inspect(config, { depth: 20 }), String(config.profile?.privateToken)]) {
      expect(text).not.toContain(PUBLIC);
      expect(text).not.toContain(PRIVATE);
    }
    expect(originOf(loaded, 'profiles.acme.private_token')[0]).toBe('[secret]');
  });

  it('given twice by the environment are a complaint', async () => {
    const env = { ...ENVIRONMENT, DARKTOP_PRIVATE_TOKEN_FILE: '/nowhere' };
    expect(complaintOf(await aMachine().load(undefined, { env }))).toBe(
      'environment DARKTOP_PRIVATE_TOKEN: DARKTOP_PRIVATE_TOKEN_FILE is set too. Keep one of the two.',
    );
  });

  it('with a space in them are refused without being shown', async () => {
    const env = { ...ENVIRONMENT, DARKTOP_PRIVATE_TOKEN: `${PRIVATE} x` };
    const complaint = complaintOf(await aMachine().load(undefined, { env }));
    expect(complaint).toContain('environment DARKTOP_PRIVATE_TOKEN: it holds a space');
    expect(complaint).not.toContain(PRIVATE);
  });
});

describe('a token file', () => {
  const load = async (machine: Machine, path: string): Promise<string> =>
    complaintOf(
      await machine.load(undefined, {
        env: { DARKTOP_HOST, DARKTOP_PUBLIC_TOKEN: PUBLIC, DARKTOP_PRIVATE_TOKEN_FILE: path },
      }),
    );

  it('that is missing, empty, too large or no token is a complaint that names it', async () => {
    const machine = aMachine();
    expect(await load(machine, '/nowhere')).toContain(
      'token file /nowhere (environment DARKTOP_PRIVATE_TOKEN_FILE): there is no such file',
    );
    expect(await load(machine, machine.write('empty', '\n'))).toContain('the token is empty');
    expect(await load(machine, machine.write('large', PRIVATE.repeat(10_000)))).toContain('larger than 64 KB');
    const twoLines = await load(machine, machine.write('two', `${PUBLIC}\n${PRIVATE}`));
    expect(twoLines).toContain('the token holds a space');
    expect(twoLines).not.toContain(PRIVATE);
  });

  it('that is a token itself is refused without being shown', async () => {
    const pasted = '0123456789abcdef'.repeat(3);
    const complaint = await load(aMachine(), pasted);
    expect(complaint).toContain('environment DARKTOP_PRIVATE_TOKEN_FILE: it looks like a token');
    expect(complaint).not.toContain(pasted);
  });

  it('that others can read is refused, with the command that mends it', async () => {
    const machine = aMachine();
    const path = machine.write('private', PRIVATE, 0o644);
    expect(await load(machine, path)).toContain(`(mode 0644). Run: chmod 600 ${path}`);
  });
});

describe('a configuration file that others can read', () => {
  it.each([0o640, 0o604, 0o644, 0o660])('is refused with tokens in it, at mode %o', async (mode) => {
    const machine = aMachine();
    const path = machine.write(CONFIG_FILE, aProfile('acme'), mode);
    const complaint = complaintOf(await machine.load(undefined));
    expect(complaint).toContain(`Run: chmod 600 ${path}`);
    expect(complaint).not.toContain(PRIVATE);
  });

  it('is refused too when another profile than the used one has the tokens', async () => {
    const machine = aMachine();
    machine.write(CONFIG_FILE, `default_profile = "beta"\n${aProfile('acme')}[profiles.beta]\nhost = "x"`, 0o644);
    expect(complaintOf(await machine.load(undefined))).toContain('chmod 600');
  });

  it('is refused with the password of a proxy in it', async () => {
    const machine = aMachine();
    machine.write(CONFIG_FILE, '[profiles.acme]\nproxy = "http://user:hunter2@proxy:3128"', 0o644);
    const complaint = complaintOf(await machine.load(undefined));
    expect(complaint).toContain('chmod 600');
    expect(complaint).not.toContain('hunter2');
  });

  it('is fine without secrets, and on Windows, where the mode says nothing', async () => {
    const machine = aMachine();
    machine.write(CONFIG_FILE, '[profiles.acme]\nhost = "x"', 0o644);
    expect(profileOf(await machine.load(undefined, { env: ENVIRONMENT })).name).toBe('acme');
    const windows = aMachine({ platform: 'win32' });
    windows.write('home/AppData/Roaming/darktop/config.toml', aProfile('acme'), 0o644);
    expect(profileOf(await windows.load(undefined)).name).toBe('acme');
  });

  it('has its path quoted for the shell', async () => {
    const machine = aMachine();
    const path = machine.write("it's here/config.toml", aProfile('acme'), 0o644);
    expect(complaintOf(await machine.load(undefined, { flags: { config: path } }))).toContain(
      `chmod 600 '${machine.folder}/it'\\''s here/config.toml'`,
    );
  });
});

describe('a token command', () => {
  it.each([
    [
      'fails',
      'echo "no such\u001b[2J entry" >&2; exit 3',
      'it ended with exit code 3 and said: no such\ufffd[2J entry',
    ],
    ['fails silently', 'exit 1', 'it ended with exit code 1. Try the command in a shell.'],
    ['prints nothing', 'true', 'it printed 0 lines'],
    ['prints too many lines', `echo a; echo b; echo ${PRIVATE}`, 'it printed 3 lines'],
    ['prints no token', `echo "${PRIVATE} and more"; echo x y`, 'the token holds a space'],
    ['prints without end', `yes ${PRIVATE}`, 'it printed more than 64 KB'],
    ['prints only the private token', `echo ${PRIVATE}`, 'the public token is nowhere else'],
    [
      'repeats the token in its complaint',
      `echo ${PRIVATE}; echo "bad ${PRIVATE}" >&2; exit 1`,
      'and said: bad [secret]',
    ],
  ])('that %s is a complaint, never with its output', async (_, script, expected) => {
    const machine = aMachine();
    const complaint = complaintOf(await machine.load(aCommand(machine, script)));
    expect(complaint).toContain(`file ${machine.path(CONFIG_FILE)}, token_command: `);
    expect(complaint).toContain(expected);
    expect(complaint).not.toContain(PRIVATE);
  });

  it('that prints both tokens stands against a public token in the profile', async () => {
    const machine = aMachine();
    const text = aCommand(machine, `echo a; echo ${PRIVATE}`, `public_token = "${PUBLIC}"`);
    expect(complaintOf(await machine.load(text))).toContain(
      'it printed two lines, and the profile has a public token too',
    );
  });

  it('that hangs is given up, even when what it started goes on', async () => {
    const machine = aMachine({ commandTimeoutMs: 200 });
    const startedAt = performance.now();
    expect(complaintOf(await machine.load(aCommand(machine, 'sleep 60; echo x')))).toContain(
      'it was not done after 0.2 s',
    );
    expect(performance.now() - startedAt).toBeLessThan(30_000);
  });

  it('that is killed says by what', async () => {
    const text = '[profiles.acme]\nhost = "x"\ntoken_command = "kill -9 $$"';
    expect(complaintOf(await aMachine().load(text))).toContain('it ended with SIGKILL');
  });

  it('that is no program says so as the shell does', async () => {
    const text = '[profiles.acme]\nhost = "x"\ntoken_command = "no-such-program-here"';
    expect(complaintOf(await aMachine().load(text))).toMatch(/exit code 127 and said: .*no-such-program-here/);
  });
});
