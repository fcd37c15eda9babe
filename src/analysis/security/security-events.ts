// SEC-EVENTS: the four kinds of security event that the documents name, and every other kind under its own name.
import type { EventCounts } from '../../domain/stats.ts';
import { eventBreakdown, type KindFigures, type KindRow, kindFigures } from '../counts/event-breakdown.ts';
import type { Amount } from '../figures/known.ts';

export type SecurityEvents = Readonly<{
  events: Amount;
  modelBreaches: KindFigures;
  aiAnalystIncidents: KindFigures;
  antigenaActions: KindFigures;
  enhancedMonitoring: KindFigures;
  /** The most frequent first; unknown where no kinds were reported at all. */
  others: readonly KindRow[] | undefined;
}>;

const TITLES: ReadonlyMap<string, string> = new Map([
  ['model_breaches', 'model breaches'],
  ['ai_analyst_incidents', 'AI Analyst incidents'],
  ['antigena_actions', 'Antigena actions'],
  ['enhanced_monitoring', 'enhanced monitoring'],
]);

/** `previous` is the same period at an earlier look. */
export const securityEvents = (
  events: EventCounts | undefined,
  previous: EventCounts | undefined = undefined,
): SecurityEvents => {
  const breakdown = eventBreakdown(events, previous);
  const figures = kindFigures(events, previous);
  return {
    events: breakdown.events,
    modelBreaches: figures('model_breaches'),
    aiAnalystIncidents: figures('ai_analyst_incidents'),
    antigenaActions: figures('antigena_actions'),
    enhancedMonitoring: figures('enhanced_monitoring'),
    others: breakdown.kinds?.filter(({ kind }) => !TITLES.has(kind)),
  };
};

/** What a person calls a kind of security event. */
export const kindTitle = (name: string): string => TITLES.get(name) ?? name.replaceAll('_', ' ');
