// What can be wrong with the place that output goes to.
import { errorCode } from '../../domain/error-code.ts';

/** Thrown by a write that cannot succeed: half a result must not pass for a whole one. */
export class OutputTrouble extends Error {
  override readonly name = 'OutputTrouble';
  /** Whoever read has what they wanted: no trouble at all, and nobody to tell. */
  readonly isReaderGone: boolean;

  constructor(message: string, isReaderGone: boolean) {
    super(message);
    this.isReaderGone = isReaderGone;
  }
}

const GONE = new Set(['EPIPE', 'ECONNRESET', 'EOF', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END']);

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left there',
  EFBIG: 'the file may not grow any further',
  EDQUOT: 'the quota is used up',
  EBADF: 'it is closed',
};

export const troubleOf = (error: Error, name: string): OutputTrouble => {
  const code = errorCode(error) ?? 'unknown';
  return new OutputTrouble(`${name}: ${REASONS[code] ?? 'it cannot be written'} (${code})`, GONE.has(code));
};
