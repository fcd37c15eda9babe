// Runs the built program the way a shell does, and tells what came out.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROGRAM = fileURLToPath(new URL('../../dist/darktop.mjs', import.meta.url));

const HOME = mkdtempSync(join(tmpdir(), 'darktop-home-'));

/** Compiled code is kept for all the tests of a run: hundreds of programs are started. */
const CACHE = join(tmpdir(), `darktop-tests-${process.ppid}`);

export type Ran = Readonly<{ code: number | null; signal: NodeJS.Signals | null; out: string; err: string }>;

/** No configuration, no tokens, no proxy of the machine the tests run on. */
export const bareEnv = (extra: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  HOME,
  XDG_CONFIG_HOME: join(HOME, '.config'),
  LANG: 'C.UTF-8',
  XDG_CACHE_HOME: CACHE,
  ...extra,
});

export const startProgram = (args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess =>
  spawn(process.execPath, [PROGRAM, ...args], { env: bareEnv(env), stdio: ['ignore', 'pipe', 'pipe'] });

export const runProgram = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> => {
  const child = startProgram(args, env);
  let out = '';
  let err = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, out, err }));
  });
};

/** Resolves with everything said on standard output once it matches. */
export const waitForOutput = (child: ChildProcess, pattern: RegExp): Promise<string> =>
  new Promise((resolve, reject) => {
    let out = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (pattern.test(out)) resolve(out);
    });
    child.once('close', () => reject(new Error(`ended before it said ${pattern}: ${out}`)));
  });

export type Simulated = Readonly<{ env: Record<string, string>; url: string; stop(): Promise<void> }>;

/** Starts `darktop simulate` and reads the export lines it prints, as a shell would. */
export const startSimulated = async (...args: readonly string[]): Promise<Simulated> => {
  const child = startProgram(['simulate', '--port', '0', ...args]);
  const out = await waitForOutput(child, /DARKTOP_PRIVATE_TOKEN=\S+\n/);
  const env = Object.fromEntries(
    [...out.matchAll(/^export (\w+)='?([^'\n]+)'?$/gm)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
  return {
    env,
    url: env.DARKTOP_HOST ?? '',
    stop: () =>
      new Promise((resolve) => {
        child.once('close', () => resolve());
        child.kill('SIGTERM');
      }),
  };
};
