// Security events by ATT&CK tactic and technique; tactics that were not seen are not told.
import { percentOf } from '../../asking/rounded.ts';
import type { Asked } from '../../endpoint.ts';
import type { SecurityEvent } from '../../model.ts';
import type { StatisticsQuestion } from './read-question.ts';

export const tellMitre = ({ engine }: Asked, { span }: StatisticsQuestion): Readonly<Record<string, unknown>> => {
  const events = engine.events(span);
  const attacks = events.map(({ attack }) => attack).filter((attack) => attack !== undefined);
  const byTactic = Map.groupBy(attacks, ({ tactic }) => tactic);
  return {
    mitre_tactics: Object.fromEntries([...byTactic].map(([tactic, seen]) => [tactic, tellTactic(seen)])),
    total_mapped_events: attacks.length,
    unmapped_events: events.length - attacks.length,
    coverage_percentage: percentOf(attacks.length, events.length),
  };
};

type Attack = NonNullable<SecurityEvent['attack']>;

const tellTactic = (seen: readonly Attack[]) => ({
  count: seen.length,
  techniques: [...Map.groupBy(seen, ({ techniqueId }) => techniqueId)]
    .map(([id, same]) => ({ id, name: same[0]?.techniqueName, count: same.length }))
    .sort((one, other) => other.count - one.count || one.id.localeCompare(other.id)),
});
