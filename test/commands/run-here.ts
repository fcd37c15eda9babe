// Runs one command inside the test, with output that is kept: for what needs no program of its own.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandEntry } from '../../src/commands/setting/program.ts';
import { runProgram } from '../../src/commands/setting/program.ts';
import type { Output, Surroundings } from '../../src/commands/setting/surroundings.ts';

export type RanHere = Readonly<{ code: number; out: string; err: string }>;

const HOME = mkdtempSync(join(tmpdir(), 'darktop-here-'));

/** Where it keeps what it remembers. */
export const STATE = { HOME, XDG_STATE_HOME: join(HOME, '.state') };

/** `host` is where the appliance listens; without one nothing is configured. */
export const runHere = async (
  command: CommandEntry,
  args: readonly string[],
  host: URL | undefined,
  env: Readonly<Record<string, string>> = {},
): Promise<RanHere> => {
  const written = { out: '', err: '' };
  const into = (where: 'out' | 'err'): Output => ({
    isTerminal: false,
    columns: undefined,
    write: async (text) => {
      written[where] += typeof text === 'string' ? text : Buffer.from(text).toString();
    },
  });
  const profile: Record<string, string> =
    host === undefined
      ? {}
      : { DARKTOP_HOST: host.origin, DARKTOP_PUBLIC_TOKEN: 'a'.repeat(40), DARKTOP_PRIVATE_TOKEN: 'b'.repeat(40) };
  const surroundings: Surroundings = {
    env: { ...STATE, XDG_CONFIG_HOME: join(HOME, '.config'), ...profile, ...env },
    program: new URL(import.meta.url),
    version: '0.0.0',
    input: { chunks: async function* () {}, isTerminal: false },
    out: into('out'),
    err: into('err'),
    terminal: undefined,
    now: Date.now,
    random: Math.random,
    stop: new AbortController().signal,
    tellParent: undefined,
  };
  const code = await runProgram([command], args, surroundings);
  return { code, ...written };
};
