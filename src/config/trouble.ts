// Failures of the configuration: all of one kind, all cleaned.
import type { Failure } from '../domain/failure.ts';
import { clean } from '../text/clean.ts';

/** "what: came. Advice." */
export const trouble = (what: string, came: string, advice: string): Failure => ({
  kind: 'configuration',
  what: clean(what),
  came: clean(came),
  advice: clean(advice, 2_000),
});

/** The first of several, and how many wait behind it. */
export const firstOf = (complaints: readonly Failure[]): Failure | undefined => {
  const [first] = complaints;
  if (first === undefined || complaints.length === 1) return first;
  return { ...first, advice: `${first.advice} (And ${complaints.length - 1} more.)`.trim() };
};
