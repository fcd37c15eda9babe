// argv -> command -> exit code: the only file that touches the process.
import process from 'node:process';
import { isatty } from 'node:tty';
import { isMainThread, parentPort } from 'node:worker_threads';
import { COMMANDS } from './commands/index.ts';
import { EXIT } from './commands/setting/exit-code.ts';
import { tellInternalError } from './commands/setting/internal-error.ts';
import { type OutputTrouble, troubleOf } from './commands/setting/output-trouble.ts';
import { runProgram } from './commands/setting/program.ts';
import { type Output, READER_GONE, type Surroundings } from './commands/setting/surroundings.ts';
import { VERSION } from './commands/setting/version.ts';

const stopped = new AbortController();

/** Of standard output and standard error together. */
let pendingCount = 0;

/** Waits while the reader is slow, gives up quietly when it has gone (`darktop query … | head`), and says so when the disk is full. */
const outputOver = (stream: NodeJS.WriteStream, name: string): Output => {
  let trouble: OutputTrouble | undefined;
  const note = (error: Error): void => {
    trouble ??= troubleOf(error, name);
    stopped.abort(trouble.isReaderGone ? READER_GONE : 'the output failed');
  };
  stream.on('error', note);
  return {
    isTerminal: stream.isTTY === true,
    // A terminal that says 0 does not know.
    columns: stream.isTTY === true && stream.columns > 0 ? stream.columns : undefined,
    write: async (text) => {
      if (trouble === undefined) {
        await new Promise<void>((resolve) => {
          pendingCount += 1;
          stream.write(text, (error) => {
            pendingCount -= 1;
            if (error) note(error);
            resolve();
          });
        });
      }
      if (trouble?.isReaderGone === false) throw trouble;
    },
  };
};

/** Only touched when a command reads it: while standard input is open and nobody writes to it, the program cannot end. */
const readInput = (): AsyncIterable<Uint8Array> => {
  stopped.signal.addEventListener('abort', () => process.stdin.destroy());
  return process.stdin;
};

/** A mistake of ours, or a promise that nobody waited for. Whoever drew on the terminal has given it back by now. */
const endInError = (error: unknown): void => {
  process.stderr.write(`${tellInternalError(error, process.env)}\n`);
  process.exit(EXIT.internal);
};

const surroundings: Surroundings = {
  env: process.env,
  program: new URL(import.meta.url),
  version: VERSION,
  input: { chunks: readInput, isTerminal: isatty(0) },
  out: outputOver(process.stdout, 'standard output'),
  err: outputOver(process.stderr, 'standard error'),
  terminal:
    isMainThread && isatty(0) && isatty(1) ? () => ({ input: process.stdin, output: process.stdout }) : undefined,
  now: Date.now,
  random: Math.random,
  stop: stopped.signal,
  tellParent: isMainThread ? undefined : (message) => parentPort?.postMessage(message),
};

if (isMainThread) {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => stopped.abort(name));
}
if (isMainThread) process.once('uncaughtException', endInError);
process.exitCode = await runProgram(COMMANDS, process.argv.slice(2), surroundings);
// What a stopped command did not wait for, nobody reads: it would keep the program alive for as long.
if (stopped.signal.aborted && pendingCount > 0) process.exit();
