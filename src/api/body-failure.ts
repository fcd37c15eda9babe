// What iterating the body of an answer may throw: the failure that ended it.
import type { Failure } from '../domain/failure.ts';

export class BodyFailure extends Error {
  override readonly name = 'BodyFailure';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`${failure.what}: ${failure.came}`);
    this.failure = failure;
  }
}
