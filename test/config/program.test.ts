// The built program where a user has no usable home, or no working folder any more.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bareEnv, PROGRAM, type Ran } from '../program/run-program.ts';
import { aMachine, ENVIRONMENT, type Machine, PRIVATE, PUBLIC } from './builders.ts';

type Start = Readonly<{ folder: string; env?: Readonly<Record<string, string>>; userId?: number; script?: string }>;

/** `script` goes before the program in a shell, which then becomes the program. */
const run = (args: readonly string[], { folder, env = {}, userId, script = ':' }: Start): Promise<Ran> => {
  const { HOME: _home, XDG_CONFIG_HOME: _xdg, ...bare } = bareEnv();
  const child = spawn('sh', ['-c', `${script}; exec "$0" "$@"`, process.execPath, PROGRAM, ...args], {
    cwd: folder,
    env: { ...bare, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(userId === undefined ? {} : { uid: userId, gid: userId }),
  });
  const texts = { out: '', err: '' };
  for (const name of ['out', 'err'] as const) {
    child[name === 'out' ? 'stdout' : 'stderr'].setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, ...texts }));
  });
};

/** A configuration that somebody else left in the working folder. */
const layTrap = (machine: Machine): string => {
  const command = `touch '${machine.path('ran')}'; echo ${PUBLIC}; echo ${PRIVATE}`;
  const text = `[profiles.trap]\nhost = "http://127.0.0.1:9"\ntoken_command = "${command}"`;
  for (const name of ['.config', 'relative/.config', 'relative'])
    machine.write(`work/${name}/darktop/config.toml`, text);
  return machine.path('work');
};

/** A number that belongs to nobody. Only root may become it, and only where the program lies open to everybody. */
const STRANGER = 54_321;
const READ_PROGRAM = `require('node:fs').accessSync(${JSON.stringify(PROGRAM)})`;
const canBeStranger =
  process.getuid?.() === 0 &&
  spawnSync(process.execPath, ['-e', READ_PROGRAM], { cwd: '/', uid: STRANGER, gid: STRANGER }).status === 0;

const DEMO = ['--devices', '5', '--at', '2026-01-15T14:00:00Z'];

describe('the program with a home that is none', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['an empty HOME', { HOME: '' }],
    ['a relative HOME', { HOME: 'relative' }],
    ['an empty HOME and a relative XDG_CONFIG_HOME', { HOME: '', XDG_CONFIG_HOME: 'relative' }],
  ])('takes nothing from the working folder: %s', async (_, env) => {
    const machine = aMachine();
    const ran = await run(['overview', ...DEMO], { folder: layTrap(machine), env });
    expect(ran).toMatchObject({ code: 0, err: expect.not.stringContaining('trap') });
    expect(existsSync(machine.path('ran'))).toBe(false);
  });

  it('says what to do when it is asked for the path', async () => {
    const ran = await run(['config', 'path'], { folder: aMachine().folder, env: { HOME: '' } });
    expect(ran).toMatchObject({ code: 78, out: '', err: expect.stringContaining('Set HOME to an absolute path') });
  });

  it.runIf(canBeStranger)('starts for a user whom the system does not know', async () => {
    const ran = await run(['config', 'path'], { folder: '/', userId: STRANGER });
    expect(ran).toMatchObject({ code: 78, out: '', err: expect.stringContaining('Set HOME to an absolute path') });
  });
});

describe('the program in a deleted working folder', () => {
  const script = 'mkdir gone && cd gone && rmdir ../gone';

  it('shows the embedded appliance', async () => {
    const ran = await run(['overview', ...DEMO], { folder: aMachine().path('.'), script });
    expect(ran).toMatchObject({ code: 0, err: '' });
  });

  it('prints the path of the configuration', async () => {
    const { folder } = aMachine();
    const ran = await run(['config', 'path'], { folder, env: { HOME: folder }, script });
    expect(ran).toMatchObject({ code: 0, out: `${folder}/.config/darktop/config.toml\n` });
  });

  it('asks an appliance', async () => {
    const { folder } = aMachine();
    const env = { ...ENVIRONMENT, HOME: folder, DARKTOP_HOST: 'http://127.0.0.1:9' };
    const ran = await run(['overview'], { folder, env, script });
    expect(ran).toMatchObject({ out: expect.stringContaining('127.0.0.1:9'), err: '' });
  });

  it('calls a relative path a mistake of the configuration', async () => {
    const { folder } = aMachine();
    const ran = await run(['overview', '--config', 'x.toml'], { folder, env: { HOME: folder }, script });
    expect(ran).toMatchObject({ code: 78, err: expect.stringContaining('flag --config: the path x.toml is relative') });
  });
});
