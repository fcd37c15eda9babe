// Finds the longest run of tactics that a device went through in the order of the kill chain, one moment after the other.
import type { Instant } from '../../domain/instant.ts';
import { byText } from '../figures/ordering.ts';
import { KILL_CHAIN, killChainPlace } from '../tactics.ts';

export type TacticMoment = Readonly<{ at: Instant; tactics: readonly string[] }>;

/**
 * Takes moments in the order of time. Of one moment a run takes one tactic at most: what was seen at the same instant, such as
 * the end of the window looked at, came in no order. Tactics outside the twelve have no place in a run.
 */
export const killChainRun = (moments: readonly TacticMoment[]): readonly string[] => {
  /** The longest run that ends at each place, as far as time has gone. */
  let runs: readonly (readonly string[])[] = KILL_CHAIN.map(() => []);
  for (const places of placesByInstant(moments)) {
    const before = runs;
    runs = before.map((run, place) => {
      const tactic = KILL_CHAIN[place];
      if (tactic === undefined || !places.has(place)) return run;
      return longest([run, [...longest(before.slice(0, place)), tactic]]);
    });
  }
  return longest(runs);
};

/** Name of each tactic once: in kill-chain order, then those outside the twelve by name. */
export const inKillChainOrder = (tactics: readonly string[]): readonly string[] =>
  [...new Set(tactics)].sort(
    (a, b) => (killChainPlace(a) ?? KILL_CHAIN.length) - (killChainPlace(b) ?? KILL_CHAIN.length) || byText(a, b),
  );

const placesByInstant = (moments: readonly TacticMoment[]): readonly ReadonlySet<number>[] => {
  const byInstant = new Map<Instant, Set<number>>();
  for (const { at, tactics } of moments) {
    const places = byInstant.get(at) ?? new Set<number>();
    byInstant.set(at, places);
    for (const place of tactics.map(killChainPlace)) if (place !== undefined) places.add(place);
  }
  return [...byInstant.values()];
};

/** The first of equal ones. */
const longest = (runs: readonly (readonly string[])[]): readonly string[] =>
  runs.reduce((best, run) => (run.length > best.length ? run : best), []);
