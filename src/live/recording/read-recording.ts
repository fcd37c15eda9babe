// Opens a recording: what it holds is known at once, what was answered is read when it is wanted.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Failure } from '../../domain/failure.ts';
import type { Instant } from '../../domain/instant.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { clean } from '../../text/clean.ts';
import { unpackBody } from './body/pack-body.ts';
import { readValue } from './body/read-value.ts';
import { checksumOf, LONGEST_FIRST_LINE, readFirstLine } from './format.ts';
import { type IndexedRecord, indexRecords } from './index-records.ts';
import { openFile, type SettledFile } from './recording-file.ts';
import { valueKindOf } from './value-of-key.ts';

export type Recording = Readonly<{
  /** By the key of the question, each list in the order of time. */
  records: ReadonlyMap<string, readonly IndexedRecord[]>;
  firstAt: Instant;
  lastAt: Instant;
  /** When something was asked, in the order of time, each once. */
  moments: readonly Instant[];
  /** What could not be read of it, as a note; undefined when all is there. */
  note: string | undefined;
  /** What the record holds: the same object as long as it is one of the last that were wanted. */
  read(record: IndexedRecord): Promise<Result<unknown>>;
  close(): Promise<void>;
}>;

export type ReadOptions = Readonly<{
  /** Any whole number; it should not be known to whoever made the recording. */
  seed: number;
  signal?: AbortSignal;
}>;

export const openRecording = async (path: string, { seed, signal }: ReadOptions): Promise<Result<Recording>> => {
  const file = await openFile(path);
  if (!file.ok) return file;
  const opened = await recordingIn(file.value, path, seed, signal);
  if (!opened.ok) await file.value.close();
  return opened;
};

const recordingIn = async (
  file: SettledFile,
  path: string,
  seed: number,
  signal: AbortSignal | undefined,
): Promise<Result<Recording>> => {
  const line = readFirstLine(await file.read(0, LONGEST_FIRST_LINE));
  if (line.kind === 'no-recording') return failed(noRecording(path));
  if (line.kind === 'other-format') return failed(otherFormat(path, line.version));
  const { records, leftOut } = await indexRecords(file, line.length, signal);
  const known = records.filter(({ head }) => valueKindOf(head.key) !== undefined);
  const moments = [...new Set(known.map(({ head }) => head.at))].sort((a, b) => a - b);
  const [firstAt] = moments;
  const lastAt = moments.at(-1);
  if (firstAt === undefined || lastAt === undefined) return failed(nothingIn(path, leftOut));
  return success({
    records: byKey(known),
    firstAt,
    lastAt,
    moments,
    note: leftOut === undefined ? undefined : `the end of the recording was left out: ${leftOut}`,
    read: keepingLast(file, seed),
    close: file.close,
  });
};

const byKey = (records: readonly IndexedRecord[]): ReadonlyMap<string, readonly IndexedRecord[]> => {
  const grouped = Map.groupBy(records, ({ head }) => head.key);
  // Of two of the same moment the later one in the file stays the later one.
  return new Map([...grouped].map(([key, some]) => [key, some.toSorted((a, b) => a.head.at - b.head.at)]));
};

/** A screen asks a dozen questions, and again and again gets what it got before. */
const MOST_KEPT = 16;
/** A table of many flows is large: of what takes so many bytes in the file only the last few are kept. */
const LARGE_BYTES = 1024 * 1024;
const MOST_LARGE_KEPT = 2;

const keepingLast = (file: SettledFile, seed: number): Recording['read'] => {
  const kept = new Map<IndexedRecord, Promise<Result<unknown>>>();
  return (record) => {
    const value = kept.get(record) ?? readRecord(file, record, seed);
    kept.delete(record);
    kept.set(record, value);
    forgetOldest(kept, () => true, MOST_KEPT);
    forgetOldest(kept, ({ bodyLength }) => bodyLength >= LARGE_BYTES, MOST_LARGE_KEPT);
    return value;
  };
};

const forgetOldest = (
  kept: Map<IndexedRecord, unknown>,
  counts: (record: IndexedRecord) => boolean,
  most: number,
): void => {
  const counted = [...kept.keys()].filter(counts);
  for (const record of counted.slice(0, Math.max(0, counted.length - most))) kept.delete(record);
};

const readRecord = async (file: SettledFile, record: IndexedRecord, seed: number): Promise<Result<unknown>> => {
  const { head, bodyAt, bodyLength, bodyChecksum } = record;
  const kind = valueKindOf(head.key);
  const packed = await file.read(bodyAt, bodyLength);
  if (kind === undefined || packed.length < bodyLength || checksumOf([packed]) !== bodyChecksum) {
    return failed(brokenRecord(head.name));
  }
  const bytes = await unpackBody(head.packing, packed);
  if (bytes === undefined) return failed(brokenRecord(head.name));
  const steps = readValue(bytes, kind, seed);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value === undefined ? failed(brokenRecord(head.name)) : success(step.value);
    await nextTurn();
  }
};

const brokenRecord = (name: string): Failure => ({
  kind: 'bad-data',
  path: '',
  what: name,
  came: 'the recording is broken there',
  advice: '',
});

const LONGEST_PATH = 200;

const named = (path: string): string => `--replay ${clean(path, LONGEST_PATH)}`;

const noRecording = (path: string): Failure => ({
  kind: 'usage',
  what: named(path),
  came: 'this is no recording of darktop',
  advice: 'Name a file that "darktop --record FILE" has written.',
});

const otherFormat = (path: string, version: string): Failure => ({
  kind: 'usage',
  what: named(path),
  came: `it was written by darktop ${clean(version, 60)}, in a form that this one does not read`,
  advice: 'Replay it with the darktop that wrote it, on a machine of the same kind.',
});

const nothingIn = (path: string, leftOut: string | undefined): Failure => ({
  kind: 'usage',
  what: named(path),
  came: leftOut === undefined ? 'nothing was recorded in it' : `nothing in it can be read: ${leftOut}`,
  advice: 'Record something longer: "darktop --record FILE".',
});
