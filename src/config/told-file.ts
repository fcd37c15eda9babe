// Keeps what a reader of a watch was told, so that a watch that is started again tells only what changed.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Memory, NOTHING_KNOWN } from '../analysis/findings/told-findings.ts';
import { mergeTold, readTold, writeTold } from '../analysis/findings/told-json.ts';
import type { Failure } from '../domain/failure.ts';
import type { Instant } from '../domain/instant.ts';
import { failed, type Result, success } from '../domain/result.ts';
import { takeLock } from './file-lock.ts';
import type { Environment } from './layers.ts';
import { replaceFile, tellUnwritten } from './replace-file.ts';
import { makeStateFolder, stateFolder } from './state-folder.ts';
import { readSmallFile, type System } from './system.ts';
import { trouble } from './trouble.ts';

export type ToldPlace = Readonly<{
  system: System;
  env: Environment;
  profile: string;
  /** Where the profile leads: behind another address there is another network. */
  host: string;
  /** What is found in a day is not gone because somebody looks at an hour. */
  window: string;
  /** Each reader is told everything; undefined where there is one alone. */
  reader: string | undefined;
}>;

export type KeptTold = Readonly<{
  memory: Memory;
  /** To be told once: what was found broken. */
  notice: Failure | undefined;
}>;

export type ToldFile = Readonly<{
  path: string;
  load(): Promise<KeptTold>;
  /** What another watch wrote meanwhile stays, where it is the later. */
  save(memory: Memory, at: Instant): Promise<Result<undefined>>;
}>;

/** Fails where no place is known. That nothing can be written there is told by `save`. */
export const openTold = ({ system, env, ...what }: ToldPlace): Result<ToldFile> => {
  const folder = stateFolder(env, system);
  if (!folder.ok) return folder;
  const path = join(folder.value, fileNameOf(what));
  return success({
    path,
    load: async () => {
      const content = await readContent(path);
      return content.ok
        ? { memory: content.value, notice: undefined }
        : { memory: NOTHING_KNOWN, notice: content.failure };
    },
    save: async (memory, at) => {
      // Somebody may have cleared it away meanwhile.
      const ready = await makeStateFolder(folder.value, system.platform);
      return ready.ok ? save(path, memory, at) : ready;
    },
  });
};

const LONGEST_NAME = 48;

/** The end tells apart what a file name cannot hold, or holds only in one case. */
const fileNameOf = ({ profile, host, window, reader }: Omit<ToldPlace, 'system' | 'env'>): string => {
  const named = [profile, ...(reader === undefined ? [] : [reader])]
    .map((name) => name.replace(/[^a-zA-Z0-9_-]/g, '_').slice(0, LONGEST_NAME))
    .join('-');
  const mark = createHash('sha256')
    .update(JSON.stringify([profile, host, window, reader]))
    .digest('hex');
  return `watch-${named}-${mark.slice(0, 12)}.json`;
};

/** More than is ever written. */
const LIMIT_BYTES = 16 * 1024 * 1024;

const readContent = async (path: string): Promise<Result<Memory>> => {
  const reading = await readSmallFile(path, LIMIT_BYTES);
  if (reading.kind === 'missing') return success(NOTHING_KNOWN);
  if (reading.kind === 'trouble') return failed(tellBroken(path, `it ${reading.came}`));
  const read = readTold(reading.text);
  return read.ok ? read : failed(tellBroken(path, read.failure.came));
};

/** Nothing in it was made by hand: it is not kept. */
const tellBroken = (path: string, came: string): Failure =>
  trouble(path, came, 'What was told before is not known, so everything is told anew.');

const MOST_TRIES = 3;

const save = async (path: string, memory: Memory, at: Instant): Promise<Result<undefined>> => {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const locking = await takeLock(`${path}.lock`);
    if (locking.kind === 'busy') break;
    if (locking.kind === 'trouble') return failed(tellUnwritten(path, locking.code));
    try {
      const others = await readContent(path);
      const merged = others.ok ? mergeTold(memory, others.value, at) : memory;
      const replaced = await replaceFile(path, writeTold(merged), locking.lock, undefined);
      if (!replaced.ok) return replaced;
      if (replaced.value) return success(undefined);
    } finally {
      await locking.lock.release();
    }
  }
  return failed(trouble(path, 'other watches kept it locked for a second', 'It is tried again after the next look.'));
};
