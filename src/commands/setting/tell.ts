// Says a failure on standard error, the same way in every command.
import { type Failure, tellFailure } from '../../domain/failure.ts';
import { exitCodeOf } from './exit-code.ts';
import type { Surroundings } from './surroundings.ts';

/** Returns the exit code that belongs to the failure. */
export const tellAndGiveUp = async (surroundings: Surroundings, failure: Failure): Promise<number> => {
  await surroundings.err.write(`darktop: ${tellFailure(failure)}\n`);
  return exitCodeOf(failure);
};
