// Reads the terminal's input: raw, without what the terminal itself reports, handed on to Ink.
import { InkInput, servesAsInput } from './ink-streams.ts';
import { createInputReader } from './input-reader.ts';
import type { MouseReport } from './mouse-report.ts';
import type { TerminalInput } from './terminal.ts';

export type TypedInput = Readonly<{
  stdin: NodeJS.ReadStream;
  /** Neither throws when the terminal has gone meanwhile. */
  open(): void;
  close(): void;
}>;

export type TypedInputListeners = Readonly<{ onMouse(report: MouseReport): void; onGone(): void }>;

/** So long the beginning of a report waits for its rest. */
const HELD_MS = 20;

/** A paste that stalls for so long has broken off, even on a poor link. */
const SILENCE_MS = 2_000;

export const createTypedInput = (input: TerminalInput, { onMouse, onGone }: TypedInputListeners): TypedInput => {
  const stdin = new InkInput();
  if (!servesAsInput(stdin)) throw new Error('the input made for Ink is not one');
  const reader = createInputReader({ onText: (text) => stdin.push(text), onMouse });
  let timer: NodeJS.Timeout | undefined;
  let takenMs = 0;
  const take = (chunk: Uint8Array): void => {
    clearTimeout(timer);
    const nowMs = performance.now();
    reader.push(chunk, nowMs - takenMs > SILENCE_MS);
    takenMs = nowMs;
    timer = setTimeout(reader.release, HELD_MS);
  };
  return {
    stdin,
    open: () => {
      setRaw(input, true);
      // After a stop from outside it is opened without having been closed; twice heard is twice typed.
      input.off('data', take);
      input.on('data', take);
      for (const event of ['end', 'close', 'error'] as const) {
        input.off(event, onGone);
        input.on(event, onGone);
      }
      input.resume();
    },
    // Of an input that was left, an error may still come; without a listener it would end the process.
    close: () => {
      clearTimeout(timer);
      input.off('data', take);
      setRaw(input, false);
      input.pause();
    },
  };
};

const setRaw = (input: TerminalInput, isRaw: boolean): void => {
  try {
    input.setRawMode(isRaw);
  } catch {
    // The terminal has gone; its end will be told by the input.
  }
};
