// The file of what was told: two watches at once do not destroy it, and nothing that stands in its place stops a watch.
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { type Memory, NOTHING_KNOWN, tellNews } from '../../src/analysis/findings/told-findings.ts';
import { FORGET_AFTER_MS } from '../../src/analysis/findings/track-findings.ts';
import { openTold, type ToldFile, type ToldPlace } from '../../src/config/told-file.ts';
import { tellFailure } from '../../src/domain/failure.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { Result } from '../../src/domain/result.ts';
import { aFinding } from '../report/a-document.ts';
import { aMachine, complaintOf, type Machine } from './builders.ts';

const NOW: Instant = Date.UTC(2026, 0, 15, 14);
const IS_ROOT = process.getuid?.() === 0;

const sureOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(tellFailure(result.failure));
  return result.value;
};

const openIn = (machine: Machine, place: Partial<ToldPlace> = {}): ToldFile =>
  sureOf(
    openTold({
      system: machine.system,
      env: {},
      profile: 'acme',
      host: 'https://acme.corp.example',
      window: 'last 24h',
      reader: undefined,
      ...place,
    }),
  );

const knowing = (ids: readonly string[], at = NOW): Memory =>
  tellNews(
    NOTHING_KNOWN,
    ids.map((id) => aFinding({ id })),
    at,
    { isWhole: true },
    { minSeverity: 'info', tellsAll: false, stateOf: () => 'open' },
  ).memory;

const idsIn = async (file: ToldFile): Promise<readonly string[]> =>
  [...(await file.load()).memory.told.keys()].toSorted();

describe('what was told', () => {
  it('is there for the next watch, for the owner alone', async () => {
    const machine = aMachine();
    const file = openIn(machine);
    sureOf(await file.save(knowing(['A', 'B']), NOW));
    expect((await openIn(machine).load()).memory).toEqual(knowing(['A', 'B']));
    expect([statSync(file.path).mode & 0o777, statSync(dirname(file.path)).mode & 0o777]).toEqual([0o600, 0o700]);
    expect(dirname(file.path)).toBe(machine.path('home/.local/state/darktop'));
    expect(readdirSync(dirname(file.path))).toEqual([file.path.split('/').at(-1)]);
  });

  it('is nothing at first, and nothing to speak of', async () => {
    expect(await openIn(aMachine()).load()).toEqual({ memory: NOTHING_KNOWN, notice: undefined });
  });

  it('is another for each profile, address and reader, whatever they are called', () => {
    const machine = aMachine();
    const places: readonly Partial<ToldPlace>[] = [
      {},
      { profile: 'Acme' },
      { profile: 'acme-chat' },
      { reader: 'chat' },
      { reader: 'Chat' },
      { reader: '' },
      { reader: '../../x' },
      { reader: 'x'.repeat(300) },
      { profile: '(embedded)' },
      { host: 'https://acme.corp.example:8443' },
    ];
    const paths = places.map((place) => openIn(machine, place).path);
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(places.length);
    for (const path of paths) {
      expect(dirname(path)).toBe(machine.path('home/.local/state/darktop'));
      expect(path.split('/').at(-1)).toMatch(/^watch-[\w-]{1,120}\.json$/);
    }
  });

  it('stays when another watch of the profile writes at the same time', async () => {
    const machine = aMachine();
    const [ours, theirs] = [openIn(machine), openIn(machine)];
    sureOf(await theirs.save(knowing(['B']), NOW));
    sureOf(await ours.save(knowing(['A']), NOW));
    // The other was a timer, and is over by now.
    sureOf(await ours.save(knowing(['A'], NOW + 1), NOW + 1));
    expect(await idsIn(ours)).toEqual(['A', 'B']);
  });

  it('is not lost among many that write at once', async () => {
    const machine = aMachine();
    const ids = Array.from({ length: 12 }, (_, index) => `F-${index}`);
    await Promise.all(
      ids.map(async (id) => {
        for (let tries = 0; tries < 60; tries += 1) if ((await openIn(machine).save(knowing([id]), NOW)).ok) return;
        throw new Error(`${id} was never written`);
      }),
    );
    expect(await idsIn(openIn(machine))).toEqual(ids.toSorted());
  });

  it('does not grow for ever: what nobody saw for long goes', async () => {
    const machine = aMachine();
    const file = openIn(machine);
    sureOf(await file.save(knowing(['A']), NOW));
    const later = NOW + FORGET_AFTER_MS + 1;
    sureOf(await file.save(knowing(['B'], later), later));
    expect(await idsIn(file)).toEqual(['B']);
  });
});

describe('a file that is broken', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['empty', '', 'it is not JSON'],
    ['cut off', '{"version":1,"findings":[{"fin', 'it is not JSON'],
    ['no text', new Uint8Array([0, 255, 1]), 'it is not UTF-8 text'],
    ['of another version', '{"version":9,"findings":[]}', 'another version of darktop wrote it'],
  ])('as it is %s is told, and whole again with what is told next', async (_what, bytes, came) => {
    const machine = aMachine();
    const file = openIn(machine);
    sureOf(await file.save(knowing(['A']), NOW));
    writeFileSync(file.path, bytes);
    const { memory, notice } = await file.load();
    expect(memory).toEqual(NOTHING_KNOWN);
    expect(notice && tellFailure(notice)).toBe(
      `${file.path}: ${came}. What was told before is not known, so everything is told anew.`,
    );
    sureOf(await file.save(knowing(['B']), NOW));
    expect(await openIn(machine).load()).toEqual({ memory: knowing(['B']), notice: undefined });
  });
});

it('each window has a memory of its own, and so has each reader, address and profile', () => {
  const machine = aMachine();
  const places = [{}, { window: 'last 1h' }, { reader: 'chat' }, { host: 'https://other.example' }, { profile: 'b' }];
  const paths = places.map((place) => openIn(machine, place).path);
  expect(new Set(paths).size).toBe(places.length);
  expect(openIn(machine).path).toBe(paths[0]);
});

describe('where nothing can be kept', () => {
  it('there is no place without a home', () => {
    const { system } = aMachine({ home: undefined });
    const opened = openTold({
      system,
      env: {},
      profile: 'acme',
      host: 'https://a',
      window: 'last 24h',
      reader: undefined,
    });
    expect(complaintOf(opened)).toContain('there is no home folder to keep anything in');
  });

  it('saving says why, and loading finds nothing', async () => {
    const machine = aMachine();
    machine.write('home/.local', 'a file');
    const file = openIn(machine);
    expect(await file.load()).toEqual({ memory: NOTHING_KNOWN, notice: undefined });
    expect(complaintOf(await file.save(knowing(['A']), NOW))).toContain('(ENOTDIR)');
  });

  it('a folder in its place is told both times, and left alone', async () => {
    const file = openIn(aMachine());
    mkdirSync(file.path, { recursive: true });
    expect((await file.load()).notice).toBeDefined();
    expect(complaintOf(await file.save(knowing(['A']), NOW))).toContain('it cannot be written');
    expect(readdirSync(dirname(file.path))).toHaveLength(1);
  });

  it('a lock that another holds is left alone', async () => {
    const machine = aMachine();
    const file = openIn(machine);
    sureOf(await file.save(knowing(['A']), NOW));
    writeFileSync(`${file.path}.lock`, 'another');
    expect(complaintOf(await file.save(knowing(['B']), NOW))).toContain('other watches kept it locked');
    expect(readFileSync(`${file.path}.lock`, 'utf8')).toBe('another');
    expect(await idsIn(file)).toEqual(['A']);
  });

  it.skipIf(IS_ROOT)('a folder that may only be read still tells what was told', async () => {
    const machine = aMachine();
    const file = openIn(machine);
    sureOf(await file.save(knowing(['A']), NOW));
    chmodSync(dirname(file.path), 0o500);
    expect(await idsIn(file)).toEqual(['A']);
    expect(complaintOf(await file.save(knowing(['B']), NOW))).toContain('(EACCES)');
    chmodSync(dirname(file.path), 0o700);
  });
});
