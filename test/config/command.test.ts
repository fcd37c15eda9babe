// `darktop config path`, `show` and `init`, as a person or a script sees them.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ConfigContext, configInit, configPath, configShow } from '../../src/commands/config/config-work.ts';
import { config } from '../../src/commands/config.ts';
import { runProgram } from '../../src/commands/setting/program.ts';
import type { Surroundings } from '../../src/commands/setting/surroundings.ts';
import { isClean } from '../../src/text/clean.ts';
import { aMachine, aProfile, CONFIG_FILE, ENVIRONMENT, type Machine, PRIVATE, PUBLIC } from './builders.ts';

type Ran = Readonly<{ code: number; out: string; err: string }>;

const run = async (
  command: (context: ConfigContext) => Promise<number>,
  machine: Machine,
  more: Partial<Pick<ConfigContext, 'flags' | 'env'>> = {},
): Promise<Ran> => {
  const texts = { out: '', err: '' };
  const code = await command({
    flags: {},
    env: {},
    system: machine.system,
    write: (text) => {
      texts.out += text;
    },
    writeError: (text) => {
      texts.err += text;
    },
    ...more,
  });
  return { code, ...texts };
};

describe('config path', () => {
  it('prints the path, and says aside when there is no file', async () => {
    const machine = aMachine();
    const path = machine.path(CONFIG_FILE);
    expect(await run(configPath, machine)).toEqual({
      code: 0,
      out: `${path}\n`,
      err: 'There is no such file yet; "darktop config init" writes one.\n',
    });
    machine.write(CONFIG_FILE, '# '.repeat(1000));
    expect(await run(configPath, machine)).toEqual({ code: 0, out: `${path}\n`, err: '' });
  });

  it('follows the flag', async () => {
    const { out } = await run(configPath, aMachine(), { flags: { config: '/etc/darktop.toml' } });
    expect(out).toBe('/etc/darktop.toml\n');
  });
});

describe('config show', () => {
  it('prints every value with its origin in columns, tokens hidden', async () => {
    const machine = aMachine();
    const path = machine.write(CONFIG_FILE, aProfile('acme', 'proxy = "http://user:hunter2@proxy:3128"'));
    const { code, out, err } = await run(configShow, machine, {
      flags: { host: 'other' },
      env: { DARKTOP_CLOCK_OFFSET: '5s' },
    });
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^KEY +VALUE +FROM\n/);
    expect(out).toMatch(/^profile +acme +the only one in /m);
    expect(out).toMatch(/^profiles\.acme\.host +https:\/\/other +flag --host$/m);
    expect(out).toMatch(/^profiles\.acme\.clock_offset +5s +environment DARKTOP_CLOCK_OFFSET$/m);
    expect(out).toContain('http://[secret]@proxy:3128');
    expect(out).toMatch(/^thresholds\.sec_r2_high_alerts +5 +default$/m);
    const token = out.split('\n').find((line) => line.startsWith('profiles.acme.private_token')) ?? '';
    expect(token.replace(/ +/g, ' ')).toBe(`profiles.acme.private_token [secret] file ${path}`);
    for (const secret of [PUBLIC, PRIVATE, 'hunter2']) expect(out).not.toContain(secret);
  });

  it('runs no command and reads no token file', async () => {
    const machine = aMachine();
    machine.write(
      CONFIG_FILE,
      `[profiles.acme]\nhost = "x"\npublic_token_file = "/nowhere"\ntoken_command = "touch '${machine.path('ran')}'; echo ${PRIVATE}"`,
    );
    const { code, out } = await run(configShow, machine);
    expect(code).toBe(0);
    expect(out).toMatch(/token_command +touch … /);
    expect(out).not.toContain(PRIVATE);
    expect(existsSync(machine.path('ran'))).toBe(false);
  });

  it('shows what there is when something is missing, and ends with 78', async () => {
    const { code, out, err } = await run(configShow, aMachine(), { env: { DARKTOP_HOST: 'x.corp.example' } });
    expect(code).toBe(78);
    expect(out).toMatch(/^host +https:\/\/x\.corp\.example +environment DARKTOP_HOST$/m);
    expect(err).toContain('darktop: configuration: the public and the private token are missing');
  });

  it('says only what is wrong when the file cannot be used', async () => {
    const machine = aMachine();
    machine.write(CONFIG_FILE, 'themes = "\u00fc"');
    const { code, out, err } = await run(configShow, machine);
    expect([code, out]).toEqual([78, '']);
    expect(err).toContain('Did you mean "theme"?');
  });

  it('shows nothing that a terminal acts upon', async () => {
    const machine = aMachine();
    machine.write(CONFIG_FILE, aProfile('acme', 'ca_file = "a\\u001b[2J\\nb\\u202e"'));
    const { out } = await run(configShow, machine, { env: ENVIRONMENT });
    expect(out.split('\n').every(isClean)).toBe(true);
    expect(out).toContain('a\ufffd[2J\ufffdb\ufffd');
  });
});

describe('the command line', () => {
  it('reaches all three', async () => {
    const machine = aMachine();
    const path = machine.path('config.toml');
    const texts: string[] = [];
    const output = {
      isTerminal: false,
      columns: undefined,
      write: async (text: string | Uint8Array) => {
        texts.push(String(text));
      },
    };
    const surroundings: Surroundings = {
      env: {},
      program: new URL('file:///darktop.mjs'),
      version: '0',
      input: { chunks: () => new ReadableStream<Uint8Array>(), isTerminal: true },
      out: output,
      err: output,
      now: () => 0,
      random: () => 0,
      stop: new AbortController().signal,
      tellParent: undefined,
      terminal: undefined,
    };
    for (const name of ['init', 'path', 'show']) {
      expect(await runProgram([config], ['config', name, '--config', path], surroundings)).toBe(0);
    }
    expect(texts.join('')).toContain(`Wrote ${path}`);
    expect(texts).toContain(`${path}\n`);
    expect(texts.join('')).toMatch(/^theme +default +default$/m);
  });
});

describe('config init', () => {
  it('writes a file for its owner alone, and the folders on the way to it', async () => {
    const machine = aMachine();
    const { code, out } = await run(configInit, machine, { env: { XDG_CONFIG_HOME: machine.path('new') } });
    const path = machine.path('new/darktop/config.toml');
    expect([code, out]).toEqual([0, `Wrote ${path}: every key is in it, commented out.\n`]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(machine.path('new/darktop')).mode & 0o777).toBe(0o700);
    expect((await run(configShow, machine, { flags: { config: path } })).code).toBe(0);
  });

  it('leaves a file that is there as it is', async () => {
    const machine = aMachine();
    const path = machine.write(CONFIG_FILE, 'theme = "light"');
    const { code, err } = await run(configInit, machine);
    expect([code, err]).toEqual([78, `darktop: ${path}: the file is there already. Move it away first.\n`]);
    expect(readFileSync(path, 'utf8')).toBe('theme = "light"');
  });

  it('says why it cannot write', async () => {
    const machine = aMachine();
    machine.write('home/.config', 'a file where a folder is needed');
    const { code, err } = await run(configInit, machine);
    expect(code).toBe(78);
    expect(err).toContain(
      `the folder ${machine.path('home/.config/darktop')} cannot be made (ENOTDIR). Name another place with --config.`,
    );
  });
});
