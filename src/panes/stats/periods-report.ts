// Periods side by side: events, bandwidth and ATT&CK of each, ended at the same moment, and how the shortest compares with the longest.
import { bandwidthNow } from '../../analysis/bandwidth/bandwidth-now.ts';
import { courseStepMs, hoursOfCourse, stepName } from '../../analysis/bandwidth/course.ts';
import { hoursTold } from '../../analysis/counts/periods.ts';
import { totalEvents } from '../../analysis/counts/total-events.ts';
import type { PeriodFacts } from '../../analysis/facts.ts';
import { mitreCoverage } from '../../analysis/mitre/coverage.ts';
import { ownSpanOf } from '../../analysis/mitre/own-span.ts';
import { tacticTable } from '../../analysis/mitre/tactic-table.ts';
import { kindTitle } from '../../analysis/security/security-events.ts';
import { severityBreakdown } from '../../analysis/security/severity-breakdown.ts';
import { GB_BYTES } from '../../domain/amounts.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import { periodName } from '../../domain/window.ts';
import type { Block, Column, TableBlock, Value, ValueKind } from '../../report/document.ts';
import { bandwidthTrendPart } from '../../report/parts/bandwidth-parts.ts';
import { note } from '../../report/parts/blocks.ts';
import { ownSpanNotes } from '../../report/parts/mitre-parts.ts';
import { laterNotes, securityTrendPart } from '../../report/parts/security-parts.ts';
import { inThePeriod, periodShown, statisticsOf } from '../../report/parts/shown-periods.ts';
import type { ReportDefinition, ReportPart } from '../../report/report-definition.ts';
import type { ClockFace } from '../../text/clock-face.ts';
import { NOT_REPORTED } from '../../text/units.ts';
import type { PeriodKind, PeriodLack } from './period-lack.ts';

type Measure = Readonly<{
  label: string;
  /** Of the answer that tells it. */
  kind: PeriodKind;
  as: ValueKind;
  read: (period: PeriodFacts) => number | undefined;
}>;

export const UP_TO = 'up to';

export const periodsReport = ({
  clock,
  lack,
}: Readonly<{ clock: ClockFace; lack: PeriodLack }>): Pick<ReportDefinition, 'name' | 'rules' | 'write'> => ({
  name: 'dashboard',
  rules: [],
  write: (snapshot, context) => {
    const statistics = statisticsOf(snapshot.facts.statistics);
    const { periods } = statistics;
    const shown = periodShown(statistics, context.question);
    const measures = [...eventMeasures(periods), ...TRAFFIC, ...attackMeasures(context.thresholds)];
    return {
      title: 'Periods side by side',
      summary: `${inThePeriod(shown)}, beside other periods: longer ones are asked for less often.`,
      parts: [
        sideBySide(periods, shown, measures, { clock, lack }),
        securityTrendPart(statistics, context.thresholds),
        bandwidthTrendPart(statistics, context.thresholds),
      ],
      findings: [],
    };
  },
});

/** An appliance has four; a page has room for some more. */
const MOST_KINDS = 24;

/** Kinds that only some periods know are told of all. */
const eventMeasures = (periods: readonly PeriodFacts[]): readonly Measure[] => {
  const kinds = new Set(periods.flatMap(({ security }) => Object.keys(security?.counts ?? {})));
  const counted = (label: string, read: Measure['read']): Measure => ({ label, kind: 'security', as: 'count', read });
  return [
    counted('all events', ({ security }) => totalEvents(security).events),
    {
      ...counted('events per hour', ({ security, hours }) =>
        perHour(totalEvents(security).events, hoursTold(security?.period, hours)),
      ),
      as: 'decimal',
    },
    ...[...kinds]
      .slice(0, MOST_KINDS)
      .map((kind) => counted(kindTitle(kind), ({ security }) => countOf(security, kind))),
    ...(['critical', 'high', 'medium', 'low'] as const).map((severity) =>
      counted(
        `${severity} severity`,
        ({ security }) => severityBreakdown(security).severities.find((one) => one.severity === severity)?.events,
      ),
    ),
  ];
};

const countOf = (security: PeriodFacts['security'], kind: string): number | undefined =>
  security?.counts !== undefined && Object.hasOwn(security.counts, kind) ? security.counts[kind] : undefined;

const perHour = (amount: number | undefined, hours: number): number | undefined =>
  amount === undefined ? undefined : amount / hours;

const inBytes = (gb: number | undefined): number | undefined => (gb === undefined ? undefined : gb * GB_BYTES);

const traffic = (label: string, as: ValueKind, read: Measure['read']): Measure => ({
  label,
  kind: 'bandwidth',
  as,
  read,
});

const TRAFFIC: readonly Measure[] = [
  traffic('bytes', 'bytes', ({ bandwidth }) => inBytes(bandwidthNow(bandwidth).totalGb)),
  traffic('bytes in', 'bytes', ({ bandwidth }) => inBytes(bandwidthNow(bandwidth).ingressGb)),
  traffic('bytes out', 'bytes', ({ bandwidth }) => inBytes(bandwidthNow(bandwidth).egressGb)),
  traffic('bytes per hour', 'bytes', (period) =>
    perHour(inBytes(bandwidthNow(period.bandwidth).totalGb), hoursOfCourse(period)),
  ),
  traffic('average rate', 'mbps', ({ bandwidth }) => bandwidthNow(bandwidth).averageMbps),
  traffic('peak rate', 'mbps', ({ bandwidth }) => bandwidthNow(bandwidth).peakMbps),
];

export const TRAFFIC_MEASURES: readonly string[] = TRAFFIC.map(({ label }) => label);

const attackMeasures = (thresholds: Thresholds): readonly Measure[] => [
  { label: 'tactics seen, of 12', kind: 'mitre', as: 'count', read: ({ mitre }) => tacticTable(mitre).seenCount },
  {
    label: 'mapped events',
    kind: 'mitre',
    as: 'count',
    read: ({ mitre }) => mitreCoverage(mitre, thresholds).mappedEvents,
  },
  {
    label: 'coverage',
    kind: 'mitre',
    as: 'percent',
    read: ({ mitre }) => mitreCoverage(mitre, thresholds).coveragePercent,
  },
];

export const ATTACK_MEASURES: readonly string[] = ['tactics seen, of 12', 'mapped events', 'coverage'];

const sideBySide = (
  periods: readonly PeriodFacts[],
  { hours: own }: PeriodFacts,
  measures: readonly Measure[],
  { clock, lack }: Readonly<{ clock: ClockFace; lack: PeriodLack }>,
): ReportPart => {
  const columns: readonly Column[] = [
    { title: '', as: 'text', weight: 9 },
    // The period that was chosen is the last to find no room.
    ...periods.map(({ hours }): Column => ({ title: periodName(hours), as: 'count', weight: hours === own ? 9 : 8 })),
  ];
  const upTo = (period: PeriodFacts): Value =>
    lack(period.hours, 'security') ?? clock.minute(period.endAt).replace(/^\d+-/, '');
  const cell = ({ kind, read }: Measure, period: PeriodFacts): Value =>
    lack(period.hours, kind) ?? read(period) ?? NOT_REPORTED;
  const rows = measures.map((measure) => ({ measure, cells: periods.map((period) => cell(measure, period)) }));
  const told = rows.filter(({ cells }) => cells.some((one) => one !== NOT_REPORTED));
  const block: TableBlock = {
    kind: 'table',
    columns,
    rows: [[UP_TO, ...periods.map(upTo)], ...told.map(({ measure, cells }) => [measure.label, ...cells])],
    rowKinds: ['text', ...told.map(({ measure }) => measure.as)],
    leftOut: 0,
    empty: '',
  };
  return {
    sections: [{ id: 'PERIODS', title: 'Periods side by side', blocks: [block, ...notesBelow(rows, periods)] }],
    data: {},
    notReported: [],
  };
};

type Row = Readonly<{ measure: Measure; cells: readonly Value[] }>;

/** What no period tells, and what is not of the period above it. */
const notesBelow = (rows: readonly Row[], periods: readonly PeriodFacts[]): readonly Block[] => {
  const untold = rows.filter(({ cells }) => cells.every((one) => one === NOT_REPORTED));
  const [longest] = periods.toReversed();
  const stepMs = courseStepMs(periods);
  return [
    ...(untold.length === 0 ? [] : [note(`Not reported: ${untold.map(({ measure }) => measure.label).join(', ')}.`)]),
    ...(longest === undefined ? [] : laterNotes(longest.security, longest)),
    ...(stepMs === undefined
      ? []
      : [
          note(
            `Volumes are told by the ${stepName(stepMs)}: a period holds its part of one, and its peak is the busiest.`,
          ),
        ]),
    ...ownSpanNotes(periods.find(({ mitre }) => ownSpanOf(mitre) !== undefined)?.mitre),
  ];
};
