// Keeps what is printed on the console while the screen is ours, to be told afterwards.
import { format } from 'node:util';
import { clean } from '../text/clean.ts';

export type ConsoleLines = Readonly<{
  hold(): void;
  /** The console prints again; returns the last lines that it was kept from printing. */
  release(): readonly string[];
}>;

const METHODS = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;

type Method = (typeof METHODS)[number];

export type HeldConsole = Record<Method, (...args: readonly unknown[]) => void>;

const MOST_LINES = 20;

export const createConsoleLines = (held: HeldConsole): ConsoleLines => {
  let lines: readonly string[] = [];
  let originals: readonly (readonly [Method, HeldConsole[Method]])[] | undefined;

  const keep = (...args: readonly unknown[]): void => {
    const added = format(...args)
      .split('\n')
      .slice(0, MOST_LINES)
      .map((line) => clean(line));
    lines = [...lines, ...added].slice(-MOST_LINES);
  };

  return {
    hold: () => {
      if (originals !== undefined) return;
      originals = METHODS.map((method) => [method, held[method]] as const);
      for (const method of METHODS) held[method] = keep;
    },
    release: () => {
      for (const [method, original] of originals ?? []) held[method] = original;
      originals = undefined;
      const kept = lines;
      lines = [];
      return kept;
    },
  };
};
