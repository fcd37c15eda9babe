// Builds overview snapshots for tests: everything reported, unless a test says otherwise.
import { HOUR_MS } from '../../src/domain/instant.ts';
import { success } from '../../src/domain/result.ts';
import type { OverviewSnapshot } from '../../src/live/overview.ts';
import { aTactic } from '../analysis/statistics-facts.ts';

export const NOW = Date.parse('2026-01-15T14:02:07Z');

export const anOverview = (parts: Partial<OverviewSnapshot> = {}): OverviewSnapshot => ({
  source: { profile: 'acme-prod', host: 'appliance.example', isDemo: false },
  at: NOW,
  hours: 24,
  system: success({
    bandwidth: undefined,
    events: { total: 15_427, security: 234, notices: 1_245, connections: 13_948 },
    devices: { total: 156, active: 142, new: 3 },
    alerts: { total: 28, high: 5, medium: 15, low: 8 },
    period: undefined,
    inventory: undefined,
  }),
  security: success({
    eventType: 'security',
    period: undefined,
    counts: { model_breaches: 45, ai_analyst_incidents: 12, antigena_actions: 8, enhanced_monitoring: 156 },
    severities: { critical: 3, high: 12, medium: 25, low: 181 },
    hourly: [8, 12, 0, 31].map((count, index) => ({ at: NOW - (4 - index) * HOUR_MS, count })),
  }),
  mitre: success({
    tactics: [
      aTactic('defense_evasion', 12, { techniques: [{ id: 'T1055', name: 'Process Injection', count: 7 }] }),
      aTactic('initial_access', 5),
      aTactic('reconnaissance', 2),
      aTactic('impact', 0),
    ],
    mappedCount: 67,
    unmappedCount: 23,
    coveragePercent: 74.4,
    period: undefined,
  }),
  bandwidth: success({
    ingressMb: 15_360,
    egressMb: 8_192,
    totalMb: 23_552,
    peak: { at: Date.parse('2026-01-15T14:00:00Z'), mbps: 1_024 },
    averageIngressMbps: 256,
    averageEgressMbps: 136,
    averageTotalMbps: 392,
    protocols: [
      { protocol: 'HTTPS', percent: 45.2, mb: 10_651 },
      { protocol: 'SSH', percent: undefined, mb: 2_991 },
    ],
    isCsensorSpecific: false,
    course: undefined,
  }),
  network: success({
    connectionCount: 1_543,
    totalBytes: 536_870_912,
    totalPackets: 245_760,
    startAt: NOW - HOUR_MS,
    endAt: NOW,
    topProtocols: undefined,
    topPorts: [{ port: 443, percent: 45.2 }],
  }),
  ...parts,
});
