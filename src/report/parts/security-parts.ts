// What reports say of security events: totals, kinds, severity, hours and trend.
import { type EventTrend, securityTrend } from '../../analysis/counts/event-trend.ts';
import { type HourlyEvents, hourlyEvents } from '../../analysis/counts/hourly-events.ts';
import { beginsLater, periodWords } from '../../analysis/counts/periods.ts';
import { totalEvents } from '../../analysis/counts/total-events.ts';
import type { PeriodFacts, StatisticsFacts } from '../../analysis/facts.ts';
import { kindTitle, type SecurityEvents, securityEvents } from '../../analysis/security/security-events.ts';
import { severityBreakdown } from '../../analysis/security/severity-breakdown.ts';
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { EventCounts } from '../../domain/stats.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import { periodName } from '../../domain/window.ts';
import { formatDuration } from '../../text/units.ts';
import { formatUtcMinute } from '../../text/utc.ts';
import type { Block, Fact } from '../document.ts';
import type { ReportPart } from '../report-definition.ts';
import { atMinute, bars, chart, fact, facts, note, part, shareNote, table, toldFacts } from './blocks.ts';
import { periodColumns, perPeriod } from './periods.ts';

export const securityTotalPart = (periods: readonly PeriodFacts[]): ReportPart => {
  const data = perPeriod(periods, ({ security }) => totalEvents(security));
  return part({ id: 'SEC-TOTAL', title: 'Security events by period', data }, () => [
    table([{ label: 'security events', read: ({ events }) => events }], periodColumns(data, 'count'), {
      top: 1,
      empty: '',
    }),
  ]);
};

export const securityEventsPart = (periods: readonly PeriodFacts[], shown: PeriodFacts): ReportPart => {
  const data = perPeriod(periods, ({ security }) => securityEvents(security));
  const title = `Security events, ${periodWords(shown.hours)}`;
  const now = data[periodName(shown.hours)];
  return part({ id: 'SEC-EVENTS', title, data: now?.events === undefined ? undefined : data }, () => [
    ...toldFacts(fact('total', now?.events, 'count'), ...(now === undefined ? [] : kindFacts(now))),
    ...laterNotes(shown.security, shown),
  ]);
};

const kindFacts = (now: SecurityEvents): readonly Fact[] => [
  ...(
    [
      ['model_breaches', now.modelBreaches],
      ['ai_analyst_incidents', now.aiAnalystIncidents],
      ['antigena_actions', now.antigenaActions],
      ['enhanced_monitoring', now.enhancedMonitoring],
    ] as const
  ).map(([kind, { events, sharePercent }]) => fact(kindTitle(kind), events, 'count', shareNote(sharePercent))),
  ...(now.others ?? []).map(({ title, events, sharePercent }) => fact(title, events, 'count', shareNote(sharePercent))),
];

/** An appliance may tell less than was asked for. */
export const laterNotes = (told: EventCounts | undefined, shown: PeriodFacts): readonly Block[] => {
  const beginsAt = beginsLater(told?.period, shown);
  return beginsAt === undefined
    ? []
    : [
        note(
          `The appliance tells them from ${formatUtcMinute(beginsAt)}Z on: ${spanOf(beginsAt, shown)} of the ${periodWords(shown.hours)} that were asked for.`,
        ),
      ];
};

const spanOf = (startAt: Instant, { endAt }: PeriodFacts): string => formatDuration(endAt - startAt);

export const severityPart = (periods: readonly PeriodFacts[], shown: PeriodFacts): ReportPart => {
  const data = perPeriod(periods, ({ security }) => severityBreakdown(security));
  const now = data[periodName(shown.hours)];
  const title = `Severity, ${periodWords(shown.hours)}`;
  return part({ id: 'SEC-SEVERITY', title, data: now?.events === undefined ? undefined : data }, () => [
    bars(
      (now?.severities ?? []).map(({ severity, events, sharePercent }) => ({
        label: severity,
        value: events,
        sharePercent,
        severity,
      })),
      'count',
    ),
  ]);
};

/** `anomalousAt`: the hours in which something began that is not the habit of this network. */
export const hourlyPart = (
  periods: readonly PeriodFacts[],
  shown: PeriodFacts,
  anomalousAt: ReadonlySet<Instant> = new Set(),
): ReportPart => {
  const data = perPeriod(periods, ({ security }) => hourlyEvents(security));
  const now = data[periodName(shown.hours)];
  const title = `Security events by hour, ${periodWords(shown.hours)}`;
  return part({ id: 'SEC-HOURLY', title, data: now?.hourly === undefined ? undefined : data }, () =>
    now === undefined ? [] : hourlyBlocks('security events', now, anomalousAt),
  );
};

export const hourlyBlocks = (
  name: string,
  now: HourlyEvents,
  anomalousAt: ReadonlySet<Instant> = new Set(),
): readonly Block[] => [
  chart(
    `${name} per hour`,
    'count',
    name,
    (now.hourly ?? []).map(({ at, events }) => ({ at, value: events, isAnomaly: holdsAny(at, anomalousAt) })),
  ),
  facts(
    fact('busiest hour', now.peakEvents, 'count', atMinute(now.peakAt)),
    fact('average per hour', now.averagePerHour, 'decimal'),
  ),
];

/** Hours of a period begin wherever it ends; those of the habit are full ones. */
const holdsAny = (at: Instant, moments: ReadonlySet<Instant>): boolean =>
  [...moments].some((moment) => moment >= at && moment < at + HOUR_MS);

export const securityTrendPart = (statistics: StatisticsFacts, thresholds: Thresholds): ReportPart => {
  const trend = securityTrend(statistics.periods, thresholds);
  return trendPart('SEC-TREND', 'Trend of security events', trend);
};

export const trendPart = (id: string, title: string, trend: EventTrend): ReportPart =>
  part(
    { id, title, data: trend.recentPeriod === undefined ? undefined : trend, missing: 'a trend needs two periods' },
    () => [
      facts(
        fact('trend', trend.direction ?? 'no trend: the longer period has no events, or a period is missing', 'text'),
        fact('change', trend.changePercent, 'change', changeNote(trend)),
        fact(`now, events per hour${inPeriod(trend.recentPeriod)}`, trend.recentPerHour, 'decimal'),
        fact(`before, events per hour${inPeriod(trend.longPeriod)}`, trend.longPerHour, 'decimal'),
      ),
    ],
  );

const inPeriod = (period: string | undefined): string => (period === undefined ? '' : ` (${period})`);

const changeNote = ({ recentPeriod, longPeriod }: EventTrend): string | undefined =>
  recentPeriod === undefined || longPeriod === undefined ? undefined : `${recentPeriod} against ${longPeriod}`;
