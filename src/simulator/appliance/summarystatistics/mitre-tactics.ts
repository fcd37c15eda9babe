// Security events of four weeks by ATT&CK tactic. A technique may serve several, so the counts overlap.
import type { Asked } from '../../endpoint.ts';
import type { TrafficTotals } from '../../model.ts';
import { FOUR_WEEKS_MS } from '../four-weeks.ts';
import { eventsIn } from '../read-past.ts';

/** What else a technique is for, beside the tactic under which an event names it. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  T1053: ['privilege_escalation'],
  T1547: ['privilege_escalation'],
  T1078: ['persistence', 'defense_evasion'],
  T1055: ['privilege_escalation'],
};

/** Those that are looked for in traffic with the outside; all others inside. */
const OUTWARD = new Set(['initial_access', 'command_and_control', 'exfiltration']);

/** Of so many events one is unusual, and of so many unusual ones a model is expected to make an alert. */
const EVENTS_PER_UNUSUAL = 220;
const UNUSUAL_PER_ALERT = 1_000;

export const tellMitreTactics = async (asked: Asked) => {
  const { engine, nowAt, signal } = asked;
  const span = { startAt: nowAt - FOUR_WEEKS_MS, endAt: nowAt };
  const events = await eventsIn(asked, span);
  const totals = await engine.totals(span, 'all', signal);
  const counts = new Map<string, number>();
  for (const { attack } of events)
    for (const tactic of attack === undefined ? [] : [attack.tactic, ...(ALSO[attack.techniqueId] ?? [])])
      counts.set(tactic, (counts.get(tactic) ?? 0) + 1);
  return {
    mitreTactics: [...counts]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([tactic, count]) => tellTactic(tactic, count, totals)),
    modelCount: events.length,
    startTime: span.startAt,
    totalCount: totals.internalCount + totals.externalCount,
  };
};

const tellTactic = (tactic: string, modelCount: number, { internalCount, externalCount }: TrafficTotals) => {
  const totalCount = OUTWARD.has(tactic) ? externalCount : internalCount;
  const scoreCount = modelCount + Math.floor(totalCount / EVENTS_PER_UNUSUAL);
  return {
    tactic: tactic.replaceAll('_', '-'),
    name: nameOf(tactic),
    totalCount: Math.max(totalCount, scoreCount),
    scoreCount,
    modelEstimate: modelCount + Math.floor(scoreCount / UNUSUAL_PER_ALERT),
    modelCount,
  };
};

/** "command_and_control" is Command and Control. */
const nameOf = (tactic: string): string =>
  tactic
    .split('_')
    .map((word) => (word === 'and' ? word : word.slice(0, 1).toUpperCase() + word.slice(1)))
    .join(' ');
