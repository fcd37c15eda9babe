// Which periods a report on statistics asks for, and which of them it shows.
import { periodWords } from '../../analysis/counts/periods.ts';
import type { PeriodFacts, StatisticsFacts } from '../../analysis/facts.ts';
import { formatUtcMinute } from '../../text/utc.ts';
import type { ReportQuestion } from '../report-definition.ts';

const STANDARD_PERIODS = [1, 6, 24, 168];

/** The one that the report is about first, and then those it is compared with: rules judge the first. */
export const askedPeriods = ({ window, periods }: ReportQuestion): readonly number[] => [
  window.hours,
  ...(periods ?? STANDARD_PERIODS),
];

export const periodShown = (statistics: StatisticsFacts, { window }: ReportQuestion): PeriodFacts => {
  const found = statistics.periods.find(({ hours }) => hours === window.hours);
  if (found === undefined) throw new Error(`no period of ${window.hours} h was fetched`);
  return found;
};

export const statisticsOf = (statistics: StatisticsFacts | undefined): StatisticsFacts => {
  if (statistics === undefined) throw new Error('a report on statistics was made without any');
  return statistics;
};

/** "In the 24 h up to 2026-01-15 14:02Z" */
export const inThePeriod = ({ hours, endAt }: PeriodFacts): string =>
  `In the ${periodWords(hours)} up to ${formatUtcMinute(endAt)}Z`;
