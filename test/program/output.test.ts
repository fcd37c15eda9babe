// What the built program does when its output has nowhere to go.
import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { bareEnv, PROGRAM } from './run-program.ts';

/** Runs a line of shell in which $DARKTOP is the program. */
const shell = (line: string): Promise<Readonly<{ code: unknown; out: string; err: string }>> =>
  new Promise((resolve) => {
    const env = bareEnv({ DARKTOP: `${process.execPath} ${PROGRAM}` });
    execFile('/bin/sh', ['-c', line], { env }, (error, out, err) => resolve({ code: error?.code ?? 0, out, err }));
  });

const COMMANDS = [
  'overview --devices 5',
  '--help',
  'config show',
  'query summarystatistics --devices 5',
  'doctor --devices 5',
  'watch --once --json --devices 5',
];

describe('a full disk', () => {
  it.each(COMMANDS)('is said and not taken for success: %s', async (args) => {
    const { code, err } = await shell(`$DARKTOP ${args} > /dev/full`);
    expect(code).toBe(70);
    expect(err).toContain('standard output: no space is left there (ENOSPC)');
    expect(err).not.toContain('    at ');
  });
});

describe('a reader that has gone', () => {
  it.each(COMMANDS)('ends the program quietly: %s', async (args) => {
    const told = await shell(`exec 3>&1; { $DARKTOP ${args} 3>&-; echo "code $?" >&3; } | true`);
    expect(told).toMatchObject({ out: 'code 0\n', err: '' });
  });
});

describe('what was typed', () => {
  it.each([
    '--scenario "$(printf \'\\033[31mx\')"',
    'simulate --rights "$(printf \'\\033[31m\')"',
    '"$(printf \'\\033[31mx\')"',
  ])('comes back without its escape codes: %s', async (args) => {
    const { code, err } = await shell(`$DARKTOP ${args}`);
    expect(code).toBe(2);
    expect(err).not.toContain('\u001b');
  });

  it('is not repeated when it may be a secret', async () => {
    const { code, err } = await shell('$DARKTOP --token=abcdef0123456789');
    expect(code).toBe(2);
    expect(err).not.toContain('abcdef0123456789');
  });

  it.each(['--scenario ""', '--at "0000-01-01 00:00"', '--at 9999-12-31T23:59:59Z', '--speed 0.0000001'])(
    'is refused when nothing sensible can be made of it: %s',
    async (args) => {
      expect(await shell(`$DARKTOP ${args}`)).toMatchObject({ code: 2, out: '' });
    },
  );
});
