// Periods side by side: events, bandwidth and ATT&CK of each, ended at the same moment, and how the shortest compares with the longest.
import { bandwidthNow } from '../../analysis/bandwidth/bandwidth-now.ts';
import { totalEvents } from '../../analysis/counts/total-events.ts';
import type { PeriodFacts } from '../../analysis/facts.ts';
import { mitreCoverage } from '../../analysis/mitre/coverage.ts';
import { tacticTable } from '../../analysis/mitre/tactic-table.ts';
import { kindTitle } from '../../analysis/security/security-events.ts';
import { severityBreakdown } from '../../analysis/security/severity-breakdown.ts';
import { GB_BYTES } from '../../domain/amounts.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import { periodName } from '../../domain/window.ts';
import type { Column, Section, TableBlock } from '../../report/document.ts';
import { bandwidthTrendPart } from '../../report/parts/bandwidth-parts.ts';
import { findingsOf } from '../../report/parts/judged.ts';
import { securityTrendPart } from '../../report/parts/security-parts.ts';
import { inThePeriod, periodShown, statisticsOf } from '../../report/parts/shown-periods.ts';
import type { ReportDefinition, ReportPart } from '../../report/report-definition.ts';
import type { ClockFace } from '../../text/clock-face.ts';
import { formatBytes, formatCount, formatDecimal, formatMbps, formatPercent } from '../../text/units.ts';

type Row = readonly [label: string, read: (period: PeriodFacts) => string];

export const periodsReport = (clock: ClockFace): Pick<ReportDefinition, 'name' | 'rules' | 'write'> => ({
  name: 'dashboard',
  rules: [],
  write: (snapshot, context) => {
    const statistics = statisticsOf(snapshot.facts.statistics);
    const { periods } = statistics;
    const shown = periodShown(statistics, context.question);
    return {
      title: 'Periods side by side',
      summary: `${inThePeriod(shown)}, beside other periods: longer ones are asked for less often.`,
      parts: [
        sideBySide(periods, [
          [UP_TO, upTo(clock)],
          ...eventRows(periods),
          ...TRAFFIC_ROWS,
          ...attackRows(context.thresholds),
        ]),
        securityTrendPart(statistics, context.thresholds),
        bandwidthTrendPart(statistics, context.thresholds),
      ],
      findings: findingsOf(snapshot, context, []),
    };
  },
});

const upTo =
  (clock: ClockFace): Row[1] =>
  ({ endAt }) =>
    clock.minute(endAt).replace(/^\d+-/, '');

/** An appliance has four; a page has room for some more. */
const MOST_KINDS = 24;

/** Kinds that only some periods know are told of all. */
const eventRows = (periods: readonly PeriodFacts[]): readonly Row[] => {
  const kinds = new Set(periods.flatMap(({ security }) => Object.keys(security?.counts ?? {})));
  return [
    ['all events', ({ security }) => formatCount(totalEvents(security).events)],
    ['events per hour', ({ security, hours }) => formatDecimal(perHour(totalEvents(security).events, hours))],
    ...[...kinds]
      .slice(0, MOST_KINDS)
      .map((kind): Row => [kindTitle(kind), ({ security }) => formatCount(countOf(security, kind))]),
    ...(['critical', 'high', 'medium', 'low'] as const).map(
      (severity): Row => [
        `${severity} severity`,
        ({ security }) =>
          formatCount(severityBreakdown(security).severities.find((one) => one.severity === severity)?.events),
      ],
    ),
  ];
};

const countOf = (security: PeriodFacts['security'], kind: string): number | undefined =>
  security?.counts !== undefined && Object.hasOwn(security.counts, kind) ? security.counts[kind] : undefined;

const perHour = (amount: number | undefined, hours: number): number | undefined =>
  amount === undefined ? undefined : amount / hours;

const gigabytes = (gb: number | undefined): string => formatBytes(gb === undefined ? undefined : gb * GB_BYTES);

const TRAFFIC_ROWS: readonly Row[] = [
  ['bytes', ({ bandwidth }) => gigabytes(bandwidthNow(bandwidth).totalGb)],
  ['bytes in', ({ bandwidth }) => gigabytes(bandwidthNow(bandwidth).ingressGb)],
  ['bytes out', ({ bandwidth }) => gigabytes(bandwidthNow(bandwidth).egressGb)],
  ['bytes per hour', ({ bandwidth, hours }) => gigabytes(perHour(bandwidthNow(bandwidth).totalGb, hours))],
  ['average rate', ({ bandwidth }) => formatMbps(bandwidthNow(bandwidth).averageMbps)],
  ['peak rate', ({ bandwidth }) => formatMbps(bandwidthNow(bandwidth).peakMbps)],
];

const attackRows = (thresholds: Thresholds): readonly Row[] => [
  ['tactics seen, of 12', ({ mitre }) => formatCount(tacticTable(mitre).seenCount)],
  ['mapped events', ({ mitre }) => formatCount(mitreCoverage(mitre, thresholds).mappedEvents)],
  ['coverage', ({ mitre }) => formatPercent(mitreCoverage(mitre, thresholds).coveragePercent)],
];

export const UP_TO = 'up to';

export const TRAFFIC_MEASURES: readonly string[] = TRAFFIC_ROWS.map(([label]) => label);

export const ATTACK_MEASURES: readonly string[] = ['tactics seen, of 12', 'mapped events', 'coverage'];

/** Numbers that are written already: rows of a table hold amounts of different kinds. */
const sideBySide = (periods: readonly PeriodFacts[], rows: readonly Row[]): ReportPart => {
  const columns: readonly Column[] = [
    { title: '', as: 'text', weight: 9, grows: false },
    ...periods.map(({ hours }): Column => ({ title: periodName(hours), as: 'count', weight: 8, grows: false })),
  ];
  const block: TableBlock = {
    kind: 'table',
    columns,
    rows: rows.map(([label, read]) => [label, ...periods.map(read)]),
    leftOut: 0,
    empty: '',
  };
  const section: Section = { id: 'PERIODS', title: 'Periods side by side', blocks: [block] };
  return { sections: [section], data: {}, notReported: [] };
};
