// MIT-COVERAGE: how much of the security events is mapped to tactics, by our own sum and by the appliance's.
import type { Instant } from '../../domain/instant.ts';
import type { MitreSummary } from '../../domain/stats.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import { type Amount, addBoth, known, shareOf } from '../figures/known.ts';
import { countedSince } from './own-span.ts';

export type MitreCoverage = Readonly<{
  events: Amount;
  mappedEvents: Amount;
  unmappedEvents: Amount;
  /** Our own where it can be computed, else what the appliance reports; none of nothing. */
  coveragePercent: Amount;
  reportedPercent: Amount;
  /** Then both are to be shown. */
  differsFromReported: boolean;
  /** Where weeks of the appliance's own are counted. */
  countedSinceAt?: Instant;
}>;

export const mitreCoverage = (
  mitre: MitreSummary | undefined,
  { mit_coverage_tolerance_points: tolerancePoints }: Thresholds,
): MitreCoverage => {
  const mappedEvents = known(mitre?.mappedCount);
  const unmappedEvents = known(mitre?.unmappedCount);
  const reportedPercent = known(mitre?.coveragePercent);
  const events = addBoth(mappedEvents, unmappedEvents);
  const computed = shareOf(mappedEvents, events);
  return {
    events,
    mappedEvents,
    unmappedEvents,
    coveragePercent: events === 0 ? undefined : (computed ?? reportedPercent),
    reportedPercent,
    differsFromReported:
      computed !== undefined && reportedPercent !== undefined && Math.abs(computed - reportedPercent) > tolerancePoints,
    ...countedSince(mitre),
  };
};
