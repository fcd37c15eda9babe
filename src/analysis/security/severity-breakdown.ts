// SEC-SEVERITY: critical, high, medium and low alerts, each with its share.
import type { EventCounts } from '../../domain/stats.ts';
import { type Amount, known, shareOf, sumKnown } from '../figures/known.ts';

const LEVELS = ['critical', 'high', 'medium', 'low'] as const;

export type SeverityRow = Readonly<{ severity: (typeof LEVELS)[number]; events: Amount; sharePercent: Amount }>;

/** `events` and the shares are of the severities that were reported. */
export type SeverityBreakdown = Readonly<{ events: Amount; severities: readonly SeverityRow[] }>;

/** The worst first. */
export const severityBreakdown = (events: EventCounts | undefined): SeverityBreakdown => {
  const counts = LEVELS.map((severity) => ({ severity, events: known(events?.severities?.[severity]) }));
  const total = sumKnown(counts.map((row) => row.events));
  return { events: total, severities: counts.map((row) => ({ ...row, sharePercent: shareOf(row.events, total) })) };
};
