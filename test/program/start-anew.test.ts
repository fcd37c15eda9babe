// The console runs under settings of the C library that give memory back: in the same process, unless somebody chose others.
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { closeConsoles, type Driven, FROZEN, openConsole } from './console-driver.ts';
import { runProgram } from './run-program.ts';

afterEach(closeConsoles);

/** As the process was started with it; what it changed since is not in it. */
const startedWith = ({ pid }: Driven): readonly string[] =>
  readFileSync(`/proc/${pid}/environ`, 'utf8')
    .split('\0')
    .filter((line) => /^(?:MALLOC_|GLIBC_|DARKTOP_)/.test(line))
    .sort();

describe.runIf(process.platform === 'linux')('the console', () => {
  it('is started anew in the same process, with its own settings', async () => {
    expect(startedWith(await openConsole(FROZEN))).toEqual([
      'DARKTOP_STARTED_ANEW=1',
      'MALLOC_ARENA_MAX=1',
      'MALLOC_MMAP_THRESHOLD_=65536',
      'MALLOC_TRIM_THRESHOLD_=65536',
    ]);
  });

  it.each([{ MALLOC_ARENA_MAX: '4' }, { GLIBC_TUNABLES: 'glibc.malloc.arena_max=3' }])(
    'leaves %o as somebody chose it',
    async (env) => {
      const [[name, value] = []] = Object.entries(env);
      expect(startedWith(await openConsole(FROZEN, { env }))).toEqual([`${name}=${value}`]);
    },
  );
});

it('other commands are started once, and know nothing of it', async () => {
  const ran = await runProgram(['config', 'show'], { DARKTOP_STARTED_ANEW: '1', MALLOC_ARENA_MAX: '1' });
  expect(ran.code).toBe(0);
  expect(ran.out + ran.err).not.toContain('STARTED_ANEW');
});
