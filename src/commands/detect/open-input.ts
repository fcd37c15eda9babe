// Opens what is to be read: a file, or standard input.
import { constants, type FileHandle, open } from 'node:fs/promises';
import { errorCode } from '../../domain/error-code.ts';
import { failed, type Result, success } from '../../domain/result.ts';
import { clean } from '../../text/clean.ts';
import type { Surroundings } from '../setting/surroundings.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read',
  EISDIR: 'it is a folder',
};

export const openInput = async (
  { input, stop }: Surroundings,
  file: string | undefined,
): Promise<Result<AsyncIterable<Uint8Array>>> => {
  if (file !== undefined && file !== '-') return openFile(file, stop);
  if (file === undefined && input.isTerminal) {
    return failed({
      kind: 'usage',
      what: 'detect',
      came: 'no file was named, and standard input is the terminal',
      advice: 'Name a file, or pipe lines of "timestamp,value" into it: tail -f counts.csv | darktop detect.',
    });
  }
  return success(input.chunks());
};

const openFile = async (file: string, stop: AbortSignal): Promise<Result<AsyncIterable<Uint8Array>>> => {
  const what = `detect: "${clean(file, 200)}"`;
  const advice = 'Name a file of lines "timestamp,value", or - for standard input.';
  try {
    const handle = await openUntilStopped(file, stop);
    if ((await handle.stat()).isDirectory()) {
      await handle.close();
      return failed({ kind: 'usage', what, came: 'it is a folder', advice });
    }
    return success(handle.createReadStream({ highWaterMark: 65_536 }));
  } catch (error) {
    const code = errorCode(error) ?? 'unknown';
    return failed({ kind: 'usage', what, came: `${REASONS[code] ?? 'it cannot be read'} (${code})`, advice });
  }
};

/** Opening a named pipe that nobody writes to waits, and cannot be called off: a writer of our own that comes and goes ends it. */
const openUntilStopped = async (file: string, stop: AbortSignal): Promise<FileHandle> => {
  const letGo = (): void => {
    open(file, constants.O_WRONLY | constants.O_NONBLOCK).then(
      (writer) => writer.close(),
      () => undefined,
    );
  };
  stop.addEventListener('abort', letGo, { once: true });
  try {
    return await open(file);
  } finally {
    stop.removeEventListener('abort', letGo);
  }
};
