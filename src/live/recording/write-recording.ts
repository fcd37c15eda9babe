// Writes what the console is told into a file, answer by answer, without ever making anybody wait.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Failure } from '../../domain/failure.ts';
import type { Instant } from '../../domain/instant.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import type { NetworkAnswer } from '../../flows/network-answer.ts';
import { clean } from '../../text/clean.ts';
import type { Part } from '../part.ts';
import { packBody } from './body/pack-body.ts';
import { writeNetwork, writePlain } from './body/write-value.ts';
import { firstLine, LARGEST_BODY_BYTES, lengthOf, recordStart } from './format.ts';
import { createFile, type GrowingFile } from './recording-file.ts';
import { valueKindOf } from './value-of-key.ts';

export type RecordedPart = Pick<Part<unknown>, 'key' | 'topic' | 'name'>;

export type Recorder = Readonly<{
  /** Returns at once. Where the disk is slower than the answers, the newest of each question is written. */
  add(part: RecordedPart, at: Instant, data: unknown): void;
  /** Told once, when recording has stopped by itself. */
  onStopped(listener: (failure: Failure) => void): void;
  /** Resolves when nothing waits to be written. */
  written(): Promise<void>;
  /** Waits for what is still to be written. */
  close(): Promise<void>;
}>;

type Waiting = Readonly<{ part: RecordedPart; at: Instant; data: unknown }>;

export const createRecorder = async (path: string, version: string): Promise<Result<Recorder>> => {
  const file = await createFile(path);
  if (!file.ok) return file;
  const begun = await file.value.append([firstLine(version)]);
  if (begun.ok) return success(recorderOver(file.value));
  await file.value.close(false);
  return failed(begun.failure);
};

const recorderOver = (file: GrowingFile): Recorder => {
  const waiting = new Map<string, Waiting>();
  const listeners: ((failure: Failure) => void)[] = [];
  let isStopped = false;
  let count = 0;
  let writing: Promise<void> | undefined;

  const stop = (failure: Failure): void => {
    isStopped = true;
    waiting.clear();
    for (const listener of listeners) listener(failure);
  };

  const writeAll = async (): Promise<void> => {
    await nextTurn();
    for (let next = takeFirst(waiting); next !== undefined; next = takeFirst(waiting)) {
      const written = await writeRecord(file, next).catch((error: unknown) =>
        failed(ourMistake(next.part.name, error)),
      );
      if (written.ok) count += 1;
      else stop(written.failure);
    }
    writing = undefined;
  };

  const written = async (): Promise<void> => {
    while (writing !== undefined) await writing;
  };

  return {
    add: (part, at, data) => {
      if (isStopped || data === undefined || valueKindOf(part.key) === undefined) return;
      waiting.set(part.key, { part, at, data });
      writing ??= writeAll();
    },
    onStopped: (listener) => listeners.push(listener),
    written,
    close: async () => {
      await written();
      isStopped = true;
      await file.close(count > 0);
    },
  };
};

const takeFirst = (waiting: Map<string, Waiting>): Waiting | undefined => {
  for (const [key, first] of waiting) {
    waiting.delete(key);
    return first;
  }
  return undefined;
};

const writeRecord = async (file: GrowingFile, { part, at, data }: Waiting): Promise<Result<undefined>> => {
  const { key, topic, name } = part;
  const { packing, pieces } = await packBody(isNetwork(key, data) ? writeNetwork(data) : writePlain(data));
  // No screen shows that much; a file with a hole in it is worth more than none.
  if (lengthOf(pieces) > LARGEST_BODY_BYTES) return success(undefined);
  return file.append([recordStart({ key, topic, name, at, packing }, pieces), ...pieces]);
};

/** By its key: what answers a question is always of the same kind. */
const isNetwork = (key: string, data: unknown): data is NetworkAnswer =>
  valueKindOf(key)?.kind === 'network' && typeof data === 'object' && data !== null && 'flows' in data;

/** Recording must never be what ends the console. */
const ourMistake = (name: string, error: unknown): Failure => ({
  kind: 'bad-data',
  path: '',
  what: 'recording has stopped',
  came: `darktop could not write down ${name} (${clean(error instanceof Error ? error.message : String(error), 120)})`,
  advice: 'This is a mistake of darktop: please report it.',
});
