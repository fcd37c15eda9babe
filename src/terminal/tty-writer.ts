// Writes bytes to the terminal without ever holding the event loop, however slow the terminal is.
import { closeSync, constants, openSync, write, writeSync } from 'node:fs';
import { isatty } from 'node:tty';

export type TtyWriter = Readonly<{
  /** One at a time: the next only when `done` was called. */
  write(bytes: string, done: () => void): void;
  /** At once and as far as it goes, for when the process is about to end or to stop; what was on its way is given up. */
  writeNow(bytes: string): void;
}>;

export type TtyWriterOptions = Readonly<{ fd: number; onGone(): void }>;

/** Between two attempts at a terminal that takes nothing more: doubled each time up to the longest. */
const FIRST_WAIT_MS = 1;
const LONGEST_WAIT_MS = 16;

/** Of `writeNow`: a quarter of a second altogether. */
const ATTEMPTS = 50;
const ATTEMPT_WAIT_MS = 5;

/** Ends a sequence that was cut off in the middle; by itself it does nothing. */
const CANCEL = '\u0018';

/** Trouble of a moment; everything else means that the terminal is not there any more. */
const PASSING: ReadonlySet<unknown> = new Set(['EAGAIN', 'EWOULDBLOCK', 'EINTR', 'EBUSY']);

/** How much of it went out, or what the trouble was. */
type Outcome = Readonly<{ kind: 'written'; length: number } | { kind: 'later' } | { kind: 'gone' }>;

type Attempt = (bytes: Buffer, offset: number, then: (outcome: Outcome) => void) => void;

export const createTtyWriter = ({ fd: given, onGone }: TtyWriterOptions): TtyWriter => {
  const own = openOwn(given);
  const fd = own ?? given;
  const attempt: Attempt = own === undefined ? inThread(fd) : (bytes, offset, then) => then(atOnce(fd, bytes, offset));
  let onItsWay: Readonly<{ timer: NodeJS.Timeout | undefined }> | undefined;
  let isGone = false;

  const goAway = (): void => {
    if (isGone) return;
    isGone = true;
    clearTimeout(onItsWay?.timer);
    onGone();
  };

  const writeFrom = (bytes: Buffer, offset: number, waitMs: number, done: () => void): void => {
    const mine = { timer: undefined };
    onItsWay = mine;
    attempt(bytes, offset, (outcome) => {
      if (isGone || onItsWay !== mine) return;
      if (outcome.kind === 'gone') goAway();
      else if (outcome.kind === 'later') {
        const again = (): void => writeFrom(bytes, offset, Math.min(waitMs * 2, LONGEST_WAIT_MS), done);
        onItsWay = { timer: setTimeout(again, waitMs) };
      } else if (offset + outcome.length < bytes.length) {
        writeFrom(bytes, offset + outcome.length, FIRST_WAIT_MS, done);
      } else {
        onItsWay = undefined;
        done();
      }
    });
  };

  return {
    write: (bytes, done) => {
      if (!isGone) writeFrom(Buffer.from(bytes, 'utf8'), 0, FIRST_WAIT_MS, done);
    },
    writeNow: (bytes) => {
      if (isGone) return;
      clearTimeout(onItsWay?.timer);
      const isCutOff = onItsWay !== undefined;
      onItsWay = undefined;
      if (!writeAllNow(fd, Buffer.from(isCutOff ? `${CANCEL}${bytes}` : bytes, 'utf8'))) goAway();
    },
  };
};

/**
 * The same terminal opened once more, so that its writes can be told not to wait without telling the shell's as well.
 * It stays open until the process ends. Where that is not possible (another user's terminal, no /proc), a thread waits instead.
 */
const openOwn = (fd: number): number | undefined => {
  try {
    const own = openSync(`/proc/self/fd/${fd}`, constants.O_WRONLY | constants.O_NOCTTY | constants.O_NONBLOCK);
    if (isatty(own)) return own;
    closeSync(own);
    return undefined;
  } catch {
    return undefined;
  }
};

const inThread =
  (fd: number): Attempt =>
  (bytes, offset, then) => {
    write(fd, bytes, offset, bytes.length - offset, null, (error, length) =>
      then(error === null ? { kind: 'written', length } : troubleOf(error)),
    );
  };

const atOnce = (fd: number, bytes: Buffer, offset: number): Outcome => {
  try {
    return { kind: 'written', length: writeSync(fd, bytes, offset, bytes.length - offset) };
  } catch (error) {
    return troubleOf(error);
  }
};

const troubleOf = (error: unknown): Outcome => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return { kind: PASSING.has(code) ? 'later' : 'gone' };
};

/** False when the terminal is not there any more. A terminal that takes nothing is given up on, but it is there. */
const writeAllNow = (fd: number, bytes: Buffer): boolean => {
  let offset = 0;
  for (let attempt = 0; attempt < ATTEMPTS && offset < bytes.length; attempt += 1) {
    const outcome = atOnce(fd, bytes, offset);
    if (outcome.kind === 'gone') return false;
    if (outcome.kind === 'written') offset += outcome.length;
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ATTEMPT_WAIT_MS);
  }
  return true;
};
