// The twelve ATT&CK tactics in kill-chain order, and how the tactics of an answer are ordered and named.
import type { MitreTactic } from '../domain/stats.ts';

const KILL_CHAIN = [
  'initial_access',
  'execution',
  'persistence',
  'privilege_escalation',
  'defense_evasion',
  'credential_access',
  'discovery',
  'lateral_movement',
  'collection',
  'command_and_control',
  'exfiltration',
  'impact',
] as const;

const PLACES: ReadonlyMap<string, number> = new Map(KILL_CHAIN.map((name, place) => [name, place]));

/** Tactics that were seen, the twelve first in their order, then the others by name; `known` counts the twelve only. */
export const orderTactics = (tactics: readonly MitreTactic[]): { known: number; seen: readonly MitreTactic[] } => {
  const seen = tactics
    .filter((tactic) => tactic.count !== 0)
    .sort((a, b) => placeOf(a) - placeOf(b) || a.name.localeCompare(b.name, 'en'));
  return { known: seen.filter((tactic) => PLACES.has(tactic.name)).length, seen };
};

const placeOf = (tactic: MitreTactic): number => PLACES.get(tactic.name) ?? KILL_CHAIN.length;

export const tacticTitle = (name: string): string =>
  name
    .split(/[_-]/)
    .map((word) => (word === 'and' ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
