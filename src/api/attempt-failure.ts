// Ends one attempt; carries the failure and whether another attempt is worth while.
import type { Failure } from '../domain/failure.ts';

export type Ending = Readonly<{
  failure: Failure;
  mayRetry: boolean;
  retryAfterMs?: number | undefined;
  /** The status that came, if any. */
  status?: number | undefined;
  bytes?: number;
}>;

export class AttemptFailure extends Error {
  override readonly name = 'AttemptFailure';
  readonly ending: Ending;

  constructor(ending: Ending) {
    super(ending.failure.came);
    this.ending = ending;
  }
}
