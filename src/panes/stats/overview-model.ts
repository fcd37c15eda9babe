// What the overview of the stats pane shows, worked out once for each answer: figures now and at the last refresh, their course, and what to do.
import { type ApplianceFigures, applianceFigures } from '../../analysis/appliance/appliance-figures.ts';
import { type BandwidthNow, bandwidthNow } from '../../analysis/bandwidth/bandwidth-now.ts';
import { type DeploymentSplit, deploymentSplit } from '../../analysis/bandwidth/deployment-split.ts';
import { type ProtocolRow, protocolShares } from '../../analysis/bandwidth/protocol-shares.ts';
import { type HourlyEvents, hourlyEvents } from '../../analysis/counts/hourly-events.ts';
import { beginsLater } from '../../analysis/counts/periods.ts';
import { type SystemFigures, systemFigures } from '../../analysis/counts/system-figures.ts';
import type { ApplianceFacts, Facts, PeriodFacts, StatisticsFacts, WatchedSeries } from '../../analysis/facts.ts';
import { inReadingOrder, judgeWithoutDetectors } from '../../analysis/judge.ts';
import { type OwnSpan, ownSpanOf } from '../../analysis/mitre/own-span.ts';
import { type TacticTable, tacticTable } from '../../analysis/mitre/tactic-table.ts';
import { type SecurityEvents, securityEvents } from '../../analysis/security/security-events.ts';
import { type SeverityBreakdown, severityBreakdown } from '../../analysis/security/severity-breakdown.ts';
import type { Finding } from '../../domain/finding.ts';
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { EventCounts, SystemSummary } from '../../domain/stats.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import type { TimeWindow } from '../../domain/window.ts';
import type { PastWindow } from '../../live/questions/index.ts';
import { type RateCourse, rateCourse } from './rate-course.ts';
import { type UnusualHour, unusualHours } from './unusual-hours.ts';

export type OverviewFigures = Readonly<{
  events: SecurityEvents;
  severities: SeverityBreakdown;
  system: SystemFigures;
  bandwidth: BandwidthNow;
  protocols: readonly ProtocolRow[] | undefined;
  deployment: DeploymentSplit;
  tactics: TacticTable;
  coveragePercent: number | undefined;
  /** Since when tactics are counted, where that is not the window. */
  tacticSpan: OwnSpan | undefined;
  /** When the events that are told begin, where that is later than the window. */
  eventsFromAt: Instant | undefined;
}>;

export type OverviewModel = OverviewFigures &
  Readonly<{
    hourly: HourlyEvents;
    /** At the last refresh; what was not known then is unknown in it. */
    before: OverviewFigures;
    /** Of the windows of the same length before this one, the oldest first. */
    windowsBefore: readonly SecurityEvents[];
    /** At the refreshes before this one, the oldest first. */
    systemBefore: readonly SystemFigures[];
    /** Of those in `hourly`; undefined while their habit is not known. */
    unusual: readonly UnusualHour[] | undefined;
    /** The last of the hours has not ended yet. */
    isHourRunning: boolean;
    rates: RateCourse | undefined;
    /** Undefined of one that tells nothing of itself. */
    appliance: ApplianceFigures | undefined;
    /** The worst first. */
    advice: readonly Finding[];
  }>;

export type OverviewGivens = Readonly<{
  statistics: StatisticsFacts;
  before: StatisticsFacts;
  /** Of other lengths, for the trends. */
  others: readonly PeriodFacts[];
  past: readonly PastWindow[];
  pastSystems: readonly SystemSummary[];
  /** Thirty days of the events, hour by hour. */
  series: WatchedSeries | undefined;
  /** What a closer look found, where there was one: it knows more, such as what comes every day. */
  found: readonly Finding[];
  appliance: ApplianceFacts | undefined;
  window: TimeWindow;
  thresholds: Thresholds;
}>;

export const overviewModel = (givens: OverviewGivens): OverviewModel => {
  const { statistics, before, others, past, pastSystems, series, found, appliance, window, thresholds } = givens;
  const [period] = statistics.periods;
  const judged = { ...statistics, periods: [...statistics.periods, ...others].sort((a, b) => a.hours - b.hours) };
  const facts: Facts = {
    at: window.endAt,
    window,
    statistics: judged,
    traffic: undefined,
    device: undefined,
    series: series === undefined ? [] : [series],
    appliance,
  };
  const hourly = hourlyEvents(period?.security);
  return {
    ...figuresOf(period, statistics.system),
    before: figuresOf(before.periods[0], before.system),
    windowsBefore: past.map(({ security }) => securityEvents(security)),
    systemBefore: pastSystems.map(systemFigures),
    hourly,
    isHourRunning: isRunning(hourly, period?.security),
    rates: rateCourse(judged.periods),
    appliance: appliance && applianceFigures(appliance),
    unusual: unusualHours(hourly.hourly ?? [], series, thresholds),
    advice: adviceOf(judgeWithoutDetectors(facts, thresholds), found),
  };
};

const isRunning = ({ hourly }: HourlyEvents, told: EventCounts | undefined): boolean => {
  const last = hourly?.at(-1);
  const endAt = told?.period?.endAt;
  return last !== undefined && endAt !== undefined && endAt > last.at && endAt < last.at + HOUR_MS;
};

const adviceOf = (judged: readonly Finding[], found: readonly Finding[]): readonly Finding[] => {
  const better = new Map(found.map((finding) => [finding.id, finding]));
  return inReadingOrder(judged.map((finding) => better.get(finding.id) ?? finding));
};

const figuresOf = (period: PeriodFacts | undefined, system: SystemSummary | undefined): OverviewFigures => ({
  events: securityEvents(period?.security),
  severities: severityBreakdown(period?.security),
  system: systemFigures(system),
  bandwidth: bandwidthNow(period?.bandwidth),
  protocols: protocolShares(period?.bandwidth).protocols,
  deployment: deploymentSplit(period?.csensor, period?.network),
  tactics: tacticTable(period?.mitre),
  coveragePercent: period?.mitre?.coveragePercent,
  tacticSpan: ownSpanOf(period?.mitre),
  eventsFromAt: period && beginsLater(period.security?.period, period),
});
