// Whether asking again makes sense at all: some endpoints do not answer until a person has changed the appliance or the token.
import type { Failure } from '../../domain/failure.ts';

/** No right, no such endpoint, no licence. What can be done without it goes on without it. */
export const isUnavailable = (failure: Failure): boolean => {
  switch (failure.kind) {
    case 'forbidden':
    case 'not-found':
    case 'redirect':
    case 'not-json':
      return true;
    case 'server-error':
      return failure.status === 500 || failure.status === 501;
    default:
      return false;
  }
};
