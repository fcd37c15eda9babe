// A program in a real pseudo-terminal takes the screen, and gives it back whatever happens to it.
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { type Drawing, type DrawingOptions, FIXTURE, INK_FIXTURE, runDrawing } from './run-drawing.ts';

const ENTER = '\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[?2004h';
const LEAVE = '\u001b[m\u001b[r\u001b[H\u001b[J\u001b[?2026l\u001b[?2004l\u001b[?7h\u001b[?25h\u001b[?1049l';

let drawing: Drawing | undefined;

afterEach(() => {
  drawing?.end();
  drawing = undefined;
});

const start = async (options: DrawingOptions = {}): Promise<Drawing> => {
  const started = await runDrawing(options);
  drawing = started;
  await started.untilShown('count 0');
  return started;
};

const countOf = (text: string, part: string): number => text.split(part).length - 1;

describe('the terminal', () => {
  it('is taken with a screen of its own and given back as it was', async () => {
    const { pty, emulator, exit, bytes, until } = await start();
    expect(bytes().startsWith(ENTER)).toBe(true);
    expect(emulator.isAlternate()).toBe(true);
    pty.write('q');
    expect((await exit).exitCode).toBe(0);
    expect(bytes().endsWith(LEAVE)).toBe(true);
    expect(countOf(bytes(), '\u001b[?1049l')).toBe(1);
    await until(() => !emulator.isAlternate());
    expect(emulator.lines()[0]).toBe('prompt>');
  });

  it.each([
    ['an exit in the middle', 'x', 3, ''],
    ['an exception', 't', 1, 'thrown on purpose'],
    ['a rejection that nobody handles', 'r', 1, 'rejected on purpose'],
  ])('is given back before %s, and what is then printed stays readable', async (_, key, exitCode, printed) => {
    const { pty, exit, bytes, emulator, until } = await start();
    pty.write(key);
    expect((await exit).exitCode).toBe(exitCode);
    await until(() => !emulator.isAlternate());
    expect(countOf(bytes(), LEAVE)).toBe(1);
    expect(bytes().slice(bytes().indexOf(LEAVE))).toContain(printed);
  });

  it.each([
    ['SIGTERM', 15],
    ['SIGHUP', 1],
    ['SIGINT', 2],
    ['SIGQUIT', 3],
  ])('is given back when %s comes, and the process ends by it', async (signal, number) => {
    const { pty, exit, bytes } = await start();
    pty.kill(signal);
    expect((await exit).signal).toBe(number);
    expect(bytes().endsWith(LEAVE)).toBe(true);
    expect(countOf(bytes(), LEAVE)).toBe(1);
  });

  it('keeps off the screen what the console is told meanwhile, and tells it afterwards without its escapes', async () => {
    const { pty, exit, bytes, untilShown } = await start();
    pty.write('c');
    await untilShown('typed c');
    expect(bytes()).not.toContain('on the console');
    pty.write('q');
    await exit;
    expect(bytes().slice(bytes().indexOf(LEAVE))).toContain('said \ufffd[2Jon the console');
  });

  it('ends the program when it is closed', async () => {
    const { pty, until } = await start();
    hangUp(pty);
    await until(() => !isAlive(pty.pid));
  });
});

describe('stopping', () => {
  it('gives the terminal back, and takes it again when the process continues', async () => {
    const { pty, emulator, bytes, until, untilShown } = await start({ env: { FIXTURE_STOP: 'self' } });
    pty.write('\u001a');
    await until(() => !emulator.isAlternate());
    expect(bytes().endsWith(LEAVE)).toBe(true);
    await until(() => stateOf(pty.pid) === 'T');
    await emulator.write('\r\nshell output\r\n');
    pty.resize(50, 9);
    emulator.resize({ columns: 50, rows: 9 });
    pty.kill('SIGCONT');
    await untilShown('row 8 of 9, 50 wide');
    expect(emulator.isAlternate()).toBe(true);
    expect(emulator.lines()[0]).toContain('count 1');
    pty.write('a');
    await untilShown('typed a');
  });

  it('from outside without a word is followed by drawing everything anew', async () => {
    const { pty, emulator, bytes, until, untilShown } = await start();
    pty.kill('SIGSTOP');
    await until(() => stateOf(pty.pid) === 'T');
    await emulator.write('\u001b[?1049l\u001b[2J\u001b[Hthe shell again');
    const before = bytes().length;
    pty.kill('SIGCONT');
    await untilShown('row 11 of 12');
    expect(bytes().slice(before)).toContain(ENTER);
    expect(emulator.lines().join()).not.toContain('the shell again');
  });

  it('asked for from outside gives the terminal back first', async () => {
    const { pty, bytes, until, emulator, untilShown } = await start({ env: { FIXTURE_STOP: 'self' } });
    pty.kill('SIGTSTP');
    await until(() => stateOf(pty.pid) === 'T');
    await until(() => !emulator.isAlternate());
    expect(bytes().endsWith(LEAVE)).toBe(true);
    pty.kill('SIGCONT');
    await untilShown('count 0');
    pty.kill('SIGTSTP');
    await until(() => countOf(bytes(), LEAVE) === 2);
  });

  it('is taken back where nobody could continue the process', async () => {
    const { pty, bytes, until, untilShown } = await start();
    pty.write('\u001a');
    await until(() => countOf(bytes(), ENTER) === 2);
    pty.write('b');
    await untilShown('typed b');
  });

  it('works from a shell with job control, there and back', async () => {
    const started = await runDrawing({ command: ['/bin/sh', '-i'], env: { PS1: '$ ', ENV: '' } });
    drawing = started;
    const { pty, untilShown, until, bytes, emulator } = started;
    await untilShown('$');
    pty.write(`'${process.execPath}' '${FIXTURE}'\n`);
    await untilShown('count 0');
    pty.write('\u001a');
    await until(() => !emulator.isAlternate() && /Stopped|Suspended/i.test(bytes()));
    pty.write('echo in between\n');
    await untilShown('in between');
    pty.write('fg\n');
    await until(() => emulator.isAlternate());
    await untilShown('row 11 of 12');
    pty.write('q');
    await until(() => !emulator.isAlternate());
  });
});

describe('the size', () => {
  it('is followed once a storm of changes is over, and the screen is right', async () => {
    const { pty, emulator, bytes, untilShown } = await start();
    const before = bytes().length;
    for (let step = 0; step < 40; step += 1) pty.resize(40 + (step % 7), 6 + (step % 5));
    pty.resize(45, 8);
    emulator.resize({ columns: 45, rows: 8 });
    await untilShown('row 7 of 8, 45 wide');
    expect(emulator.lines()).toEqual([
      'count 0 typed',
      ...Array.from({ length: 7 }, (_, row) => `row ${row + 1} of 8, 45 wide `.padEnd(45, '.')),
    ]);
    // Each redrawing begins by clearing.
    expect(countOf(bytes().slice(before), '\u001b[J')).toBeLessThan(6);
  });
});

describe('a terminal that reads slowly', () => {
  it('never holds the program: frames are dropped, and the last one is shown in the end', async () => {
    const { pty, log, until, untilShown } = await start({ size: { columns: 200, rows: 50 } });
    pty.pause();
    pty.write('f');
    await until(() => log().includes('flooded'));
    const [, turns, longestMs, dropped, isBackedUp] = /flooded (\d+) (\d+) (\d+) (\w+)/.exec(log()) ?? [];
    expect(Number(turns)).toBeGreaterThan(20);
    expect(Number(longestMs)).toBeLessThan(500);
    expect(Number(dropped)).toBeGreaterThan(10);
    expect(isBackedUp).toBe('true');
    pty.resume();
    await untilShown('row 49 of 50, 200 wide');
    await untilShown(`count ${turns}`);
  });

  it('is drawn anew after a stop from outside in the middle of a frame', async () => {
    const { pty, log, until, untilShown } = await start({ size: { columns: 200, rows: 50 } });
    pty.pause();
    pty.write('f');
    await until(() => log().includes('flooded'));
    pty.kill('SIGSTOP');
    await until(() => stateOf(pty.pid) === 'T');
    pty.kill('SIGCONT');
    await until(() => stateOf(pty.pid) !== 'T');
    pty.resume();
    await untilShown('row 49 of 50, 200 wide');
    pty.write('a');
    await untilShown('typed fa');
  });

  it('does not keep the program from ending', async () => {
    const { pty, log, until, exit } = await start({ size: { columns: 200, rows: 50 } });
    pty.pause();
    pty.write('f');
    await until(() => log().includes('flooded'));
    pty.kill('SIGTERM');
    await until(() => !isAlive(pty.pid));
    pty.resume();
    await exit;
  });
});

describe('input', () => {
  it('comes with mouse reports taken out, and a mouse only where one was asked for', async () => {
    const { pty, bytes, untilShown } = await start();
    expect(bytes()).not.toContain('\u001b[?1000h');
    pty.write('m');
    await untilShown('typed m');
    pty.write('\u001b[<0;5;3M\u001b[<0;5;3m');
    await untilShown('typed press 4 2');
    expect(bytes()).toContain('\u001b[?1000h\u001b[?1006h');
    pty.write('q');
  });

  it('of a mouse asked for at the start is given back', async () => {
    const { pty, bytes, exit } = await start({ env: { FIXTURE_MOUSE: '1' } });
    expect(bytes().startsWith(`${ENTER}\u001b[?1000h\u001b[?1006h`)).toBe(true);
    pty.write('q');
    await exit;
    expect(bytes().endsWith(`\u001b[?1006l\u001b[?1000l${LEAVE}`)).toBe(true);
  });
});

describe('Ink on the terminal', () => {
  it('draws, hears keys, follows the size, and ends with the terminal given back', async () => {
    const started = await runDrawing({ command: [process.execPath, INK_FIXTURE] });
    drawing = started;
    const { pty, bytes, emulator, until, untilShown, exit } = started;
    await untilShown('60 wide, pressed 0');
    pty.write('ab');
    await untilShown('60 wide, pressed 2 (b)');
    const before = bytes().length;
    pty.write('ä');
    await untilShown('60 wide, pressed 3 (ä)');
    expect(bytes().length - before).toBeLessThan(30);
    pty.write('\u001b[200~two\nlines\u001b[201~');
    await untilShown('pasted "two\\nlines"');
    pty.resize(40, 8);
    emulator.resize({ columns: 40, rows: 8 });
    await untilShown('40 wide');
    expect(emulator.isAlternate()).toBe(true);
    pty.write('q');
    expect((await exit).exitCode).toBe(5);
    expect(bytes().slice(bytes().indexOf(LEAVE))).toBe(LEAVE);
    await until(() => !emulator.isAlternate());
  });

  it('suspends and comes back with what it showed', async () => {
    const started = await runDrawing({ command: [process.execPath, INK_FIXTURE] });
    drawing = started;
    const { pty, until, emulator, untilShown } = started;
    await untilShown('pressed 0');
    pty.write('z');
    await until(() => !emulator.isAlternate());
    await until(() => stateOf(pty.pid) === 'T');
    pty.kill('SIGCONT');
    await untilShown('pressed 1 (z)');
    pty.write('k');
    await untilShown('pressed 2 (k)');
  });
});

describe('the other modes', () => {
  it('spoken sends lines and not one escape sequence', async () => {
    const started = await runDrawing({ env: { FIXTURE_MODE: 'spoken' } });
    drawing = started;
    const { pty, bytes, until, exit } = started;
    await until(() => bytes().includes('row 11 of 12'));
    pty.write('a');
    await until(() => bytes().includes('count 1 typed a'));
    pty.write('q');
    await exit;
    expect(bytes()).not.toContain('\u001b');
    expect(countOf(bytes(), 'row 11 of 12')).toBe(1);
  });

  it('spoken has rows longer than any that are spoken, however narrow the terminal is and becomes', async () => {
    const started = await runDrawing({ env: { FIXTURE_MODE: 'spoken' } });
    drawing = started;
    const { pty, bytes, until, exit } = started;
    await until(() => bytes().includes('row 11 of 12, 400 wide'));
    pty.resize(40, 8);
    await until(() => bytes().includes('row 7 of 8, 400 wide'));
    pty.write('q');
    await exit;
    expect(bytes()).not.toMatch(/, (40|60) wide/);
  });

  it('plain writes whole rows', async () => {
    const { pty, bytes, untilShown } = await start({ env: { FIXTURE_MODE: 'plain' } });
    const before = bytes().length;
    pty.write('a');
    await untilShown('typed a');
    expect(bytes().slice(before)).toBe('\u001b[Hcount 1 typed a\u001b[K');
  });
});

/** Closes the side of the pseudo-terminal that is ours. */
const hangUp = (pty: object): void => {
  if ('destroy' in pty && typeof pty.destroy === 'function') pty.destroy();
};

/** Of the process, by the letter that Linux gives it: T is stopped. */
const stateOf = (pid: number): string => / ([A-Za-z]) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? '';

/** A zombie has ended as well. */
const isAlive = (pid: number): boolean => {
  try {
    return stateOf(pid) !== 'Z';
  } catch {
    return false;
  }
};
