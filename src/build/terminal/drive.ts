// Runs a program in a pseudo-terminal as a person would: sees its screen, sends keys, resizes the window, signals it, stops reading.
import { constants } from 'node:os';
import { type IPty, spawn } from '@lydell/node-pty';
import type { Cell, Size } from './cell.ts';
import { createEmulator, type Emulator, type View } from './emulator.ts';
import { labourOf } from './labour.ts';
import { type Arrival, PATIENCE_MS, type Patience, Transcript } from './transcript.ts';

/** What to wait for: a text or a pattern in a line of the screen, or anything a view can be asked. */
export type Wanted = string | RegExp | ((view: View) => boolean);

export type Ended = Readonly<{ code: number | undefined; signal: string | undefined }>;

/** A view, and when the last byte it shows came. */
export type Seen = View & Readonly<{ seenAt: number }>;

export const drive = (
  command: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
  size: Size,
): Driven => new Driven(command, env, size);

/** Between asking a program to end and ending it. */
const GRACE_MS = 2_000;

export class Driven {
  readonly startedAt = performance.now();
  readonly pid: number;
  readonly exit: Promise<Ended>;
  readonly #terminal: IPty;
  readonly #emulator: Emulator;
  readonly #transcript = new Transcript();
  readonly #onShown = new Set<(at: number) => void>();
  #shownAt = this.startedAt;
  #ended: Ended | undefined;

  constructor(command: readonly [string, ...string[]], env: Readonly<Record<string, string>>, size: Size) {
    const [file, ...args] = command;
    this.#emulator = createEmulator(size);
    this.#terminal = spawn(file, args, { ...size, env: { ...env }, encoding: null });
    this.pid = this.#terminal.pid;
    this.#terminal.onData((data) => this.#take(data));
    this.#emulator.onAnswer((answer) => this.send(answer));
    this.exit = new Promise((resolve) => {
      this.#terminal.onExit(({ exitCode, signal }) => {
        this.#ended = endedOf(exitCode, signal);
        resolve(this.#ended);
      });
    });
  }

  send(keys: string): void {
    if (this.#ended === undefined) this.#terminal.write(keys);
  }

  /** What has already come is laid out in the old size first. */
  async resize(size: Size): Promise<void> {
    await this.#shown();
    if (this.#ended !== undefined) return;
    this.#emulator.resize(size);
    this.#terminal.resize(size.cols, size.rows);
  }

  /** With every byte that has come. */
  async screen(): Promise<View> {
    await this.#shown();
    return this.#emulator.view();
  }

  /** The screen, with what scrolled off above it. */
  async history(): Promise<readonly (readonly Cell[])[]> {
    await this.#shown();
    return this.#emulator.history();
  }

  /** Looks after each piece of output, though never at a frame that has begun and not ended; fails with the screen when it was in vain. */
  waitFor(wanted: Wanted, { timeoutMs = PATIENCE_MS }: Patience = {}): Promise<Seen> {
    const isThere = askFor(wanted);
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        this.#onShown.delete(look);
        settle();
      };
      const look = (seenAt: number): void => {
        try {
          if (this.#emulator.isInFrame() || !isThere(this.#emulator)) return;
          const view = this.#emulator.view();
          finish(() => resolve({ ...view, seenAt }));
        } catch (error) {
          finish(() => reject(error));
        }
      };
      const fail = (why: string) => async (): Promise<void> => {
        await this.#shown();
        finish(() => reject(new Error(`${why} ${nameOf(wanted)}; the screen was:\n${this.#text()}`)));
      };
      const timer = setTimeout(fail(`waited ${timeoutMs} ms in vain for`), timeoutMs);
      this.#onShown.add(look);
      void this.#shown().then(() => look(this.#shownAt));
      void this.exit.then(fail('ended before it showed'));
    });
  }

  /** Until nothing has come for so long, from now on, of a program that had little to do meanwhile. */
  waitForQuiet(quietMs: number, patience: Patience = {}): Promise<void> {
    return this.#transcript.waitForQuiet(quietMs, patience, () => labourOf(this.pid));
  }

  /** Until there is a byte after the mark. */
  waitForBytes(mark: number, patience: Patience = {}): Promise<void> {
    return this.#transcript.waitForBytes(mark, patience);
  }

  /** Every byte so far. */
  bytes(): Buffer {
    return this.bytesSince(0);
  }

  /** A place in the bytes, for what follows it. */
  mark(): number {
    return this.#transcript.byteCount;
  }

  bytesSince(mark: number): Buffer {
    return this.#transcript.bytesSince(mark);
  }

  arrivalsSince(mark: number): readonly Arrival[] {
    return this.#transcript.arrivalsSince(mark);
  }

  signal(name: NodeJS.Signals): void {
    this.#terminal.kill(name);
  }

  /** From now on a terminal that does not read: the program's writes wait once the system's buffer is full. */
  pauseReading(): void {
    this.#terminal.pause();
  }

  resumeReading(): void {
    this.#terminal.resume();
  }

  /** The window is closed, or the line is cut: the program loses its terminal. */
  hangUp(): void {
    // node-pty closes the master side; the system then sends SIGHUP by itself.
    if ('destroy' in this.#terminal && typeof this.#terminal.destroy === 'function') this.#terminal.destroy();
  }

  /** Ends the program, when it has not, and waits until it has. */
  async close(): Promise<void> {
    if (this.#ended === undefined) {
      this.resumeReading();
      this.signal('SIGHUP');
      const timer = setTimeout(() => this.signal('SIGKILL'), GRACE_MS);
      await this.exit;
      clearTimeout(timer);
    }
    await this.#shown();
    this.#emulator.dispose();
  }

  /** Of type string only to the compiler: without an encoding what comes is bytes. */
  #take(data: string): void {
    const piece = Buffer.from(data);
    const at = performance.now();
    this.#transcript.add(piece, at);
    this.#emulator.write(piece, () => {
      this.#shownAt = at;
      for (const listener of [...this.#onShown]) listener(at);
    });
  }

  #shown(): Promise<void> {
    return new Promise((resolve) => this.#emulator.write(new Uint8Array(), resolve));
  }

  #text(): string {
    const lines = this.#emulator.lines();
    return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1).join('\n');
  }
}

const endedOf = (exitCode: number, signal: number | undefined): Ended => {
  const name = Object.entries(constants.signals).find(([, number]) => number === signal)?.[0];
  return name === undefined ? { code: exitCode, signal: undefined } : { code: undefined, signal: name };
};

const askFor = (wanted: Wanted): ((emulator: Emulator) => boolean) => {
  if (typeof wanted === 'function') return (emulator) => wanted(emulator.view());
  return typeof wanted === 'string'
    ? (emulator) => emulator.lines().some((line) => line.includes(wanted))
    : (emulator) => emulator.lines().some((line) => wanted.test(line));
};

const nameOf = (wanted: Wanted): string => (typeof wanted === 'function' ? 'what was asked' : String(wanted));
