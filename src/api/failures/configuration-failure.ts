// A setting that keeps every request from being made.
import type { Failure } from '../../domain/failure.ts';

export const configurationFailure = (what: string, came: string, advice: string): Failure => ({
  kind: 'configuration',
  what,
  came,
  advice,
});
