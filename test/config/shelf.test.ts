// What an appliance told, in files of the state folder: for the owner alone, whole or not at all, and no trouble to anybody when it is not there.
import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { type FileShelf, openShelf, type ShelfPlace } from '../../src/config/shelf.ts';
import { aMachine, type Machine } from './builders.ts';

const IS_ROOT = process.getuid?.() === 0;

const shelfOn = (machine: Machine, place: Partial<ShelfPlace> = {}): FileShelf => {
  const shelf = openShelf({
    system: machine.system,
    env: {},
    profile: 'acme',
    host: 'https://acme.corp.example',
    ...place,
  });
  if (shelf === undefined) throw new Error('no shelf');
  return shelf;
};

const folderOf = (machine: Machine): string => machine.path('home/.local/state/darktop');

const filesOf = (machine: Machine): readonly string[] => readdirSync(folderOf(machine));

const onlyFile = (machine: Machine): string => join(folderOf(machine), filesOf(machine)[0] ?? '');

describe('a shelf', () => {
  it('keeps what was put on it, for the owner alone, and nothing beside it', async () => {
    const machine = aMachine();
    await shelfOn(machine).write('dialect', 'appliance\n');
    expect(await shelfOn(machine).read('dialect')).toBe('appliance\n');
    expect([statSync(onlyFile(machine)).mode & 0o777, statSync(folderOf(machine)).mode & 0o777]).toEqual([
      0o600, 0o700,
    ]);
    expect(filesOf(machine)).toHaveLength(1);
  });

  it('has nothing at first', async () => {
    expect(await shelfOn(aMachine()).read('dialect')).toBeUndefined();
  });

  it('is another one for another profile, and behind another address', async () => {
    const machine = aMachine();
    await shelfOn(machine).write('dialect', 'appliance');
    expect(await shelfOn(machine, { profile: 'lab' }).read('dialect')).toBeUndefined();
    expect(await shelfOn(machine, { host: 'https://other.example' }).read('dialect')).toBeUndefined();
  });

  it('holds what names cannot: names that differ only in what a file name lacks', async () => {
    const machine = aMachine();
    const names = ['a/b', 'a_b', 'a b', '../../etc', 'A_B', 'x'.repeat(400)];
    for (const name of names) await shelfOn(machine).write(name, name);
    for (const name of names) expect(await shelfOn(machine).read(name)).toBe(name);
    expect(filesOf(machine)).toHaveLength(names.length);
  });

  it('has the later of two things whole, however close they come', async () => {
    const machine = aMachine();
    const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(200_000));
    await Promise.all(texts.map((text) => shelfOn(machine).write('metrics', text)));
    expect(texts).toContain(await shelfOn(machine).read('metrics'));
    expect(filesOf(machine)).toHaveLength(1);
  });

  it.each([
    ['larger than anything it ever wrote', (path: string) => truncateSync(path, 64 * 1024 * 1024)],
    ['no text', (path: string) => writeFileSync(path, new Uint8Array([0xff, 0xfe, 0]))],
  ])('has nothing where the file is %s', async (_, spoil) => {
    const machine = aMachine();
    await shelfOn(machine).write('dialect', 'appliance');
    spoil(onlyFile(machine));
    expect(await shelfOn(machine).read('dialect')).toBeUndefined();
    await shelfOn(machine).write('dialect', 'documented');
    expect(await shelfOn(machine).read('dialect')).toBe('documented');
  });

  it('does not keep what is too large', async () => {
    const machine = aMachine();
    await shelfOn(machine).write('metrics', 'x'.repeat(10 * 1024 * 1024));
    expect(await shelfOn(machine).read('metrics')).toBeUndefined();
  });

  it('keeps nothing, and says nothing, where the folder is none', async () => {
    const machine = aMachine();
    mkdirSync(machine.path('home/.local/state'), { recursive: true });
    writeFileSync(folderOf(machine), 'a file');
    await shelfOn(machine).write('dialect', 'appliance');
    expect(await shelfOn(machine).read('dialect')).toBeUndefined();
  });

  it('keeps nothing where the folder leads nowhere', async () => {
    const machine = aMachine();
    mkdirSync(machine.path('home/.local/state'), { recursive: true });
    symlinkSync(machine.path('gone'), folderOf(machine));
    await shelfOn(machine).write('dialect', 'appliance');
    expect(await shelfOn(machine).read('dialect')).toBeUndefined();
  });

  it.skipIf(IS_ROOT)('keeps nothing where nothing may be written', async () => {
    const machine = aMachine();
    mkdirSync(machine.path('home'), { recursive: true });
    chmodSync(machine.path('home'), 0o500);
    await shelfOn(machine).write('dialect', 'appliance');
    expect(await shelfOn(machine).read('dialect')).toBeUndefined();
    chmodSync(machine.path('home'), 0o700);
  });

  it('is none for a user without a home', () => {
    const machine = aMachine();
    const homeless = { ...machine.system, home: undefined };
    expect(openShelf({ system: homeless, env: {}, profile: 'acme', host: 'h' })).toBeUndefined();
  });
});
