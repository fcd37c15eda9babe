// What reports say of connection and notice events, and of the appliance's plain totals.
import { type EventBreakdown, eventBreakdown } from '../../analysis/counts/event-breakdown.ts';
import { connectionTrend, noticeTrend } from '../../analysis/counts/event-trend.ts';
import { hourlyEvents } from '../../analysis/counts/hourly-events.ts';
import { INVENTORY_SPANS } from '../../analysis/counts/inventory-figures.ts';
import { periodWords } from '../../analysis/counts/periods.ts';
import { systemFigures } from '../../analysis/counts/system-figures.ts';
import type { PeriodFacts, StatisticsFacts } from '../../analysis/facts.ts';
import type { Instant } from '../../domain/instant.ts';
import type { EventCounts, SystemSummary } from '../../domain/stats.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import { periodName, type TimeWindow } from '../../domain/window.ts';
import { formatUtcMinute } from '../../text/utc.ts';
import type { ReportPart } from '../report-definition.ts';
import { bars, capital, fact, note, part, shareNote, table, toldFacts } from './blocks.ts';
import { kindBlocks, ownCountFacts } from './own-count-parts.ts';
import { periodColumns, perPeriod } from './periods.ts';
import { hourlyBlocks, laterNotes, trendPart } from './security-parts.ts';

export type CountedEvents = Readonly<{
  /** Of the analyses: `CON` or `NOT`. */
  prefix: string;
  title: string;
  read: (period: PeriodFacts) => EventCounts | undefined;
  trendOf: (statistics: StatisticsFacts, thresholds: Thresholds) => ReturnType<typeof connectionTrend>;
}>;

export const CONNECTION_EVENTS: CountedEvents = {
  prefix: 'CON',
  title: 'connection events',
  read: ({ connections }) => connections,
  trendOf: ({ periods }, thresholds) => connectionTrend(periods, thresholds),
};

export const NOTICE_EVENTS: CountedEvents = {
  prefix: 'NOT',
  title: 'notices',
  read: ({ notices }) => notices,
  trendOf: ({ periods }, thresholds) => noticeTrend(periods, thresholds),
};

export const countParts = (
  counted: CountedEvents,
  statistics: StatisticsFacts,
  shown: PeriodFacts,
  thresholds: Thresholds,
  anomalousAt: ReadonlySet<Instant> = new Set(),
): readonly ReportPart[] => [
  breakdownPart(counted, statistics.periods, shown),
  countedHoursPart(counted, statistics.periods, shown, anomalousAt),
  trendPart(`${counted.prefix}-TREND`, `Trend of ${counted.title}`, counted.trendOf(statistics, thresholds)),
];

const breakdownPart = (
  { prefix, title, read }: CountedEvents,
  periods: readonly PeriodFacts[],
  shown: PeriodFacts,
): ReportPart => {
  const data = perPeriod(periods, (period) => eventBreakdown(read(period)));
  const now: EventBreakdown | undefined = data[periodName(shown.hours)];
  const id = `${prefix}-TOTAL`;
  return part(
    { id, title: `${capital(title)}, ${periodWords(shown.hours)}`, data: now?.events === undefined ? undefined : data },
    () => [
      table([{ label: title, read: ({ events }) => events }], periodColumns(data, 'count'), { top: 1, empty: '' }),
      bars(
        (now?.kinds ?? []).map((kind) => ({ label: kind.title, value: kind.events, sharePercent: kind.sharePercent })),
        'count',
      ),
      ...laterNotes(read(shown), shown),
    ],
  );
};

const countedHoursPart = (
  { prefix, title, read }: CountedEvents,
  periods: readonly PeriodFacts[],
  shown: PeriodFacts,
  anomalousAt: ReadonlySet<Instant>,
): ReportPart => {
  const data = perPeriod(periods, (period) => hourlyEvents(read(period)));
  const now = data[periodName(shown.hours)];
  const id = `${prefix}-HOURLY`;
  return part(
    {
      id,
      title: `${capital(title)} by hour, ${periodWords(shown.hours)}`,
      data: now?.hourly === undefined ? undefined : data,
    },
    () => (now === undefined ? [] : hourlyBlocks(title, now, anomalousAt)),
  );
};

/** They have no end that could be chosen: beside a window of the past they would tell of another time. */
const ONLY_NOW = "the appliance's own totals tell of now only, and the window ends before";

const KINDS = `Devices by kind, as the appliance calls them, ${INVENTORY_SPANS.devices}:`;

export const systemPart = (system: SystemSummary | undefined, { endsNow }: TimeWindow): ReportPart => {
  const figures = systemFigures(system);
  const { devices, alerts, events, bandwidth, period } = figures;
  return part(
    {
      id: 'SYS-TOTALS',
      title: `The appliance's own totals${spanWords(period)}`,
      data: system && figures,
      ...(endsNow ? {} : { missing: ONLY_NOW }),
    },
    () => [
      ...toldFacts(
        fact('devices', devices.devices, 'count', figures.inventory && INVENTORY_SPANS.devices),
        fact('active', devices.activeDevices, 'count', shareNote(devices.activeSharePercent)),
        fact('new', devices.newDevices, 'count'),
        fact('alerts', alerts.alerts, 'count'),
        ...alerts.priorities.map((one) =>
          fact(`${one.priority} priority`, one.alerts, 'count', shareNote(one.sharePercent)),
        ),
        fact('events', events.events, 'count'),
        fact('security events', events.securityEvents, 'count'),
        fact('notices', events.notices, 'count'),
        fact('connections', events.connections, 'count'),
        fact('traffic', bandwidth.bytes, 'bytes'),
        fact('in', bandwidth.bytesIn, 'bytes', shareNote(bandwidth.ingressSharePercent)),
        fact('out', bandwidth.bytesOut, 'bytes', shareNote(bandwidth.egressSharePercent)),
        fact('peak', bandwidth.peakMbps, 'mbps'),
        fact('average', bandwidth.averageMbps, 'mbps'),
        ...(figures.inventory === undefined ? [] : ownCountFacts(figures.inventory)),
      ),
      ...(figures.inventory === undefined ? [] : [note(KINDS), ...kindBlocks(figures.inventory)]),
    ],
  );
};

const spanWords = ({ startAt, endAt }: ReturnType<typeof systemFigures>['period']): string =>
  startAt === undefined || endAt === undefined ? '' : `, ${formatUtcMinute(startAt)}Z to ${formatUtcMinute(endAt)}Z`;
