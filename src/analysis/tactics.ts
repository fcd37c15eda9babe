// The twelve ATT&CK tactics in kill-chain order, the many spellings of their names, and how a person writes them.
import { clean } from '../text/clean.ts';

export const KILL_CHAIN = [
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

const LONGEST_NAME = 80;

/** Spellings that differ from the twelve in more than capitals and what stands between the words. */
const OTHER_SPELLINGS: readonly (readonly [string, string])[] = [
  ['defenceevasion', 'defense_evasion'],
  ['commandcontrol', 'command_and_control'],
  ['candc', 'command_and_control'],
  ['c2', 'command_and_control'],
];

const lettersOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const BY_LETTERS: ReadonlyMap<string, string> = new Map([
  ...KILL_CHAIN.map((name): readonly [string, string] => [lettersOf(name), name]),
  ...OTHER_SPELLINGS,
]);

const PLACES: ReadonlyMap<string, number> = new Map(KILL_CHAIN.map((name, place) => [name, place]));

/** "Lateral Movement" and "lateral-movement" are `lateral_movement`; what is none of the twelve keeps its own name. */
export const normalizeTactic = (name: string): string =>
  BY_LETTERS.get(lettersOf(name.slice(0, LONGEST_NAME))) ?? clean(name, LONGEST_NAME);

/** 0 to 11; undefined outside the twelve. Takes a normalized name. */
export const killChainPlace = (tactic: string): number | undefined => PLACES.get(tactic);

export const tacticTitle = (name: string): string =>
  clean(
    name
      .split(/[_-]/)
      .map((word) => (word === 'and' ? word : word.charAt(0).toUpperCase() + word.slice(1)))
      .join(' '),
    LONGEST_NAME,
  );
