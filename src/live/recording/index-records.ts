// Finds the records of a recording without reading what is in them: where each lies, what it answers and when.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { PREFIX_BYTES, type Prefix, type RecordHead, readHead, readPrefix } from './format.ts';
import type { SettledFile } from './recording-file.ts';

export type IndexedRecord = Readonly<{ head: RecordHead; bodyAt: number; bodyLength: number; bodyChecksum: number }>;

export type RecordIndex = Readonly<{
  /** In the order of the file. */
  records: readonly IndexedRecord[];
  /** Why what lies behind them was left out, in words; undefined when nothing was. */
  leftOut: string | undefined;
}>;

/** A console that asks every five seconds for a week makes fewer of each question; more would only fill the memory. */
const MOST_RECORDS = 500_000;

/** Heads are short: one read finds a whole one, and often the small records behind it. */
const WINDOW_BYTES = 32 * 1024;

export const indexRecords = async (file: SettledFile, from: number, signal?: AbortSignal): Promise<RecordIndex> => {
  const records: IndexedRecord[] = [];
  const read = readerOver(file);
  let at = from;
  while (at < file.size) {
    if (signal?.aborted === true) break;
    if (records.length === MOST_RECORDS) return { records, leftOut: 'it holds more records than can be shown' };
    const start = await read(at, PREFIX_BYTES);
    const prefix = readPrefix(start);
    if (prefix === undefined) return { records, leftOut: start.length < PREFIX_BYTES ? CUT_OFF : BROKEN };
    const bodyAt = at + PREFIX_BYTES + prefix.headLength;
    const headBytes = await read(at + PREFIX_BYTES, prefix.headLength);
    const head = headBytes.length < prefix.headLength ? undefined : readHead(start, headBytes);
    if (head === undefined) return { records, leftOut: isCutOff(file, bodyAt, prefix) ? CUT_OFF : BROKEN };
    if (isCutOff(file, bodyAt, prefix)) return { records, leftOut: CUT_OFF };
    if (head !== 'unreadable') records.push({ head, bodyAt, ...bodyOf(prefix) });
    at = bodyAt + prefix.bodyLength;
  }
  return { records, leftOut: undefined };
};

const CUT_OFF = 'its last record is cut off';
const BROKEN = 'it is broken there';

const isCutOff = (file: SettledFile, bodyAt: number, { bodyLength }: Prefix): boolean =>
  bodyAt + bodyLength > file.size;

const bodyOf = ({ bodyLength, bodyChecksum }: Prefix) => ({ bodyLength, bodyChecksum });

/** Reads ahead. */
const readerOver = (file: SettledFile): ((from: number, length: number) => Promise<Uint8Array>) => {
  let bytes: Uint8Array = new Uint8Array(0);
  let start = 0;
  return async (from, length) => {
    if (from < start || from + length > start + bytes.length) {
      bytes = await file.read(from, Math.max(length, WINDOW_BYTES));
      start = from;
      await nextTurn();
    }
    return bytes.subarray(from - start, from - start + length);
  };
};
