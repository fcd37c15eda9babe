// The file of decisions: several consoles change it at once, and nothing that was decided is lost.
import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { acknowledge, keyOf, type Mute, mute, muteKey } from '../../src/analysis/findings/decision.ts';
import { type Decisions, standingDecisions } from '../../src/analysis/findings/decisions.ts';
import {
  type DecisionFile,
  type KeptDecisions,
  openDecisions,
  openDecisionsToRead,
} from '../../src/config/decision-file.ts';
import { tellFailure } from '../../src/domain/failure.ts';
import { HOUR_MS, type Instant, SECOND_MS } from '../../src/domain/instant.ts';
import type { Result } from '../../src/domain/result.ts';
import { aMachine, complaintOf, type Machine } from './builders.ts';

const NOW: Instant = Date.UTC(2026, 0, 15, 14);
const WRITER = join(import.meta.dirname, 'decision-writer.ts');
const IS_ROOT = process.getuid?.() === 0;

const aMute = (rule: string, at = NOW): Mute => mute({ kind: 'rule', rule }, 'always', at);

const sureOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(tellFailure(result.failure));
  return result.value;
};

const openIn = async (machine: Machine, profile = 'acme'): Promise<DecisionFile> =>
  sureOf(await openDecisions({ system: machine.system, env: {}, profile }));

const rulesOf = (decisions: Decisions): readonly string[] =>
  standingDecisions(decisions, NOW)
    .flatMap((decision) => (decision.kind === 'mute' && decision.what.kind === 'rule' ? [decision.what.rule] : []))
    .toSorted();

const loadRules = async (file: DecisionFile): Promise<readonly string[]> =>
  rulesOf(sureOf(await file.load()).decisions);

const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe('the place of the decisions', () => {
  it('is a file of the profile in the state folder, for its owner alone', async () => {
    const machine = aMachine();
    const file = await openIn(machine);
    expect(file.path).toBe(machine.path('home/.local/state/darktop/findings-acme.json'));
    sureOf(await file.change(aMute('NET-R1'), NOW));
    expect([modeOf(file.path), modeOf(dirname(file.path))]).toEqual([0o600, 0o700]);
    expect(readdirSync(dirname(file.path))).toEqual(['findings-acme.json']);
  });

  it('follows XDG_STATE_HOME unless that is relative', async () => {
    const machine = aMachine();
    const pathWith = async (folder: string): Promise<string> =>
      sureOf(await openDecisions({ system: machine.system, env: { XDG_STATE_HOME: folder }, profile: 'demo' })).path;
    expect(await pathWith(machine.path('state'))).toBe(machine.path('state/darktop/findings-demo.json'));
    expect(await pathWith('state')).toBe(machine.path('home/.local/state/darktop/findings-demo.json'));
  });

  it('is LOCALAPPDATA on Windows', async () => {
    const machine = aMachine({ platform: 'win32' });
    const env = { LOCALAPPDATA: machine.path('local') };
    const opened = await openDecisions({ system: machine.system, env, profile: 'demo' });
    expect(sureOf(opened).path).toBe(machine.path('local/darktop/findings-demo.json'));
  });

  it('is closed to others when it was open to them', async () => {
    const machine = aMachine();
    const folder = machine.path('home/.local/state/darktop');
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o755);
    await openIn(machine);
    expect(modeOf(folder)).toBe(0o700);
  });

  it('is another for each profile, whatever the name', async () => {
    const machine = aMachine();
    const names = ['acme', 'Acme', 'ACME', 'a/b', 'a_b', 'a:b', '../../x', '', '.', 'x'.repeat(300), 'x'.repeat(301)];
    const paths = await Promise.all(names.map(async (name) => (await openIn(machine, name)).path));
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(names.length);
    for (const path of paths) {
      expect(dirname(path)).toBe(machine.path('home/.local/state/darktop'));
      expect(basename(path)).toMatch(/^findings-[\w-]{1,80}\.json$/);
    }
  });

  it('is a failure with advice where there is no home', async () => {
    const { system } = aMachine({ home: undefined });
    expect(complaintOf(await openDecisions({ system, env: {}, profile: 'acme' }))).toBe(
      'state folder: there is no home folder to keep anything in. Set HOME or XDG_STATE_HOME to an absolute path.',
    );
  });

  it('is a failure with advice where no folder can be made', async () => {
    const machine = aMachine();
    machine.write('home/.local', 'a file');
    const complaint = complaintOf(await openDecisions({ system: machine.system, env: {}, profile: 'acme' }));
    expect(complaint).toContain('it cannot be made or written to (ENOTDIR)');
    expect(complaint).toContain('set XDG_STATE_HOME to an absolute path');
  });

  it('is a failure where a file is in its place', async () => {
    const machine = aMachine();
    const path = machine.write('home/.local/state/darktop', 'a file', 0o644);
    const opened = await openDecisions({ system: machine.system, env: {}, profile: 'acme' });
    expect(complaintOf(opened)).toContain(`${path}: it is not a folder`);
    expect(modeOf(path)).toBe(0o644);
  });

  it.skipIf(IS_ROOT)('is a failure with advice in a folder that cannot be written to', async () => {
    const machine = aMachine();
    const base = machine.path('home/.local/state');
    mkdirSync(base, { recursive: true });
    chmodSync(base, 0o500);
    expect(complaintOf(await openDecisions({ system: machine.system, env: {}, profile: 'acme' }))).toContain(
      '(EACCES)',
    );
  });

  it.runIf(existsSync('/proc/self'))('is a failure on a file system that takes nothing', async () => {
    const { system } = aMachine();
    const opened = await openDecisions({ system, env: { XDG_STATE_HOME: '/proc' }, profile: 'acme' });
    expect(complaintOf(opened)).toContain('/proc/darktop: it cannot be made or written to');
  });
});

describe('loading', () => {
  it('finds nothing where nothing was decided', async () => {
    expect(sureOf(await (await openIn(aMachine())).load())).toMatchObject({ decisions: { byKey: new Map() } });
  });

  it('gives the very same value as long as the file is the same', async () => {
    const file = await openIn(aMachine());
    const { decisions } = sureOf(await file.change(aMute('NET-R1'), NOW));
    expect(sureOf(await file.load()).decisions).toBe(decisions);
  });

  it('sees what another console decided, and what it took back', async () => {
    const machine = aMachine();
    const [ours, theirs] = [await openIn(machine), await openIn(machine)];
    sureOf(await theirs.change(aMute('NET-R1'), NOW));
    expect(await loadRules(ours)).toEqual(['NET-R1']);
    const key = muteKey({ kind: 'rule', rule: 'NET-R1' });
    sureOf(await theirs.change({ kind: 'undo', key, madeAt: NOW }, NOW));
    sureOf(await ours.change(aMute('NET-R2'), NOW));
    expect(await loadRules(ours)).toEqual(['NET-R2']);
    expect(await loadRules(theirs)).toEqual(['NET-R2']);
  });

  it('starts anew when the file was cleared away, even with its folder', async () => {
    const file = await openIn(aMachine());
    sureOf(await file.change(aMute('NET-R1'), NOW));
    rmSync(dirname(file.path), { recursive: true });
    expect(await loadRules(file)).toEqual([]);
    sureOf(await file.change(aMute('NET-R2'), NOW));
    expect(await loadRules(file)).toEqual(['NET-R2']);
  });
});

describe('a change', () => {
  it('leaves out what has expired', async () => {
    const file = await openIn(aMachine());
    sureOf(await file.change(mute({ kind: 'rule', rule: 'NET-R1' }, 'hour', NOW), NOW));
    sureOf(await file.change(aMute('NET-R2'), NOW + HOUR_MS));
    expect(readFileSync(file.path, 'utf8')).not.toContain('"mute","what":{"kind":"rule","rule":"NET-R1"');
  });

  it('is not lost among many at the same time in one process', async () => {
    const machine = aMachine();
    const files = await Promise.all(Array.from({ length: 4 }, () => openIn(machine)));
    const names = Array.from({ length: 40 }, (_, index) => `R-${index}`);
    const tryOften = async (name: string, index: number): Promise<void> => {
      const file = files[index % files.length];
      for (let tries = 0; tries < 60; tries += 1) if ((await file?.change(aMute(name), NOW))?.ok === true) return;
      throw new Error(`${name} was never written`);
    };
    await Promise.all(names.map(tryOften));
    for (const file of files) expect(await loadRules(file)).toEqual(names.toSorted());
  });

  it('is not lost among consoles in processes of their own, also when all find a stale lock', async () => {
    const machine = aMachine();
    const lock = machine.write('state/darktop/findings-acme.json.lock', 'somebody who died');
    utimesSync(lock, 1, 1);
    const names = ['A', 'B', 'C', 'D'];
    const COUNT = 12;
    const write = (name: string) =>
      promisify(execFile)(process.execPath, [WRITER, machine.path('state'), name, String(COUNT)]);
    await Promise.all(names.map(write));
    const env = { XDG_STATE_HOME: machine.path('state') };
    const file = sureOf(await openDecisions({ system: machine.system, env, profile: 'acme' }));
    const wanted = names.flatMap((name) => Array.from({ length: COUNT }, (_, index) => `${name}-${index}`));
    expect(await loadRules(file)).toEqual(wanted.toSorted());
    expect(readdirSync(dirname(file.path))).toEqual(['findings-acme.json']);
  });

  it('takes over a lock that was left behind, also one from the future', async () => {
    const file = await openIn(aMachine());
    for (const [rule, offMs] of [
      ['NET-R1', -11 * SECOND_MS],
      ['NET-R2', HOUR_MS],
    ] as const) {
      spawnSync('touch', [`${file.path}.lock`]);
      const touchedAt = new Date(Date.now() + offMs);
      utimesSync(`${file.path}.lock`, touchedAt, touchedAt);
      sureOf(await file.change(aMute(rule), NOW));
    }
    expect(await loadRules(file)).toEqual(['NET-R1', 'NET-R2']);
    expect(existsSync(`${file.path}.lock`)).toBe(false);
  });

  it('gives up on a lock that is held, leaves it alone, and changes nothing', async () => {
    const machine = aMachine();
    const file = await openIn(machine);
    sureOf(await file.change(aMute('NET-R1'), NOW));
    machine.write('home/.local/state/darktop/findings-acme.json.lock', 'another');
    const beganAt = performance.now();
    expect(complaintOf(await file.change(aMute('NET-R2'), NOW))).toContain('other consoles kept it locked');
    expect(performance.now() - beganAt).toBeGreaterThan(900);
    expect(readFileSync(`${file.path}.lock`, 'utf8')).toBe('another');
    expect(await loadRules(file)).toEqual(['NET-R1']);
  });

  it('keeps acknowledgements beside mutes', async () => {
    const file = await openIn(aMachine());
    const seen = acknowledge({ id: 'NET-R1:10.0.0.1', severity: 'high' }, NOW);
    sureOf(await file.change(seen, NOW));
    const { decisions } = sureOf(await file.change(aMute('NET-R1'), NOW));
    expect(decisions.byKey.get(keyOf(seen))).toEqual(seen);
    expect(decisions.byKey.size).toBe(2);
  });
});

describe('a broken file', () => {
  const BROKEN: readonly (readonly [string, string | Uint8Array, string])[] = [
    ['is empty', '', 'it is not JSON'],
    ['was cut off', '{"decisions":[{"kind":"mu', 'it is not JSON'],
    ['is something else', '[1,2]', 'it has no list "decisions"'],
    ['is no text', new Uint8Array([0, 255, 1]), 'it is not UTF-8 text'],
  ];
  const PATH = 'home/.local/state/darktop/findings-acme.json';

  const checkTold = (path: string, came: string, told: KeptDecisions): void => {
    expect(told.notice && tellFailure(told.notice)).toContain(`${came}. It is kept as ${path}.broken.`);
  };

  it.each(BROKEN)('that %s is moved aside and told once when it is loaded', async (_, bytes, came) => {
    const machine = aMachine();
    const path = machine.write(PATH, bytes);
    const file = await openIn(machine);
    checkTold(path, came, sureOf(await file.load()));
    expect(readFileSync(`${path}.broken`)).toEqual(Buffer.from(bytes));
    expect(sureOf(await file.load()).notice).toBeUndefined();
  });

  it.each(BROKEN)('that %s is moved aside and told when it is changed', async (_, bytes, came) => {
    const machine = aMachine();
    const path = machine.write(PATH, bytes);
    const file = await openIn(machine);
    checkTold(path, came, sureOf(await file.change(aMute('NET-R1'), NOW)));
    expect(await loadRules(file)).toEqual(['NET-R1']);
    expect(readFileSync(`${path}.broken`)).toEqual(Buffer.from(bytes));
  });

  it('takes nothing from the console that knew what was in it', async () => {
    const machine = aMachine();
    const file = await openIn(machine);
    sureOf(await file.change(aMute('NET-R1'), NOW));
    machine.write(PATH, 'oops');
    expect(await loadRules(file)).toEqual(['NET-R1']);
    expect(await loadRules(await openIn(machine))).toEqual(['NET-R1']);
  });

  it('does not take the place of one that was set aside before', async () => {
    const machine = aMachine();
    const file = await openIn(machine);
    for (const text of ['first', 'the second']) {
      machine.write(PATH, text);
      sureOf(await file.load());
    }
    const kept = ['.broken', '.broken-2'].map((end) => readFileSync(`${file.path}${end}`, 'utf8'));
    expect(kept).toEqual(['first', 'the second']);
  });

  it('is set aside too when it is a folder', async () => {
    const machine = aMachine();
    const file = await openIn(machine);
    mkdirSync(file.path);
    sureOf(await file.change(aMute('NET-R1'), NOW));
    expect(statSync(`${file.path}.broken`).isDirectory()).toBe(true);
  });

  it.skipIf(IS_ROOT)('is left alone when it merely cannot be read', async () => {
    const machine = aMachine();
    const path = machine.write(PATH, '{"decisions":[]}', 0o000);
    const file = await openIn(machine);
    expect(complaintOf(await file.change(aMute('NET-R1'), NOW))).toContain('cannot be read (EACCES)');
    expect(readdirSync(dirname(path))).toEqual(['findings-acme.json']);
  });
});

describe('who only reads', () => {
  it('sees what is decided from look to look, and makes no folder', async () => {
    const machine = aMachine();
    const reader = sureOf(openDecisionsToRead({ system: machine.system, env: {}, profile: 'acme' }));
    expect(rulesOf(sureOf(await reader.load()).decisions)).toEqual([]);
    expect(existsSync(machine.path('home'))).toBe(false);
    const file = await openIn(machine);
    sureOf(await file.change(aMute('NET-R1'), NOW));
    expect(rulesOf(sureOf(await reader.load()).decisions)).toEqual(['NET-R1']);
    sureOf(await file.change({ kind: 'undo', key: muteKey({ kind: 'rule', rule: 'NET-R1' }), madeAt: NOW }, NOW));
    expect(rulesOf(sureOf(await reader.load()).decisions)).toEqual([]);
  });
});
