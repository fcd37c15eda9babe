// In which dialect the simulated appliance answers, from the command line.
import type { Failure } from '../../domain/failure.ts';
import type { KnownDialect } from '../../domain/profile.ts';
import { failed, type Result, success } from '../../domain/result.ts';

const KNOWN: readonly KnownDialect[] = ['documented', 'appliance'];

/** "auto" leaves it to whoever asks, and what they are answered is what the documents say. */
export const readDialect = (name: string | undefined): Result<KnownDialect> => {
  if (name === undefined || name === 'auto') return success('documented');
  const dialect = KNOWN.find((known) => known === name);
  return dialect === undefined ? failed(unknownDialect(name)) : success(dialect);
};

const unknownDialect = (name: string): Failure => ({
  kind: 'usage',
  what: '--dialect',
  came: `there is no dialect "${name}"`,
  advice: `Known are ${KNOWN.join(', ')}.`,
});
