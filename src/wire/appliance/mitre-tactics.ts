// What an appliance of the field saw of each ATT&CK tactic: events weighed, those that were unusual, and the alerts that came of them.
import type { MitreSummary, MitreTactic } from '../../domain/stats.ts';
import { clean } from '../../text/clean.ts';
import type { Wanted } from '../json-pattern.ts';
import { name } from '../leaf.ts';
import { arrived, entriesAt, entry, missing, one } from './entries.ts';
import { amount, instant } from './tolerant.ts';

const tactic = entry<MitreTactic>((take, key) => {
  const slug = take(name, 'tactic') ?? (key === undefined ? undefined : clean(key));
  const called = take(name, 'name');
  const count = take(amount, 'modelCount');
  const eventCount = take(amount, 'totalCount');
  const unusualCount = take(amount, 'scoreCount');
  const weighed = eventCount === undefined && unusualCount === undefined ? undefined : { eventCount, unusualCount };
  const known = nameOf(slug, called);
  if (known !== undefined) return { name: known, count, weighed, techniques: undefined };
  return count === undefined && weighed === undefined ? undefined : missing('tactic', 'the name of a tactic');
});

/** The twelve of the kill chain as the documents write them; they travel with `-` between the words. */
const TACTICS: ReadonlyMap<string, string> = new Map(
  [
    ...['initial_access', 'execution', 'persistence', 'privilege_escalation', 'defense_evasion', 'credential_access'],
    ...['discovery', 'lateral_movement', 'collection', 'command_and_control', 'exfiltration', 'impact'],
  ].map((each) => [each.replaceAll('_', ''), each]),
);

const knownName = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : TACTICS.get(text.toLowerCase().replace(/[^a-z]/g, ''));

/** A tactic outside the twelve keeps the name it has. */
const nameOf = (slug: string | undefined, called: string | undefined): string | undefined =>
  knownName(slug) ?? knownName(called) ?? called ?? slug;

const { elements, places } = entriesAt('mitreTactics', tactic);

export const MITRE_PLACES: Wanted = { masses: {}, elements, places: [...places, 'startTime'] };

const tactics = arrived(tactic);

/** Counts overlap: one alert may count for several tactics, and so no sums are made of them. */
export const mitreTactics = one(
  entry((take) => {
    const startAt = take(instant, 'startTime');
    const mitre: MitreSummary = {
      tactics: take(tactics, 'mitreTactics'),
      mappedCount: undefined,
      unmappedCount: undefined,
      coveragePercent: undefined,
      period: startAt === undefined ? undefined : { startAt, endAt: undefined, hours: undefined },
    };
    return { kind: 'mitre' as const, mitre };
  }),
);
