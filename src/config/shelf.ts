// What an appliance told and may serve again, in files of the state folder for their owner alone; nothing depends on their being there.
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileLock } from './file-lock.ts';
import type { Environment } from './layers.ts';
import { replaceFile } from './replace-file.ts';
import { makeStateFolder, stateFolder } from './state-folder.ts';
import { type FileReading, readSmallFile, type System } from './system.ts';

export type ShelfPlace = Readonly<{
  system: System;
  env: Environment;
  profile: string;
  /** Where the profile leads: behind another address there is another network. */
  host: string;
}>;

export type FileShelf = Readonly<{
  /** Undefined where there is none, or none that can be read. */
  read(name: string): Promise<string | undefined>;
  /** Whole or not at all; where it cannot be kept, it is not. */
  write(name: string, text: string): Promise<void>;
}>;

/** A little more than is ever written. */
const LIMIT_BYTES = 9 * 1024 * 1024;

/** Undefined where no place is known. */
export const openShelf = ({ system, env, profile, host }: ShelfPlace): FileShelf | undefined => {
  const folder = stateFolder(env, system);
  if (!folder.ok) return undefined;
  const pathOf = (name: string): string => join(folder.value, fileNameOf(profile, host, name));
  return {
    read: async (name) => {
      const reading = await read(pathOf(name)).catch(() => undefined);
      return reading?.kind === 'text' ? reading.text : undefined;
    },
    write: async (name, text) => {
      if (Buffer.byteLength(text) > LIMIT_BYTES) return;
      try {
        const ready = await makeStateFolder(folder.value, system.platform);
        if (ready.ok) await replaceFile(pathOf(name), text, UNLOCKED, undefined);
      } catch {
        // Then it is asked for again.
      }
    },
  };
};

/** Room for what is there, and no more: most of them are small. */
const read = async (path: string): Promise<FileReading | undefined> => {
  const { size } = await stat(path);
  return size > LIMIT_BYTES ? undefined : readSmallFile(path, size);
};

/** Whoever writes last is as right as whoever wrote before. */
const UNLOCKED: FileLock = { isHeld: async () => true, release: async () => undefined };

const LONGEST_NAME = 48;

/** The end tells apart what a file name cannot hold, or holds only in one case. */
const fileNameOf = (profile: string, host: string, name: string): string => {
  const readable = (text: string): string => text.replace(/[^a-zA-Z0-9_-]/g, '_').slice(0, LONGEST_NAME);
  const mark = createHash('sha256')
    .update(JSON.stringify([profile, host, name]))
    .digest('hex');
  return `appliance-${readable(profile)}-${readable(name)}-${mark.slice(0, 12)}.txt`;
};
