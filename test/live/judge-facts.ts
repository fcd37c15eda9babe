// Facts for the tests of whoever judges: of a day with traffic, or of nothing at all.
import type { Facts } from '../../src/analysis/facts.ts';
import type { Thresholds } from '../../src/domain/thresholds.ts';
import { standardThresholds } from '../analysis/standard-thresholds.ts';
import { END_AT, insideHost, outsideHost, trafficOf } from '../analysis/traffic-facts.ts';

export const SUSPICIOUS_PORT = 4444;

/** So low that most of what happens is worth a word. */
export const STRICT: Thresholds = standardThresholds({
  net_r1_suspicious_ports: [53, 443, SUSPICIOUS_PORT],
  net_r2_failed_hosts: 1,
  net_r2_internal_hosts: 1,
  net_r2_external_hosts: 1,
  net_r3_failed_ports: 1,
  net_r3_ports: 1,
  net_r5_hours: 0.1,
  net_r6_mb: 0.01,
  net_r6_ratio: 1,
});

export const factsWith = (changes: Partial<Facts> = {}): Facts => ({
  at: END_AT,
  window: { endAt: END_AT, hours: 24, endsNow: true },
  statistics: undefined,
  traffic: undefined,
  device: undefined,
  series: [],
  ...changes,
});

/** Each of so many hosts does something suspicious. */
export const suspiciousFacts = (count: number): Facts =>
  factsWith({
    traffic: trafficOf(
      Array.from({ length: count }, (_, index) => ({
        source: insideHost(index),
        destination: outsideHost(index % 7),
        destinationPort: SUSPICIOUS_PORT,
        startAt: END_AT - 3_600_000,
      })),
    ),
  });
