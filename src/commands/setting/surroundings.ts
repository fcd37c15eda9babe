// What a command may touch of the world around it; the entry point fills it in, tests fill in their own.
import type { Instant } from '../../domain/instant.ts';

/** Why `stop` was aborted when whoever read the output has gone: nobody is left to tell anything. */
export const READER_GONE = 'the reader has gone';

export type Output = Readonly<{
  /** Resolves when more may be written; after the reader has gone it resolves at once and writes nothing. */
  write(text: string | Uint8Array): Promise<void>;
  isTerminal: boolean;
  /** Of the terminal when the program began; undefined where there is none, and lines may be of any length. */
  columns: number | undefined;
}>;

/** Standard input. */
export type Input = Readonly<{
  /** Each chunk as it arrives; to be asked for once. */
  chunks(): AsyncIterable<Uint8Array>;
  isTerminal: boolean;
}>;

/** Both ends of it. */
export type TerminalStreams = Readonly<{
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream & Readonly<{ fd: number }>;
}>;

export type Surroundings = Readonly<{
  env: Readonly<Record<string, string | undefined>>;
  /** The file that runs, so that a command can start a thread of the same program. */
  program: URL;
  version: string;
  input: Input;
  out: Output;
  err: Output;
  /** Undefined unless somebody sits at both ends: what is typed can be heard, and what is drawn can be seen. */
  terminal: (() => TerminalStreams) | undefined;
  now: () => Instant;
  random: () => number;
  /** Aborted by SIGINT, SIGTERM, SIGHUP, and when the reader of the output has gone. */
  stop: AbortSignal;
  /** Set in a thread that was started to be the embedded appliance: tells the thread that started it. */
  tellParent: ((message: unknown) => void) | undefined;
}>;
