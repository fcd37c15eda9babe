// Which of the periods that were asked for an analysis is about, and how a sentence names it.
import { HOUR_MS, type Instant } from '../../domain/instant.ts';
import type { SummaryPeriod } from '../../domain/stats.ts';
import { formatUtcMinute } from '../../text/utc.ts';
import type { PeriodFacts, StatisticsFacts } from '../facts.ts';

export const DAY_HOURS = 24;

/** What was asked for first, else the 24 hours, else the shortest. */
export const overviewPeriod = (statistics: StatisticsFacts | undefined): PeriodFacts | undefined =>
  statistics &&
  (periodOf(statistics.periods, statistics.firstAskedHours) ??
    periodOf(statistics.periods, DAY_HOURS) ??
    shortestFirst(statistics.periods)[0]);

export const periodOf = (periods: readonly PeriodFacts[], hours: number): PeriodFacts | undefined =>
  periods.find((period) => period.hours === hours);

export const longestWithMitre = (periods: readonly PeriodFacts[]): PeriodFacts | undefined =>
  shortestFirst(periods).findLast((period) => period.mitre !== undefined);

/** Each length once. */
export const shortestFirst = (periods: readonly PeriodFacts[]): readonly PeriodFacts[] =>
  periods
    .filter(
      ({ hours }, index) =>
        hours > 0 && Number.isFinite(hours) && periods.findIndex((one) => one.hours === hours) === index,
    )
    .sort((a, b) => a.hours - b.hours);

/** `1 h`, `24 h`, then whole days of more than one: `7 days`. */
export const periodWords = (hours: number): string =>
  hours > DAY_HOURS && hours % DAY_HOURS === 0 ? `${hours / DAY_HOURS} days` : `${hours} h`;

/** `the 24 h up to 2026-01-15 14:02Z` */
export const spanWords = ({ hours, endAt }: Readonly<{ hours: number; endAt: Instant }>): string =>
  `the ${periodWords(hours)} up to ${formatUtcMinute(endAt)}Z`;

/** How many hours an answer is really about, where it tells, and tells about what was asked for: whole hours only, or no more than four weeks. */
export const hoursTold = (told: SummaryPeriod | undefined, askedHours: number): number => {
  const { startAt, endAt } = told ?? {};
  if (startAt === undefined || endAt === undefined || endAt <= startAt) return askedHours;
  const hours = hoursBetween(startAt, endAt);
  return Math.abs(hours - askedHours) <= Math.max(1, askedHours / 10) ? hours : askedHours;
};

/** When what was told begins, where that is more than an hour after the beginning of what was asked for. */
export const beginsLater = (
  told: SummaryPeriod | undefined,
  { hours, endAt }: Readonly<{ hours: number; endAt: Instant }>,
): Instant | undefined => {
  const startAt = told?.startAt;
  const isLater = startAt !== undefined && startAt < endAt && hoursBetween(endAt - hours * HOUR_MS, startAt) > 1;
  return isLater ? startAt : undefined;
};

export const hoursBetween = (startAt: Instant, endAt: Instant): number => (endAt - startAt) / HOUR_MS;
