// How far apart the points of a series usually are.
import type { Instant } from '../../domain/instant.ts';

/** The middle one of the distances between neighbours, in milliseconds: a gap is longer, and must stay one. Expects them in order. */
export const usualStep = (times: readonly Instant[]): number => {
  const steps = times
    .slice(1)
    .map((at, index) => at - (times[index] ?? at))
    .filter((step) => step > 0)
    .sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? 1;
};
