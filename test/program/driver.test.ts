// The driver of programs in a pseudo-terminal, tried on a small program of our own and on a shell.
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { type Driven, drive } from '../../src/build/terminal/drive.ts';
import { createEmulator } from '../../src/build/terminal/emulator.ts';

const ECHO = fileURLToPath(new URL('fixtures/echo-screen.ts', import.meta.url));
const ENV = { PATH: process.env.PATH ?? '', TERM: 'xterm-256color', LANG: 'C.UTF-8' };
const SIZE = { cols: 40, rows: 10 };

const open: Driven[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const start = (...command: readonly [string, ...string[]]): Driven => {
  const driven = drive(command, ENV, SIZE);
  open.push(driven);
  return driven;
};

const startEcho = async (): Promise<Driven> => {
  const driven = start(process.execPath, ECHO);
  await driven.waitFor('keys ""');
  return driven;
};

const shell = (script: string): Driven => start('/bin/sh', '-c', script);

describe('the screen of a driven program', () => {
  it('has its rows, its size, its title and its modes', async () => {
    const view = await (await startEcho()).waitFor('|');
    expect(view.lines.slice(0, 2)).toEqual(['size 40x10', 'keys ""']);
    expect(view.lines).toHaveLength(10);
    expect(view.cells.map((row) => row.length)).toEqual(Array.from({ length: 10 }, () => 40));
    expect(view.isAlternate).toBe(true);
    expect(view.title).toBe('echo');
    expect(view.modes.bracketedPasteMode).toBe(true);
    expect(view.cursor).toEqual({ column: 0, row: 4, isVisible: false });
  });

  it('tells the look of every cell', async () => {
    const { cells } = await (await startEcho()).waitFor('|');
    const looks = (cells[2] ?? []).slice(0, 9).map(({ text, width, ...look }) => {
      const set = Object.entries(look).filter(([, value]) => value !== false && value !== undefined);
      return [text, Object.fromEntries(set)];
    });
    expect(looks).toEqual([
      ['B', { isBold: true }],
      ['D', { isDim: true }],
      ['I', { isItalic: true }],
      ['U', { isUnderline: true }],
      ['V', { isInverse: true }],
      ['r', { ink: 1 }],
      ['p', { paper: 200 }],
      ['t', { ink: '#0102ff' }],
      [' ', {}],
    ]);
  });

  it('gives wide characters two cells, and marks the cell of their letter', async () => {
    const { cells, lines } = await (await startEcho()).waitFor('|');
    expect(lines[3]).toBe('中e\u0301😀|');
    expect((cells[3] ?? []).slice(0, 7).map(({ text, width }) => [text, width])).toEqual([
      ['中', 2],
      ['', 0],
      ['e\u0301', 1],
      ['😀', 2],
      ['', 0],
      ['|', 1],
      [' ', 1],
    ]);
  });

  it('shows every character, wherever its bytes are cut in two', async () => {
    const text = 'a…█東😀z';
    const bytes = Buffer.from(text, 'utf8');
    for (let cut = 1; cut < bytes.length; cut += 1) {
      const emulator = createEmulator({ cols: 20, rows: 2 });
      for (const piece of [bytes.subarray(0, cut), bytes.subarray(cut)]) {
        await new Promise<void>((resolve) => emulator.write(piece, resolve));
      }
      expect(emulator.lines()[0]).toBe(text);
      emulator.dispose();
    }
  });

  it('ends where the window ends, when that has become narrower', async () => {
    const emulator = createEmulator({ cols: 20, rows: 2 });
    await new Promise<void>((resolve) => emulator.write(Buffer.from('\u001b[?1049h\u001b[Habcdefghijkl'), resolve));
    expect(emulator.lines()[0]).toBe('abcdefghijkl');
    emulator.resize({ cols: 5, rows: 2 });
    expect(emulator.lines()[0]).toBe('abcde');
    expect(emulator.view().lines[0]).toBe('abcde');
    emulator.dispose();
  });

  it('holds every byte that has come', async () => {
    const driven = shell('printf "a\\033[2;3Hb"');
    await driven.exit;
    expect((await driven.screen()).lines.slice(0, 2)).toEqual(['a', '  b']);
    expect(driven.bytes().toString()).toBe('a\u001b[2;3Hb');
  });

  it('follows a new size, and so does the program', async () => {
    const driven = await startEcho();
    await driven.resize({ cols: 63, rows: 17 });
    const view = await driven.waitFor('size 63x17');
    expect([view.lines.length, view.cells[0]?.length]).toEqual([17, 63]);
  });

  it('returns to the ordinary screen when the program leaves', async () => {
    const driven = shell('echo before; printf "\\033[?1049hover"; read line; printf "\\033[?1049l"; echo after');
    expect((await driven.waitFor('over')).lines.some((line) => line.includes('before'))).toBe(false);
    driven.send('\n');
    const view = await driven.waitFor('after');
    expect(view.isAlternate).toBe(false);
    expect(view.lines[0]).toBe('before');
  });

  it('keeps what scrolled off', async () => {
    const driven = shell('for n in 1 2 3 4 5 6 7 8 9 10 11 12; do echo "row $n"; done');
    await driven.exit;
    const texts = (await driven.history()).map((row) =>
      row
        .map((cell) => cell.text)
        .join('')
        .trimEnd(),
    );
    expect(texts.slice(0, 12)).toEqual(Array.from({ length: 12 }, (_, index) => `row ${index + 1}`));
    expect((await driven.screen()).lines[0]).toBe('row 4');
  });
});

describe('waiting', () => {
  it('takes a text, a pattern and a question', async () => {
    const driven = await startEcho();
    driven.send('ab');
    await driven.waitFor('keys "ab"');
    driven.send('\u001b[A');
    await driven.waitFor(/keys "ab\\u001b\[A"/);
    driven.send('c');
    const view = await driven.waitFor(({ lines }) => lines[1]?.endsWith('c"') === true);
    expect(view.seenAt).toBeGreaterThan(driven.startedAt);
  });

  it('in vain ends with what was on the screen', async () => {
    const driven = await startEcho();
    await expect(driven.waitFor('never', { timeoutMs: 50 })).rejects.toThrow(/50 ms in vain for never.*size 40x10/s);
  });

  it('ends at once when the program does', async () => {
    await expect(shell('echo last words').waitFor('never')).rejects.toThrow(
      /ended before it showed never.*last words/s,
    );
  });

  it('never looks at half a frame', async () => {
    const driven = await startEcho();
    const seen = driven.waitFor(/first half/);
    driven.send('h');
    await driven.waitFor('first half', { timeoutMs: 300 }).catch(() => undefined);
    expect((await driven.screen()).lines[0]).toBe('first half');
    driven.send('H');
    expect((await seen).lines[0]).toBe('first half second half');
  });

  it('for quiet lasts as long as output comes', async () => {
    const driven = shell('for n in 1 2 3 4 5; do echo $n; sleep 0.05; done; echo done; read line');
    await driven.waitFor('1');
    await driven.waitForQuiet(600);
    expect((await driven.screen()).lines).toContain('done');
    const busy = shell('while true; do echo x; sleep 0.02; done');
    await expect(busy.waitForQuiet(400, { timeoutMs: 900 })).rejects.toThrow('no 400 ms without output');
  });

  it('for quiet lasts as long as the program is silent because it is at work', async () => {
    const driven = await startEcho();
    driven.send('w');
    await driven.waitForQuiet(200);
    expect((await driven.screen()).lines[0]).toContain('thought');
  });
});

describe('the bytes', () => {
  it('since a mark are those of what came after it, each with its time', async () => {
    const driven = await startEcho();
    await driven.waitFor('|');
    const mark = driven.mark();
    const sentAt = performance.now();
    driven.send('z');
    await driven.waitFor('"z"');
    await driven.waitFor('|');
    const bytes = driven.bytesSince(mark).toString();
    expect(bytes.startsWith('\u001b[H\u001b[2J')).toBe(true);
    expect(bytes).toContain('keys "z"');
    const arrivals = driven.arrivalsSince(mark);
    expect(arrivals.length).toBeGreaterThan(0);
    expect(arrivals.every(({ at }) => at >= sentAt)).toBe(true);
    expect(arrivals.at(-1)?.end).toBe(driven.bytes().length);
  });

  it('stay in the program while nobody reads, and all come once somebody does', async () => {
    const driven = await startEcho();
    await driven.waitFor('|');
    driven.pauseReading();
    driven.send('f');
    const mark = driven.mark();
    await driven.waitForQuiet(300);
    expect(driven.mark()).toBe(mark);
    driven.resumeReading();
    await driven.waitFor('the end');
    const lines = driven.bytesSince(mark).toString().split(/\r+\n/);
    expect(lines.slice(0, 20_000).every((line, index) => line === `line ${index}`)).toBe(true);
    expect(lines.slice(20_000)).toEqual(['the end']);
  });
});

describe('the end of a driven program', () => {
  it('tells the exit code', async () => {
    const driven = await startEcho();
    driven.send('q');
    expect(await driven.exit).toEqual({ code: 7, signal: undefined });
    const view = await driven.screen();
    expect([view.isAlternate, view.cursor.isVisible, view.modes.bracketedPasteMode]).toEqual([false, true, false]);
  });

  it.each(['SIGTERM', 'SIGHUP', 'SIGKILL'] as const)('tells that it was %s', async (name) => {
    const driven = await startEcho();
    driven.signal(name);
    expect(await driven.exit).toEqual({ code: undefined, signal: name });
  });

  it('comes when its terminal is taken away', async () => {
    const driven = await startEcho();
    driven.hangUp();
    expect((await driven.exit).signal).toBe('SIGHUP');
  });

  it('is brought about by closing, even when it will not', async () => {
    const driven = shell('trap "" HUP TERM; echo ready; while true; do sleep 0.1; done');
    await driven.waitFor('ready');
    await driven.close();
    expect((await driven.exit).signal).toBe('SIGKILL');
  });
});
