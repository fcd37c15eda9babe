// A lock that all processes of a host keep to: a file that only one of them can make.
import { randomBytes } from 'node:crypto';
import { open, readFile, rm, stat } from 'node:fs/promises';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from '../domain/instant.ts';
import { codeOf } from './system.ts';

export type FileLock = Readonly<{
  /** False once another took it over, as it may after a process was stopped for long: what was read may be out of date. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}>;

export type Locking =
  | Readonly<{ kind: 'locked'; lock: FileLock }>
  | Readonly<{ kind: 'busy' }>
  | Readonly<{ kind: 'trouble'; code: string }>;

/** Whoever works under a lock needs milliseconds; so old, its owner died or was stopped. */
const STALE_MS = 10_000;
const LONGEST_WAIT_MS = 1_000;
const SHORTEST_PAUSE_MS = 2;
const LONGEST_PAUSE_MS = 20;

export const takeLock = async (path: string, now: () => Instant = Date.now): Promise<Locking> => {
  const token = `${process.pid} ${randomBytes(8).toString('hex')}\n`;
  const beganAt = performance.now();
  let pauseMs = SHORTEST_PAUSE_MS;
  try {
    while (!(await make(path, token))) {
      // Two may find it stale, and the slower then removes the lock of the faster: hence `isHeld` before anything is replaced.
      if (await isStale(path, now())) await rm(path, { force: true });
      else if (performance.now() - beganAt > LONGEST_WAIT_MS) return { kind: 'busy' };
      else await sleep(pauseMs);
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
    }
  } catch (error) {
    return { kind: 'trouble', code: codeOf(error) };
  }
  const isHeld = async (): Promise<boolean> => (await readFile(path, 'utf8').catch(() => '')) === token;
  return {
    kind: 'locked',
    lock: {
      isHeld,
      release: async () => {
        if (await isHeld()) await rm(path, { force: true }).catch(() => undefined);
      },
    },
  };
};

const make = async (path: string, token: string): Promise<boolean> => {
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(token);
    } catch (error) {
      // Without a token it would be nobody's, and shut everybody out until it is stale.
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
};

/** Also one from the future: the clock was put back since. One that is gone is not stale, it is free. */
const isStale = async (path: string, at: Instant): Promise<boolean> => {
  try {
    return Math.abs(at - (await stat(path)).mtimeMs) > STALE_MS;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
};
