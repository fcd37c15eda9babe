// argv -> command -> exit code: the only file that touches the process.
import process from 'node:process';
import { isMainThread, parentPort } from 'node:worker_threads';
import { COMMANDS } from './commands/index.ts';
import { runProgram } from './commands/setting/program.ts';
import { type Output, READER_GONE, type Surroundings } from './commands/setting/surroundings.ts';
import { VERSION } from './commands/setting/version.ts';

const stopped = new AbortController();

/** Waits while the reader is slow, and gives up quietly when it has gone (`darktop query … | head`). */
const outputOver = (stream: NodeJS.WriteStream): Output => {
  let isGone = false;
  stream.on('error', () => {
    isGone = true;
    stopped.abort(READER_GONE);
  });
  return {
    isTerminal: stream.isTTY === true,
    write: (text) =>
      new Promise((resolve) => {
        if (isGone) resolve();
        else stream.write(text, () => resolve());
      }),
  };
};

const surroundings: Surroundings = {
  env: process.env,
  program: new URL(import.meta.url),
  version: VERSION,
  out: outputOver(process.stdout),
  err: outputOver(process.stderr),
  now: Date.now,
  random: Math.random,
  stop: stopped.signal,
  tellParent: isMainThread ? undefined : (message) => parentPort?.postMessage(message),
};

if (isMainThread) {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => stopped.abort(name));
}
process.exitCode = await runProgram(COMMANDS, process.argv.slice(2), surroundings);
