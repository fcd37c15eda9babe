// However the console ends, the terminal is given back, and the shell is told how it went.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  closeConsoles,
  type Driven,
  FIRST_DATA,
  FROZEN,
  openConsole,
  type Seen,
  SMALL,
  startConsole,
  startInTerminal,
} from './console-driver.ts';
import { PROGRAM } from './run-program.ts';

afterEach(closeConsoles);

const BREAK_LATER = fileURLToPath(new URL('fixtures/break-later.ts', import.meta.url));

const expectGivenBack = ({ isAlternate, cursor, modes }: Pick<Seen, 'isAlternate' | 'cursor' | 'modes'>): void => {
  expect([isAlternate, cursor.isVisible]).toEqual([false, true]);
  expect(modes).toMatchObject({ wraparoundMode: true, bracketedPasteMode: false, mouseTrackingMode: 'none' });
};

/** Ended, and waited for. */
const isGone = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
};

describe('a console that is told to end', () => {
  it.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('by %s gives the terminal back and ends with 130', async (name) => {
    const driven = await openConsole([...FROZEN, '--mouse']);
    driven.signal(name);
    expect(await driven.exit).toEqual({ code: 130, signal: undefined });
    const view = await driven.screen();
    expectGivenBack(view);
    expect(view.lines.join('')).toBe('');
  });
});

/** From then on the program itself has to end when it is told to; before, the system ends it. */
const hearsSignals = (pid: number): boolean => {
  try {
    const [, caught = '0'] = /^SigCgt:\s+(\w+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return (BigInt(`0x${caught}`) & 1n) === 1n;
  } catch {
    return false;
  }
};

describe.runIf(process.platform === 'linux')('a console that is told to end while it starts', () => {
  it.each([0, 4, 8, 12, 16, 20, 24, 28])('ends with 130, %d ms after it could first hear of it', async (afterMs) => {
    const driven = startConsole(FROZEN);
    await vi.waitUntil(() => hearsSignals(driven.pid), { timeout: 5_000, interval: 1 });
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    driven.signal('SIGTERM');
    expect(await driven.exit).toEqual({ code: 130, signal: undefined });
  });
});

describe('a console that breaks', () => {
  const BROKEN = [
    ['in a component', 'component', 'broken in a component'],
    ['outside of React', 'exception', 'broken outside of it'],
    ['in a promise that nobody waits for', 'rejection', 'broken in a promise'],
  ] as const;

  /** On a clock that goes on: something is drawn every second. */
  const startBreakable = async (way: string, ...command: readonly string[]): Promise<Driven> => {
    const env = { NODE_OPTIONS: `--import=${BREAK_LATER}`, BREAK: way };
    const driven = startInTerminal(['/usr/bin/env', ...command, process.execPath, PROGRAM, ...SMALL], { env });
    await driven.waitFor(FIRST_DATA);
    return driven;
  };

  it.each(BROKEN)('%s gives the terminal back, says so, and ends with 70', async (_, way, message) => {
    const driven = await startBreakable(way);
    driven.signal('SIGUSR2');
    expect(await driven.exit).toEqual({ code: 70, signal: undefined });
    const view = await driven.screen();
    expectGivenBack(view);
    expect(view.lines.filter((line) => line !== '')).toEqual([`darktop: internal error: Error: ${message}`]);
  });

  it('says so on standard error, wherever that leads', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'darktop-broken-')), 'err');
    const driven = await startBreakable('exception', 'sh', '-c', `exec "$0" "$@" 2>'${file}'`);
    driven.signal('SIGUSR2');
    expect((await driven.exit).code).toBe(70);
    expect(readFileSync(file, 'utf8')).toBe('darktop: internal error: Error: broken outside of it\n');
    expect(driven.bytes().toString()).not.toContain('internal error');
  });
});

describe('a console whose terminal is closed', () => {
  it('ends', async () => {
    const driven = await openConsole();
    driven.hangUp();
    await driven.exit;
    expect(isGone(driven.pid)).toBe(true);
  });

  it('ends even where nobody tells it by a signal', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'darktop-closed-'));
    const pidFile = join(folder, 'pid');
    // Only the leader of the session hears of it, and this one does not mind.
    const script = `trap "" HUP; sh -c 'echo $$ >"$PID_FILE"; exec "$0" "$@"' "$@"; true`;
    const command = ['/bin/sh', '-c', script, 'sh', process.execPath, PROGRAM, ...FROZEN] as const;
    const driven = startInTerminal(command, { env: { PID_FILE: pidFile } });
    await driven.waitFor(FIRST_DATA);
    const pid = Number(readFileSync(pidFile, 'utf8'));
    driven.hangUp();
    await vi.waitFor(() => expect(isGone(pid)).toBe(true), { timeout: 10_000 });
  });
});
