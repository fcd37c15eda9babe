// What a terminal is for those who draw on it and hear from it.
import type { Capabilities } from './capabilities.ts';
import type { HeldConsole } from './console-lines.ts';
import type { Meter } from './frame-queue.ts';
import type { MouseReport } from './mouse-report.ts';
import type { EndingSignal, SignalSource } from './signals.ts';
import type { Size } from './size.ts';
import type { SizedOutput } from './size-watch.ts';

/** `plain` writes whole rows, `spoken` tells what is new line by line and moves about on no screen. */
export type TerminalMode = 'screen' | 'plain' | 'spoken';

export type Terminal = Readonly<{
  /** For Ink, which is to write whole frames (`debug: true`) and to leave screen, cursor and signals alone. */
  stdout: NodeJS.WriteStream;
  stdin: NodeJS.ReadStream;
  size(): Size;
  enter(): void;
  /** Gives everything back, when the last write is through or a moment later, and tells what the console was kept from printing. */
  leave(): Promise<void>;
  /** The same at once, for paths on which nothing is waited for any more. */
  leaveNow(): void;
  /** Gives everything back and stops the process; when it continues, everything is as before. */
  suspend(): void;
  /** Draws the last frame whole. */
  redraw(): void;
  /** The last frame with other rows here and there, by their place from the top. */
  drawRows(rows: ReadonlyMap<number, string>): void;
  /** A sequence that changes nothing on the screen: the clipboard, the bell, the title. In order with the frames. */
  control(bytes: string): void;
  setMouse(isOn: boolean): void;
  meter(): Meter;
  /** These return their undo. */
  onDrain(listener: () => void): () => void;
  onMouse(listener: (report: MouseReport) => void): () => void;
  /** The terminal is not there any more; nothing is written from then on. Told once. */
  onGone(listener: () => void): () => void;
}>;

export type TerminalInput = Readonly<{
  on(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
  on(event: 'end' | 'close' | 'error', listener: () => void): unknown;
  off(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
  off(event: 'end' | 'close' | 'error', listener: () => void): unknown;
  setRawMode(isRaw: boolean): unknown;
  resume(): unknown;
  pause(): unknown;
}>;

export type TerminalOptions = Readonly<{
  input: TerminalInput;
  output: SizedOutput & Readonly<{ fd: number }>;
  capabilities: Capabilities;
  mode?: TerminalMode;
  hasMouse?: boolean;
  signals?: SignalSource;
  console?: HeldConsole;
  /** Where the lines go that the console was kept from printing. */
  tell?: (text: string) => void;
  /** Stops the process, or the group of processes that the shell knows it by. */
  stopProcess?: () => void;
  /** After a signal that ends programs, when the terminal has been given back. Without it, the signal does what it does to any program. */
  onStop?: (signal: EndingSignal) => void;
}>;
