// Builds what was fetched from the summary statistics: nothing known, unless a test says otherwise.
import type { Facts, PeriodFacts, StatisticsFacts } from '../../src/analysis/facts.ts';
import type { BandwidthStats, EventCounts, MitreSummary, MitreTactic, SystemSummary } from '../../src/domain/stats.ts';

export const END_AT = Date.parse('2026-01-15T14:00:00Z');

export const someEvents = (parts: Partial<EventCounts> = {}): EventCounts => ({
  eventType: 'security',
  period: undefined,
  counts: undefined,
  severities: undefined,
  hourly: undefined,
  ...parts,
});

export const alertCounts = (parts: Partial<NonNullable<EventCounts['severities']>>): EventCounts =>
  someEvents({ severities: { critical: undefined, high: undefined, medium: undefined, low: undefined, ...parts } });

export const aTactic = (name: string, count: number | undefined, parts: Partial<MitreTactic> = {}): MitreTactic => ({
  name,
  count,
  weighed: undefined,
  techniques: undefined,
  ...parts,
});

export const someMitre = (parts: Partial<MitreSummary> = {}): MitreSummary => ({
  tactics: undefined,
  mappedCount: undefined,
  unmappedCount: undefined,
  coveragePercent: undefined,
  period: undefined,
  ...parts,
});

/** Each tactic with its number of events, or with none told. */
export const someTactics = (
  counts: Readonly<Record<string, number | undefined>>,
  parts: Partial<MitreSummary> = {},
): MitreSummary =>
  someMitre({ tactics: Object.entries(counts).map(([name, count]) => aTactic(name, count)), ...parts });

export const someSystem = (parts: Partial<SystemSummary> = {}): SystemSummary => ({
  bandwidth: undefined,
  events: undefined,
  devices: undefined,
  alerts: undefined,
  period: undefined,
  inventory: undefined,
  ...parts,
});

export const someBandwidth = (parts: Partial<BandwidthStats> = {}): BandwidthStats => ({
  ingressMb: undefined,
  egressMb: undefined,
  totalMb: undefined,
  peak: undefined,
  averageIngressMbps: undefined,
  averageEgressMbps: undefined,
  averageTotalMbps: undefined,
  protocols: undefined,
  isCsensorSpecific: undefined,
  course: undefined,
  ...parts,
});

export const aPeriod = (hours: number, parts: Partial<PeriodFacts> = {}): PeriodFacts => ({
  hours,
  endAt: END_AT,
  security: undefined,
  mitre: undefined,
  bandwidth: undefined,
  csensor: undefined,
  network: undefined,
  connections: undefined,
  notices: undefined,
  ...parts,
});

export const aLook = (periods: readonly PeriodFacts[], parts: Partial<StatisticsFacts> = {}): Facts => ({
  at: END_AT,
  window: { endAt: END_AT, hours: 24, endsNow: true },
  statistics: {
    periods,
    firstAskedHours: periods[0]?.hours ?? 24,
    system: undefined,
    capacity: undefined,
    ...parts,
  },
  traffic: undefined,
  device: undefined,
  series: [],
});
