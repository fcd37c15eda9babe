// What is wrong with a line of the palette, as a failure.
import { failed, type Result } from '../../domain/result.ts';
import { clean } from '../../text/clean.ts';
import { nearest } from '../../text/nearest.ts';

export const refuse = (what: string, came: string, advice: string): Result<never> =>
  failed({ kind: 'usage', what, came, advice });

/** Says what would have been allowed, and what was probably meant. */
export const refuseWord = (what: string, word: string, allowed: readonly string[]): Result<never> => {
  const close = nearest(word, allowed);
  const meant = close === undefined ? '' : `Did you mean "${close}"? `;
  const came = word === '' ? 'something is missing behind it' : `"${clean(word, 40)}" is not known`;
  return refuse(what, came, `${meant}Allowed is ${allowed.join(', ')}.`);
};
