// Runs the token command in the shell: with a time limit, and with nothing left of it when it is given up.
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import process from 'node:process';
import type { Readable } from 'node:stream';
import type { Environment } from './layers.ts';
import { codeOf } from './system.ts';

export type CommandEnding =
  | Readonly<{ kind: 'success' }>
  | Readonly<{ kind: 'cancelled' }>
  | Readonly<{ kind: 'failure'; came: string }>;

export type CommandRun = Readonly<{ output: string; complaint: string; ending: CommandEnding }>;

export type CommandLimits = Readonly<{ timeoutMs: number; signal: AbortSignal | undefined }>;

/** What a command that ended well left in the background is neither waited for nor stopped: an agent is meant to stay. */
export const runShellCommand = (command: string, env: Environment, limits: CommandLimits): Promise<CommandRun> => {
  const { timeoutMs, signal } = limits;
  if (signal?.aborted === true) return Promise.resolve({ output: '', complaint: '', ending: { kind: 'cancelled' } });
  return new Promise((resolve) => {
    const child = startShell(command, env);
    const finish = (ending: CommandEnding): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      child.stdout.destroy();
      child.stderr.destroy();
      child.unref();
      resolve({ output: heard.output, complaint: heard.complaint, ending });
    };
    const giveUp = (ending: CommandEnding): void => {
      killGroup(child);
      finish(ending);
    };
    const cancel = (): void => giveUp({ kind: 'cancelled' });
    const fail = (came: string): void => giveUp({ kind: 'failure', came });
    const timer = setTimeout(() => fail(`was not done after ${timeoutMs / 1000} s`), timeoutMs);
    signal?.addEventListener('abort', cancel, { once: true });
    const heard = listen(child, () => fail('printed more than 64 KB'));
    child.on('error', (error) => finish({ kind: 'failure', came: `could not be started (${codeOf(error)})` }));
    child.on('exit', (code, killedBy) => whenSilent(heard, () => finish(endingOf(code, killedBy))));
  });
};

type Shell = ChildProcessByStdio<null, Readable, Readable>;

const startShell = (command: string, env: Environment): Shell =>
  spawn(command, {
    shell: true,
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    // A process group of its own can be stopped as a whole; without it only the shell would be. Windows has none.
    detached: process.platform !== 'win32',
  });

const killGroup = (child: Shell): void => {
  if (process.platform === 'win32' || child.pid === undefined) {
    child.kill('SIGKILL');
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nothing of it is there any more.
  }
};

const LARGEST_OUTPUT_BYTES = 64 * 1024;

type Heard = { output: string; complaint: string; chunkCount: number };

const listen = (child: Shell, giveUp: () => void): Heard => {
  const heard: Heard = { output: '', complaint: '', chunkCount: 0 };
  for (const [stream, name] of [
    [child.stdout, 'output'],
    [child.stderr, 'complaint'],
  ] as const) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      heard.chunkCount += 1;
      heard[name] += chunk;
      if (heard[name].length > LARGEST_OUTPUT_BYTES) giveUp();
    });
  }
  return heard;
};

const SILENT_TURNS = 3;

/**
 * The streams end only when the last process that holds them ends. But all that the shell printed is in them when it has
 * ended, and each turn of the event loop reads what there is: after a few silent turns nothing of it is left.
 */
const whenSilent = (heard: Heard, proceed: () => void, silentTurns = 0): void => {
  const before = heard.chunkCount;
  setImmediate(() => {
    const turns = heard.chunkCount === before ? silentTurns + 1 : 0;
    if (turns >= SILENT_TURNS) proceed();
    else whenSilent(heard, proceed, turns);
  });
};

const endingOf = (code: number | null, killedBy: string | null): CommandEnding =>
  code === 0
    ? { kind: 'success' }
    : { kind: 'failure', came: `ended with ${code === null ? killedBy : `exit code ${code}`}` };
