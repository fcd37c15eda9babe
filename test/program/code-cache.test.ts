// The code cache of the built program: it makes the start faster and nothing else different, whatever lies in its place.
import { execFile } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { closeConsoles, FROZEN, quit, startConsole, waitForFirstPage } from './console-driver.ts';
import { bareEnv, PROGRAM } from './run-program.ts';

type Home = Readonly<{
  folder: string;
  cache: string;
  run(args?: readonly string[], env?: Readonly<Record<string, string>>, program?: string): Promise<string>;
}>;

/** A home of its own, in which the code cache is not switched off. */
const aHome = (): Home => {
  const folder = mkdtempSync(join(tmpdir(), 'darktop-code-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder,
    cache: join(folder, '.cache/darktop'),
    run: (args = ['--version'], env = {}, program = PROGRAM) =>
      new Promise((resolve) => {
        const all = bareEnv({ HOME: folder, XDG_CACHE_HOME: '', ...env });
        execFile(process.execPath, [program, ...args], { env: all }, (error, out, err) =>
          resolve(`${out}${err}${error?.code ?? 0}`),
        );
      }),
  };
};

const VERSION = /^\d+\.\d+\.\d+\n0$/;

describe('the code cache', () => {
  it('is written once, for its owner alone, and used from then on', async () => {
    const { cache, run } = aHome();
    const file = join(cache, 'help.code');
    expect(await run()).toMatch(VERSION);
    expect(statSync(cache).mode & 0o777).toBe(0o700);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(cache)).toEqual(['help.code']);
    const before = statSync(file).ino;
    expect(await run()).toMatch(VERSION);
    expect(statSync(file).ino).toBe(before);
  });

  it('of the console is used at the next start, whatever keys were pressed before it was written', async () => {
    const { folder, cache } = aHome();
    const file = join(cache, 'screen.code');
    onTestFinished(closeConsoles);
    const look = async (): Promise<number> => {
      const driven = startConsole(FROZEN, { env: { HOME: folder, XDG_CACHE_HOME: '' } });
      await waitForFirstPage(driven);
      // It is written three seconds after the start.
      await vi.waitFor(
        async () => {
          driven.send('\t');
          expect(existsSync(file) && performance.now() - driven.startedAt > 4_000).toBe(true);
        },
        { timeout: 20_000, interval: 100 },
      );
      await quit(driven);
      return statSync(file).ino;
    };
    const written = await look();
    expect(await look()).toBe(written);
  });

  it('is kept apart for each command, and not after a run that failed', async () => {
    const { cache, run } = aHome();
    await run(['config', 'path', '--config', '/nowhere/config.toml']);
    await run(['query', 'netwrk']);
    await run(['report', '--schema']);
    expect(readdirSync(cache).sort()).toEqual(['config.code', 'report.code']);
  });

  it('is left alone where NODE_DISABLE_COMPILE_CACHE says so', async () => {
    const { folder, run } = aHome();
    expect(await run([], { NODE_DISABLE_COMPILE_CACHE: '1' })).toMatch(/0$/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('lies where XDG_CACHE_HOME says, unless that is relative', async () => {
    const { folder, cache, run } = aHome();
    await run(['--version'], { XDG_CACHE_HOME: join(folder, 'elsewhere') });
    expect(existsSync(join(folder, 'elsewhere/darktop/help.code'))).toBe(true);
    await run(['--version'], { XDG_CACHE_HOME: 'relative' });
    expect(readdirSync(cache)).toEqual(['help.code']);
  });

  it('is not needed where there is no home to keep it in', async () => {
    const { folder, run } = aHome();
    writeFileSync(join(folder, 'file'), '');
    for (const HOME of [join(folder, 'file'), '/nowhere/at/all', '', 'relative', '/dev/null']) {
      expect(await run(['--version'], { HOME })).toMatch(VERSION);
    }
    expect(existsSync('relative')).toBe(false);
  });

  it('works from wherever the one file was copied to', async () => {
    const { folder, cache, run } = aHome();
    const copy = join(folder, 'copied.mjs');
    copyFileSync(PROGRAM, copy);
    expect(await run(['--version'], {}, copy)).toMatch(VERSION);
    expect(await run(['overview', '--at', '2026-01-15 14:00:00'], {}, copy)).toMatch(/\n0$/);
    expect(readdirSync(cache)).toContain('overview.code');
  });
});

/** Each makes something of a good cache, at its path or in its folder. */
const SPOILT: readonly (readonly [string, (file: string, cache: string) => void])[] = [
  ['is cut short', (file) => truncateSync(file, 1_000)],
  ['is empty', (file) => truncateSync(file, 0)],
  [
    'has a wrong byte in it',
    (file) => {
      const bytes = readFileSync(file);
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0x55;
      writeFileSync(file, bytes);
    },
  ],
  ['is something else', (file) => writeFileSync(file, 'x'.repeat(100_000))],
  [
    'was made by another version',
    (file) => writeFileSync(file, readFileSync(file, 'latin1').replace(/v\d+\.\d+\./, 'v0.0.'), 'latin1'),
  ],
  ['can be written by others', (file) => chmodSync(file, 0o666)],
  [
    'is a link',
    (file) => {
      copyFileSync(file, `${file}.true`);
      rmSync(file);
      symlinkSync(`${file}.true`, file);
    },
  ],
  [
    'is a folder',
    (file) => {
      rmSync(file);
      mkdirSync(file);
    },
  ],
  ['lies in a folder that others can write to', (_file, cache) => chmodSync(cache, 0o777)],
  [
    'lies in a folder that is a link',
    (_file, cache) => {
      rmSync(cache, { recursive: true });
      mkdirSync(`${cache}.true`, { mode: 0o700 });
      symlinkSync(`${cache}.true`, cache);
    },
  ],
];

describe('a code cache that cannot be trusted', () => {
  it.each(SPOILT)('is ignored: it %s', async (_name, spoil) => {
    const { cache, run } = aHome();
    const file = join(cache, 'help.code');
    const said = await run(['report', '--help']);
    spoil(file, cache);
    expect(await run(['report', '--help'])).toBe(said);
    expect(await run(['report', '--help'])).toBe(said);
    expect(readdirSync(cache).filter((name) => !/^help\.code(\.true)?$/.test(name))).toEqual([]);
  });

  it('is replaced by one that can', async () => {
    const { cache, run } = aHome();
    const file = join(cache, 'help.code');
    await run();
    truncateSync(file, 1_000);
    await run();
    const { ino, size } = statSync(file);
    expect(size).toBeGreaterThan(100_000);
    await run();
    expect(statSync(file).ino).toBe(ino);
  });
});
