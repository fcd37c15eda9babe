// The file of a recording: who may read it, what survives a killed console, and what comes of a file that somebody has damaged.
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../src/domain/failure.ts';
import { firstLine, PREFIX_BYTES, recordStart } from '../../src/live/recording/format.ts';
import { indexRecords } from '../../src/live/recording/index-records.ts';
import { openRecording } from '../../src/live/recording/read-recording.ts';
import { openFile } from '../../src/live/recording/recording-file.ts';
import { createRecorder } from '../../src/live/recording/write-recording.ts';
import {
  FIRST_AT,
  freshPath,
  openIt,
  openRecorder,
  recordAll,
  SOME,
  securityPart,
  someEvents,
} from './recording-kit.ts';

const countOf = (records: ReadonlyMap<string, readonly unknown[]>): number =>
  [...records.values()].reduce((sum, { length }) => sum + length, 0);

const failureOf = async (path: string): Promise<Failure | undefined> => {
  const opened = await openRecording(path, { seed: 1 });
  if (opened.ok) await opened.value.close();
  return opened.ok ? undefined : opened.failure;
};

describe('writing', () => {
  it('makes a file that nobody else can read', async () => {
    const path = await recordAll();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('leaves a file alone that is there already, and says what to do', async () => {
    const path = freshPath();
    writeFileSync(path, 'precious');
    const recorder = await createRecorder(path, '1.2.3');
    expect(recorder).toMatchObject({
      ok: false,
      failure: { kind: 'usage', advice: expect.stringContaining('Name another file') },
    });
    expect(readFileSync(path, 'utf8')).toBe('precious');
  });

  it('refuses a folder that is not there', async () => {
    const recorder = await createRecorder(`${freshPath()}/no/file`, '1.2.3');
    expect(recorder).toMatchObject({ ok: false, failure: { came: 'there is no such file or folder' } });
  });

  it('leaves no file behind in which nothing was recorded', async () => {
    const path = freshPath();
    const recorder = await openRecorder(path);
    recorder.add({ key: 'a question nobody knows', topic: 'summary', name: 'that' }, FIRST_AT, {});
    await recorder.close();
    expect(() => statSync(path)).toThrow('ENOENT');
  });

  it('stops once with a notice when the file is taken away, and never throws', async () => {
    const path = freshPath();
    const recorder = await openRecorder(path);
    const told: Failure[] = [];
    recorder.onStopped((failure) => told.push(failure));
    rmSync(path);
    recorder.add(securityPart(), FIRST_AT, someEvents(1));
    await recorder.written();
    recorder.add(securityPart(), FIRST_AT, someEvents(2));
    await recorder.close();
    expect(told.map(({ came }) => came)).toEqual(['the file was taken away']);
  });

  it('stops with a notice at an answer that it cannot write down', async () => {
    const path = freshPath();
    const recorder = await openRecorder(path);
    const told: Failure[] = [];
    recorder.onStopped((failure) => told.push(failure));
    recorder.add(securityPart(), FIRST_AT, { counts: 1n });
    await recorder.close();
    expect(told.map(({ came }) => came)).toEqual([expect.stringContaining('could not write down security 24h')]);
  });

  it('writes the newest of each question when answers come faster than the disk takes them', async () => {
    const path = freshPath();
    const recorder = await openRecorder(path);
    for (let total = 1; total <= 50; total += 1) recorder.add(securityPart(), FIRST_AT + total, someEvents(total));
    await recorder.close();
    const recording = await openIt(path);
    expect(recording.moments).toEqual([FIRST_AT + 50]);
  });
});

describe('reading', () => {
  it('finds every record, in the order of time, and what is in it', async () => {
    const recording = await openIt(await recordAll());
    expect(countOf(recording.records)).toBe(SOME.length);
    expect(recording).toMatchObject({ firstAt: FIRST_AT, lastAt: FIRST_AT + 40_000, note: undefined });
    const security = recording.records.get(securityPart().key) ?? [];
    const totals = await Promise.all(security.map((record) => recording.read(record)));
    expect(totals).toMatchObject([{ value: { counts: { total: 1 } } }, { value: { counts: { total: 2 } } }]);
  });

  it('gives the same object again for what was just read', async () => {
    const recording = await openIt(await recordAll());
    for (const [record] of recording.records.values()) {
      if (record === undefined) throw new Error('a key without a record');
      const [one, two] = [await recording.read(record), await recording.read(record)];
      expect(one.ok && two.ok && one.value === two.value).toBe(true);
    }
  });

  it('ignores a last record that is cut off, and says so', async () => {
    const path = await recordAll();
    truncateSync(path, statSync(path).size - 1);
    const recording = await openIt(path);
    expect(countOf(recording.records)).toBe(SOME.length - 1);
    expect(recording.note).toBe('the end of the recording was left out: its last record is cut off');
  });

  it('reads a recording that is still being written', async () => {
    const path = freshPath();
    const recorder = await openRecorder(path);
    recorder.add(securityPart(), FIRST_AT, someEvents(1));
    await recorder.written();
    const recording = await openIt(path);
    expect(countOf(recording.records)).toBe(1);
    await recorder.close();
  });

  it('reads no bodies to find records: one of 400 MB costs nothing until it is wanted', async () => {
    const path = freshPath();
    const bytes = 400 * 1024 * 1024;
    const start = recordStart(
      { key: securityPart().key, topic: 'summary', name: 'security 24h', at: FIRST_AT, packing: 'none' },
      [new Uint8Array(0)],
    );
    // Another length, with the checksum that belongs to it, and a hole in the file where the body would stand.
    const view = new DataView(start.buffer);
    view.setUint32(4, bytes, true);
    view.setUint32(12, crc32(start.subarray(PREFIX_BYTES), crc32(start.subarray(0, 12))), true);
    writeFileSync(path, Buffer.concat([firstLine('1.2.3'), start]));
    truncateSync(path, statSync(path).size + bytes);
    const file = await openFile(path);
    if (!file.ok) throw new Error(file.failure.came);
    let read = 0;
    const counting = {
      ...file.value,
      read: (from: number, length: number) => {
        read += length;
        return file.value.read(from, length);
      },
    };
    const { records, leftOut } = await indexRecords(counting, firstLine('1.2.3').length);
    expect([records.length, leftOut, records[0]?.bodyLength]).toEqual([1, undefined, bytes]);
    expect(read).toBeLessThan(100_000);
    await file.value.close();
  });

  it.each([
    ['is empty', '', 'this is no recording of darktop'],
    ['is something else', '{"some":"json"}\n', 'this is no recording of darktop'],
    ['has no end of its first line', 'darktop-recording 1 1.2.3 little-endian', 'this is no recording of darktop'],
    [
      'is of another format',
      'darktop-recording 2 9.9.9 little-endian\n',
      'it was written by darktop 9.9.9, in a form that this one does not read',
    ],
    ['holds nothing', 'darktop-recording 1 1.2.3 little-endian\n', 'nothing was recorded in it'],
    [
      'is broken from the start',
      `darktop-recording 1 1.2.3 little-endian\n${'\xff'.repeat(500)}`,
      'nothing in it can be read: it is broken there',
    ],
  ])('refuses a file that %s', async (_, text, came) => {
    const path = freshPath();
    writeFileSync(path, text, 'latin1');
    expect(await failureOf(path)).toMatchObject({ kind: 'usage', came });
  });

  it('refuses what is not there and what is no file', async () => {
    expect(await failureOf(freshPath())).toMatchObject({ came: 'there is no such file or folder' });
    const folder = freshPath();
    mkdirSync(folder);
    expect(await failureOf(folder)).toMatchObject({ came: 'it is no ordinary file' });
  });

  it('refuses a file that may not be read', async () => {
    const path = await recordAll();
    chmodSync(path, 0o000);
    const failure = await failureOf(path);
    // Whoever is root may read everything.
    if (process.getuid?.() !== 0) expect(failure).toMatchObject({ came: 'it may not be opened' });
    else expect(failure).toBeUndefined();
  });
});

describe('a damaged recording', () => {
  /** Everything that can be read of it; the number of records that came out whole. */
  const readAll = async (path: string): Promise<number> => {
    const opened = await openRecording(path, { seed: 1 });
    if (!opened.ok) return 0;
    const records = [...opened.value.records.values()].flat();
    const results = await Promise.all(records.map((record) => opened.value.read(record)));
    await opened.value.close();
    return results.filter(({ ok }) => ok).length;
  };

  const whole = recordAll([...SOME.slice(0, 3), ...SOME.slice(4)]).then((path) => readFileSync(path));

  it('gives fewer answers or a failure, whichever byte is another', async () => {
    const bytes = await whole;
    const path = freshPath();
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), async (place, change) => {
        const damaged = Buffer.from(bytes);
        damaged[place] = (damaged[place] ?? 0) ^ change;
        writeFileSync(path, damaged);
        // The version of darktop may be another one.
        const isVersion = place >= 20 && place < 25;
        expect(await readAll(path)).toBeLessThan(isVersion ? SOME.length : SOME.length - 1);
      }),
      { numRuns: 400 },
    );
  });

  it('gives fewer answers or a failure, wherever it is cut', async () => {
    const bytes = await whole;
    const path = freshPath();
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), async (length) => {
        writeFileSync(path, bytes.subarray(0, length));
        expect(await readAll(path)).toBeLessThan(SOME.length - 1);
      }),
      { numRuns: 200 },
    );
  });

  it('of nothing but chance gives a failure', async () => {
    const path = freshPath();
    const start = Buffer.from('darktop-recording 1 1.2.3 little-endian\n');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        writeFileSync(path, Buffer.concat([start, bytes]));
        expect(await readAll(path)).toBe(0);
      }),
    );
  });

  it('whose body became shorter while it was replayed says that it is broken there', async () => {
    const path = await recordAll();
    const recording = await openIt(path);
    truncateSync(path, 100);
    const records = recording.records.get(securityPart().key) ?? [];
    const [record] = records;
    if (record === undefined) throw new Error('nothing was recorded');
    expect(await recording.read(record)).toMatchObject({
      ok: false,
      failure: { came: 'the recording is broken there' },
    });
  });
});
