// A file that the console writes in pieces: whole or not at all, and never over another.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeFile } from '../../src/commands/console/write-file.ts';
import { tellFailure } from '../../src/domain/failure.ts';
import type { Result } from '../../src/domain/result.ts';

const NOW = Date.UTC(2026, 0, 15, 14, 2, 7);

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'darktop-write-'));
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const write = (file: string | undefined, chunks: () => Iterable<string> = () => ['one\n', 'zwölf\n']) =>
  writeFile({ what: 'flows', extension: 'csv', file, chunks }, NOW);

const toldOf = (result: Result<string>): string => (result.ok ? result.value : tellFailure(result.failure));

const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');

describe('a file', () => {
  it('lies in the working folder under a name of its own, and its size is told', async () => {
    expect(toldOf(await write(undefined))).toBe('darktop-flows-20260115T140207.csv, 11 B');
    expect(textOf('darktop-flows-20260115T140207.csv')).toBe('one\nzwölf\n');
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('lies where it was named', async () => {
    mkdirSync(join(folder, 'cases'));
    expect(toldOf(await write('cases/smb flows.csv'))).toBe('cases/smb flows.csv, 11 B');
    expect(textOf('cases/smb flows.csv')).toBe('one\nzwölf\n');
    const elsewhere = join(tmpdir(), 'none of the working folder');
    expect(toldOf(await write(join(elsewhere, 'a.csv')))).toContain(elsewhere);
  });

  it('is readable by whoever may read new files here', async () => {
    await write('a.csv');
    writeFileSync(join(folder, 'usual'), '');
    expect(statSync(join(folder, 'a.csv')).mode).toBe(statSync(join(folder, 'usual')).mode);
  });

  it('that is there already stays as it is, and nothing is made', async () => {
    writeFileSync(join(folder, 'a.csv'), 'precious');
    const chunks = vi.fn(() => ['new']);
    expect(toldOf(await write('a.csv', chunks))).toBe(
      ':write a.csv: there is such a file already. Name another, or remove it first.',
    );
    expect(textOf('a.csv')).toBe('precious');
    expect(chunks).not.toHaveBeenCalled();
  });

  it.each([
    ['none/a.csv', 'there is no such folder'],
    ['folder', 'it is a folder'],
    ['folder/', 'it is a folder'],
    ['file/a.csv', 'part of its path is no folder'],
  ])('that cannot be there is refused: %s', async (name, told) => {
    mkdirSync(join(folder, 'folder'));
    writeFileSync(join(folder, 'file'), '');
    expect(toldOf(await write(name))).toContain(told);
    expect(readdirSync(folder).sort()).toEqual(['file', 'folder']);
  });
});

describe('while it is written', () => {
  it('is not seen under its name', async () => {
    const seen: boolean[] = [];
    await write('a.csv', function* () {
      for (let piece = 0; piece < 3; piece += 1) {
        seen.push(readdirSync(folder).includes('a.csv'));
        yield 'piece\n';
      }
    });
    expect(seen).toEqual([false, false, false]);
    expect(textOf('a.csv')).toBe('piece\npiece\npiece\n');
  });

  it('leaves nothing behind when its pieces cannot be made', async () => {
    const broken = write('a.csv', function* () {
      yield 'piece\n';
      throw new RangeError('row 7 of a table of 3');
    });
    await expect(broken).rejects.toThrow('row 7');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('lets others have a turn between two pieces', async () => {
    let turns = 0;
    const turn = (): void => {
      turns += 1;
      next = setImmediate(turn);
    };
    let next = setImmediate(turn);
    const seen: number[] = [];
    await write('a.csv', function* () {
      for (let piece = 0; piece < 5; piece += 1) {
        seen.push(turns);
        yield 'piece\n';
      }
    });
    clearImmediate(next);
    expect(new Set(seen).size).toBe(seen.length);
  });
});
