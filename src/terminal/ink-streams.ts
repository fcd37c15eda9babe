// What Ink takes for the terminal: an output that gets its whole frames, and an input that gives it what was typed.
import { EventEmitter } from 'node:events';
import type { Size } from './size.ts';

export type InkOutputListeners = Readonly<{
  size(): Size;
  onFrame(frame: string): void;
  /** Everything that was written before has left. */
  onceQuiet(done: () => void): void;
}>;

/** Ink sets modes of the terminal by itself; those are ours to set. */
const ONLY_MODES = /^(?:\u001b\[[?<>=][\d;]*[a-zA-Z])+$/;

export class InkOutput extends EventEmitter {
  readonly isTTY = true;
  readonly writable = true;
  readonly #listeners: InkOutputListeners;

  constructor(listeners: InkOutputListeners) {
    super();
    this.#listeners = listeners;
  }

  get columns(): number {
    return this.#listeners.size().columns;
  }

  get rows(): number {
    return this.#listeners.size().rows;
  }

  write(text: string, encodingOrDone?: unknown, done?: unknown): boolean {
    const callback = typeof encodingOrDone === 'function' ? encodingOrDone : done;
    if (text !== '' && !ONLY_MODES.test(text)) this.#listeners.onFrame(text);
    if (typeof callback === 'function') this.#listeners.onceQuiet(() => callback());
    return true;
  }
}

export class InkInput extends EventEmitter {
  readonly isTTY = true;
  #waiting = '';

  push(text: string): void {
    this.#waiting += text;
    this.emit('readable');
  }

  /** A stream says null when it has nothing. */
  read(): string | null {
    const text = this.#waiting;
    this.#waiting = '';
    return text === '' ? null : text;
  }

  // The modes of the real input are ours to set, and it keeps the process alive as long as we are on the screen.
  setRawMode(): this {
    return this;
  }

  setEncoding(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  resume(): this {
    return this;
  }

  pause(): this {
    return this;
  }
}

/** Ink's types ask for a whole stream of Node; these hold all that it uses of one. */
export const servesAsOutput = (output: object): output is NodeJS.WriteStream => output instanceof InkOutput;

export const servesAsInput = (input: object): input is NodeJS.ReadStream => input instanceof InkInput;
