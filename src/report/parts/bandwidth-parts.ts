// What reports say of bandwidth: use, protocols, where it was measured, trend and capacity.
import { bandwidthNow } from '../../analysis/bandwidth/bandwidth-now.ts';
import { type BandwidthTrend, bandwidthTrends, isFinerThanTold } from '../../analysis/bandwidth/bandwidth-trend.ts';
import { type BandwidthCapacity, bandwidthCapacity } from '../../analysis/bandwidth/capacity.ts';
import { courseOf, courseStepMs, stepName } from '../../analysis/bandwidth/course.ts';
import { deploymentSplit } from '../../analysis/bandwidth/deployment-split.ts';
import { protocolShares } from '../../analysis/bandwidth/protocol-shares.ts';
import { periodWords, shortestFirst } from '../../analysis/counts/periods.ts';
import type { CapacityFacts, PeriodFacts, StatisticsFacts } from '../../analysis/facts.ts';
import { GB_BYTES, MB_BYTES } from '../../domain/amounts.ts';
import { DAY_MS, HOUR_MS } from '../../domain/instant.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import { periodName } from '../../domain/window.ts';
import { formatUtc } from '../../text/utc.ts';
import type { Block, ChartBlock } from '../document.ts';
import type { ReportPart } from '../report-definition.ts';
import { atMinute, bars, column, fact, facts, fromMinute, note, part, shareNote, table, toldFacts } from './blocks.ts';
import { busiestName, courseBlocks } from './course-parts.ts';
import { perPeriod } from './periods.ts';

const bytesOf = (amount: number | undefined, unit: number): number | undefined =>
  amount === undefined ? undefined : amount * unit;

export const bandwidthNowPart = (periods: readonly PeriodFacts[], shown: PeriodFacts): ReportPart => {
  const data = perPeriod(periods, (period) => ({
    ...bandwidthNow(period.bandwidth),
    ...(period.bandwidth?.course === undefined ? {} : { course: courseOf(period.bandwidth, period) }),
  }));
  const now = data[periodName(shown.hours)];
  const title = `Bandwidth, ${periodWords(shown.hours)}`;
  const busiest = busiestName(periods, shown);
  const when = busiest === 'peak' ? atMinute(now?.peakAt) : fromMinute(now?.peakAt);
  return part({ id: 'BW-NOW', title, data: shown.bandwidth === undefined ? undefined : data }, () => [
    ...toldFacts(
      fact('total', bytesOf(now?.totalGb, GB_BYTES), 'bytes'),
      fact('in', bytesOf(now?.ingressGb, GB_BYTES), 'bytes', shareNote(now?.ingressSharePercent)),
      fact('out', bytesOf(now?.egressGb, GB_BYTES), 'bytes', shareNote(now?.egressSharePercent)),
      fact(busiest, now?.peakMbps, 'mbps', when),
      fact('average', now?.averageMbps, 'mbps'),
      fact('average in', now?.averageIngressMbps, 'mbps'),
      fact('average out', now?.averageEgressMbps, 'mbps'),
      fact(`${busiest} to average`, now?.ratio, 'ratio'),
    ),
    ...courseBlocks(periods, shown),
  ]);
};

export const protocolsPart = (periods: readonly PeriodFacts[], shown: PeriodFacts): ReportPart => {
  const data = perPeriod(periods, ({ bandwidth }) => protocolShares(bandwidth));
  const now = data[periodName(shown.hours)];
  const title = `Protocols, ${periodWords(shown.hours)}`;
  return part({ id: 'BW-PROTOCOLS', title, data: now?.protocols === undefined ? undefined : data }, () => [
    bars(
      (now?.protocols ?? []).map(({ protocol, sharePercent, sizeMb }) => ({
        label: protocol,
        value: bytesOf(sizeMb, MB_BYTES),
        sharePercent,
      })),
      'bytes',
    ),
  ]);
};

export const deploymentPart = (periods: readonly PeriodFacts[], shown: PeriodFacts): ReportPart => {
  const data = perPeriod(periods, ({ csensor, network }) => deploymentSplit(csensor, network));
  const now = data[periodName(shown.hours)];
  const missing = 'not available: the appliance does not tell cSensor agents and network sensors apart';
  const id = 'BW-DEPLOYMENT';
  const title = `Where it was measured, ${periodWords(shown.hours)}`;
  return part({ id, title, data: now?.isAvailable === true ? data : undefined, missing }, () => [
    facts(fact('monitored altogether', bytesOf(now?.totalGb, GB_BYTES), 'bytes')),
    bars(
      [
        {
          label: 'cSensor agents',
          value: bytesOf(now?.csensorGb, GB_BYTES),
          sharePercent: now?.csensorSharePercent,
        },
        {
          label: 'network sensors',
          value: bytesOf(now?.networkGb, GB_BYTES),
          sharePercent: now?.networkSharePercent,
        },
      ],
      'bytes',
    ),
  ]);
};

export const bandwidthTrendPart = (statistics: StatisticsFacts, thresholds: Thresholds): ReportPart => {
  const data = bandwidthTrends(statistics.periods, thresholds);
  const stepMs = courseStepMs(statistics.periods);
  const compared = data.trends.filter((_, index) => {
    const recent = shortestFirst(statistics.periods)[index];
    return recent === undefined || !isFinerThanTold(recent, stepMs);
  });
  const isThere = data.trends.length > 0;
  const missing = 'a trend needs two periods';
  return part({ id: 'BW-TREND', title: 'Trend of bandwidth', data: isThere ? data : undefined, missing }, () => [
    table(compared, TREND_COLUMNS, { top: 10, empty: 'no two periods can be compared' }),
    ...(compared.length === data.trends.length ? [] : [note(coarseWords(stepMs))]),
  ]);
};

const coarseWords = (stepMs: number | undefined): string =>
  `Shorter periods are not compared: volumes are told by the ${stepName(stepMs ?? 0)}, and nothing finer.`;

const TREND_COLUMNS = [
  column<BandwidthTrend>(
    'recent against longer',
    'text',
    9,
    (row) => `${row.recentPeriod} against ${row.longPeriod}`,
    true,
  ),
  column<BandwidthTrend>('trend', 'text', 8, (row) => row.direction),
  column<BandwidthTrend>('change', 'change', 9, (row) => row.changePercent),
  column<BandwidthTrend>('recent, per hour', 'bytes', 7, (row) => bytesOf(row.recentPerHourMb, MB_BYTES)),
  column<BandwidthTrend>('longer, per hour', 'bytes', 7, (row) => bytesOf(row.longPerHourMb, MB_BYTES)),
];

export const capacityPart = (facts_: CapacityFacts | undefined, thresholds: Thresholds): ReportPart => {
  const capacity = bandwidthCapacity(facts_, thresholds);
  const data = facts_ === undefined || capacity.hours === 0 ? undefined : capacity;
  return part({ id: 'BW-CAPACITY', title: `Use of the link, ${measuredDays(facts_, capacity)} days`, data }, () => [
    useFacts(capacity, stepOf(facts_)),
    ...stepNotes(facts_),
    note(forecastWords(capacity)),
    useChart(facts_, capacity),
  ]);
};

/** Of hours thirty are asked for; an appliance that tells days tells how many it likes. */
const measuredDays = (told: CapacityFacts | undefined, { hours }: BandwidthCapacity): number =>
  stepOf(told) === 'hour' ? 30 : Math.round((hours * HOUR_MS) / DAY_MS);

/** What one value of the use of the link is about. */
const stepOf = ({ stepMs = HOUR_MS }: Partial<CapacityFacts> = {}): string => stepName(stepMs);

const stepNotes = (told: CapacityFacts | undefined): readonly Block[] =>
  stepOf(told) === 'hour'
    ? []
    : [
        note(
          `Each value is the mean of one ${stepOf(told)}, of all traffic that the appliance saw, inside traffic too: it tells nothing finer.`,
        ),
      ];

const useFacts = (capacity: BandwidthCapacity, step: string): Block =>
  facts(
    fact('capacity of the link', capacity.linkCapacityMbps, 'mbps'),
    fact('median use', capacity.medianMbps, 'mbps', ofLink(capacity.medianUsePercent)),
    fact('95th percentile', capacity.p95Mbps, 'mbps', ofLink(capacity.p95UsePercent)),
    fact(
      `peak ${step}`,
      capacity.peakMbps,
      'mbps',
      step === 'hour' ? atMinute(capacity.peakAt) : fromMinute(capacity.peakAt),
    ),
    fact('headroom', capacity.headroomMbps, 'mbps', ofLink(capacity.headroomPercent)),
    fact('hours measured', capacity.hours, 'count'),
  );

const ofLink = (percent: number | undefined): string | undefined =>
  percent === undefined ? undefined : `${percent.toFixed(1)} % of the link`;

/** What the trend of the last days comes to, in words. */
export const forecastWords = (capacity: BandwidthCapacity): string => {
  const { targetPercent, dayCount, neededDayCount, slopeMbpsPerDay } = capacity;
  if (capacity.unknownBecause === 'no capacity') {
    return 'No forecast: the capacity of the link is not known. Set link_capacity in the profile, such as "1 Gbps".';
  }
  if (capacity.unknownBecause === 'too few days') {
    return `No forecast: it takes ${neededDayCount} days that were measured, and there are ${dayCount}.`;
  }
  if (capacity.isReached === true) return `${targetPercent} % of the link is reached already.`;
  if (capacity.reachesAt === undefined) return `No trend towards ${targetPercent} % of the link in ${dayCount} days.`;
  const between =
    capacity.reachesFirstAt === undefined || capacity.reachesLastAt === undefined
      ? ''
      : `, between ${dayOf(capacity.reachesFirstAt)} and ${dayOf(capacity.reachesLastAt)}`;
  const slope = slopeMbpsPerDay === undefined ? '' : ` at ${slopeMbpsPerDay.toFixed(2)} Mbps more each day`;
  return `${targetPercent} % of the link is reached about ${dayOf(capacity.reachesAt)}${between}${slope} (from ${dayCount} days).`;
};

const dayOf = (at: number): string => formatUtc(at).slice(0, 10);

const useChart = (
  told: CapacityFacts | undefined,
  { linkCapacityMbps, peakMbps = 0 }: BandwidthCapacity,
): ChartBlock => ({
  kind: 'chart',
  title: `use of the link, ${stepOf(told)} by ${stepOf(told)}`,
  as: 'mbps',
  series: [{ name: 'in and out', points: (told?.hourly ?? []).map(({ at, mbps }) => ({ at, value: mbps })) }],
  // A line far above everything would flatten the picture to nothing.
  limit:
    linkCapacityMbps !== undefined && linkCapacityMbps < peakMbps * 4
      ? { label: 'capacity', value: linkCapacityMbps }
      : undefined,
});
