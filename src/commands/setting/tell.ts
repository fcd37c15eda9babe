// Says a failure on standard error, the same way in every command.
import { type Failure, tellFailure } from '../../domain/failure.ts';
import { clean } from '../../text/clean.ts';
import { hang } from '../../text/hang.ts';
import { exitCodeOf } from './exit-code.ts';
import type { Surroundings } from './surroundings.ts';

const LONGEST_LINE = 4_000;

/** Returns the exit code that belongs to the failure. */
export const tellAndGiveUp = async (surroundings: Surroundings, failure: Failure): Promise<number> => {
  await tellLine(surroundings, tellFailure(failure));
  return exitCodeOf(failure);
};

/** For who has something to say and goes on. */
export const tellLine = async ({ err }: Surroundings, text: string): Promise<void> =>
  err.write(`${hang('', `darktop: ${clean(text, LONGEST_LINE)}`, err.columns ?? Number.POSITIVE_INFINITY)}\n`);
