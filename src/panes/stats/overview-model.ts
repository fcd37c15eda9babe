// What the overview of the stats pane shows, worked out once for each answer: figures, the hourly series, tactics, and what to do.
import { type BandwidthNow, bandwidthNow } from '../../analysis/bandwidth/bandwidth-now.ts';
import { type ProtocolRow, protocolShares } from '../../analysis/bandwidth/protocol-shares.ts';
import { type HourlyEvents, hourlyEvents } from '../../analysis/counts/hourly-events.ts';
import { type SystemFigures, systemFigures } from '../../analysis/counts/system-figures.ts';
import type { Facts, StatisticsFacts } from '../../analysis/facts.ts';
import { judgeAll } from '../../analysis/judge.ts';
import { type TacticTable, tacticTable } from '../../analysis/mitre/tactic-table.ts';
import { type SecurityEvents, securityEvents } from '../../analysis/security/security-events.ts';
import { type SeverityBreakdown, severityBreakdown } from '../../analysis/security/severity-breakdown.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { TimeWindow } from '../../domain/window.ts';

export type OverviewModel = Readonly<{
  events: SecurityEvents;
  severities: SeverityBreakdown;
  hourly: HourlyEvents;
  system: SystemFigures;
  bandwidth: BandwidthNow;
  protocols: readonly ProtocolRow[] | undefined;
  tactics: TacticTable;
  coveragePercent: number | undefined;
  /** The worst first. */
  advice: readonly Finding[];
}>;

export const overviewModel = (
  statistics: StatisticsFacts,
  window: TimeWindow,
  thresholds: Thresholds,
): OverviewModel => {
  const [period] = statistics.periods;
  const facts: Facts = { at: window.endAt, window, statistics, traffic: undefined, device: undefined, series: [] };
  return {
    events: securityEvents(period?.security),
    severities: severityBreakdown(period?.security),
    hourly: hourlyEvents(period?.security),
    system: systemFigures(statistics.system),
    bandwidth: bandwidthNow(period?.bandwidth),
    protocols: protocolShares(period?.bandwidth).protocols,
    tactics: tacticTable(period?.mitre),
    coveragePercent: period?.mitre?.coveragePercent,
    advice: judgeAll(facts, thresholds),
  };
};
