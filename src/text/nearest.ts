// Finds what a mistyped word was probably meant to be.
import { distance } from 'fastest-levenshtein';

/** Longer words are no typing mistakes, and comparing them costs the product of their lengths. */
const LONGEST = 100;

export const nearest = (word: string, candidates: readonly string[]): string | undefined => {
  if (word.length > LONGEST) return undefined;
  const allowed = Math.min(Math.max(2, word.length / 3), Math.max(1, word.length - 1));
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate.length > LONGEST) continue;
    const steps = distance(word.toLowerCase(), candidate.toLowerCase());
    if (steps <= allowed && steps < bestDistance) {
      best = candidate;
      bestDistance = steps;
    }
  }
  return best;
};
