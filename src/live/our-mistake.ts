// A mistake of our own as a failure: whatever is left alone over night must outlive those too.
import type { Failure } from '../domain/failure.ts';
import { clean } from '../text/clean.ts';

export const ourMistake = (what: string, error: unknown): Failure => ({
  kind: 'bad-data',
  path: '',
  what,
  came: `darktop could not make sense of it (${clean(error instanceof Error ? error.message : String(error), 120)})`,
  advice: 'This is a mistake of darktop: please report it.',
});
