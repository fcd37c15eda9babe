// A terminal that went away, signals somebody else answers, and what Ink may write, with everything around the terminal made up.
import { EventEmitter } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTerminal } from '../../src/terminal/open-terminal.ts';
import type { Terminal, TerminalOptions } from '../../src/terminal/terminal.ts';

const CAPABILITIES = {
  hasScreen: true,
  hasScrollRegions: true,
  hasErasing: true,
  hasColour: true,
  hasUnicode: true,
  hasSynchronisedFrames: true,
  multiplexer: undefined,
};

class FakeInput extends EventEmitter {
  isRaw = false;
  isOpen = false;
  setRawMode = (isRaw: boolean): void => {
    this.isRaw = isRaw;
  };
  resume = (): void => {
    this.isOpen = true;
  };
  pause = (): void => {
    this.isOpen = false;
  };
}

class FakeOutput extends EventEmitter {
  columns = 40;
  rows = 4;
  readonly fd: number;
  constructor(fd: number) {
    super();
    this.fd = fd;
  }
}

type Stage = Readonly<{
  terminal: Terminal;
  input: FakeInput;
  output: FakeOutput;
  signals: EventEmitter;
  told: string[];
  held: Record<'log' | 'info' | 'warn' | 'error' | 'debug' | 'trace', (...args: readonly unknown[]) => void>;
  written(): string;
}>;

let folder = '';
let fd = -1;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'darktop-lost-'));
  fd = openSync(join(folder, 'out'), 'w');
});

afterEach(() => {
  closeSync(fd);
  rmSync(folder, { recursive: true, force: true });
});

const setStage = (options: Partial<TerminalOptions> = {}): Stage => {
  const input = new FakeInput();
  const output = new FakeOutput(fd);
  const signals = new EventEmitter();
  const told: string[] = [];
  const print = (): void => undefined;
  const held = { log: print, info: print, warn: print, error: print, debug: print, trace: print };
  const terminal = openTerminal({
    input,
    output,
    signals,
    capabilities: CAPABILITIES,
    console: held,
    tell: (text) => told.push(text),
    onStop: () => undefined,
    ...options,
  });
  return { terminal, input, output, signals, told, held, written: () => readFileSync(join(folder, 'out'), 'utf8') };
};

const quiet = ({ terminal }: Stage): Promise<void> =>
  new Promise((resolve) => {
    terminal.stdout.write('', () => resolve());
  });

describe('a terminal that went away', () => {
  it.each(['error', 'end', 'close'] as const)(
    'is told of once, by %s of its input, and written to no more',
    async (event) => {
      const stage = setStage();
      const { terminal, input, signals, written, told, held } = stage;
      const gone = vi.fn();
      terminal.onGone(gone);
      terminal.enter();
      terminal.stdout.write('one\ntwo');
      await quiet(stage);
      const before = written();
      expect(before).toContain('one');
      held.log('to nobody');
      input.emit(event, new Error('EIO'));
      input.emit('close');
      terminal.stdout.write('three\nfour');
      terminal.control('\u0007');
      terminal.redraw();
      await quiet(stage);
      await terminal.leave();
      signals.emit('exit');
      expect(gone).toHaveBeenCalledTimes(1);
      expect(written()).toBe(before);
      expect(told).toEqual([]);
      expect(input.isRaw).toBe(false);
    },
  );

  it('is found out by writing to it', async () => {
    const output = new FakeOutput(openSync(join(folder, 'out'), 'r'));
    const stage = setStage({ output });
    const gone = vi.fn();
    stage.terminal.onGone(gone);
    stage.terminal.enter();
    await vi.waitFor(() => expect(gone).toHaveBeenCalledTimes(1));
    closeSync(output.fd);
  });
});

describe('a signal that ends programs', () => {
  it('gives the terminal back once, and then is whoever’s who asked for it', async () => {
    const onStop = vi.fn();
    const stage = setStage({ onStop });
    const { terminal, signals, written, input } = stage;
    terminal.enter();
    terminal.stdout.write('one\ntwo');
    await quiet(stage);
    signals.emit('SIGTERM');
    expect(onStop).toHaveBeenCalledWith('SIGTERM');
    const after = written();
    expect(after.endsWith('\u001b[?1049l')).toBe(true);
    expect(input).toMatchObject({ isRaw: false, isOpen: false });
    terminal.leaveNow();
    signals.emit('exit');
    await terminal.leave();
    expect(written()).toBe(after);
    expect(signals.eventNames()).toEqual([]);
  });
});

describe('the console', () => {
  it('is held while the screen is ours, and told of afterwards: the last lines, cleaned', async () => {
    const { terminal, held, told } = setStage();
    const before = { ...held };
    terminal.enter();
    for (let line = 0; line < 100; line += 1) held.warn('line %d', line);
    held.error('last\u001b[2J\nof all');
    await terminal.leave();
    expect(told.join('').split('\n').slice(-3)).toEqual(['last\ufffd[2J', 'of all', '']);
    expect(told.join('').split('\n').length).toBeLessThan(30);
    expect(held).toEqual(before);
  });
});

describe('what Ink writes', () => {
  it('is a frame unless it is empty or only sets modes', async () => {
    const stage = setStage();
    const { terminal, written } = stage;
    terminal.enter();
    for (const text of ['\u001b[?25l', '\u001b[?25h\u001b[?2004l', '\u001b[?u', '']) terminal.stdout.write(text);
    await quiet(stage);
    expect(terminal.meter().frames).toBe(0);
    terminal.stdout.write('one line only');
    await quiet(stage);
    expect(terminal.meter().frames).toBe(1);
    expect(written()).toContain('one line only');
  });

  it('before the screen is ours waits until it is', async () => {
    const stage = setStage();
    stage.terminal.stdout.write('early\nbird');
    await quiet(stage);
    expect(stage.written()).toBe('');
    stage.terminal.enter();
    await quiet(stage);
    expect(stage.written()).toContain('early');
  });

  it('is told of a new size once it stands still, and never of an impossible one', async () => {
    const { terminal, output } = setStage();
    const resized = vi.fn();
    terminal.enter();
    terminal.stdout.on('resize', resized);
    for (const columns of [50, 51, 0]) {
      output.columns = columns;
      output.emit('resize');
    }
    expect(terminal.size()).toEqual({ columns: 40, rows: 4 });
    await vi.waitFor(() => expect(resized).toHaveBeenCalledTimes(1));
    expect(terminal.size()).toEqual({ columns: 80, rows: 4 });
    expect(terminal.stdout.columns).toBe(80);
  });
});
