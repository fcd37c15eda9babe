// Capacity planning: how full the link is over thirty days, and on which day it will be too full.
import { bandwidthCapacity } from '../../analysis/bandwidth/capacity.ts';
import { stepName } from '../../analysis/bandwidth/course.ts';
import type { CapacityFacts } from '../../analysis/facts.ts';
import { HOUR_MS } from '../../domain/instant.ts';
import { formatMbps } from '../../text/units.ts';
import {
  bandwidthNowPart,
  bandwidthTrendPart,
  capacityPart,
  forecastWords,
  protocolsPart,
} from '../parts/bandwidth-parts.ts';
import { findingsOf } from '../parts/judged.ts';
import { askedPeriods, periodShown, statisticsOf } from '../parts/shown-periods.ts';
import type { ReportDefinition } from '../report-definition.ts';

/** What the percentile is taken of: `720 hours`, or the means of longer intervals. */
const measured = (told: CapacityFacts | undefined, hours: number): string => {
  const stepMs = told?.stepMs ?? HOUR_MS;
  const step = stepName(stepMs);
  return step === 'hour' ? `${hours} hours` : `the means of ${Math.round((hours * HOUR_MS) / stepMs)} ${step}s`;
};

export const capacity: ReportDefinition = {
  name: 'capacity',
  says: 'capacity planning: use of the link over 30 days and when it will be full',
  about: 'network',
  hours: 720,
  takes: ['periods'],
  rules: ['BW', 'SER'],
  ids: ['BW-CAPACITY', 'BW-NOW', 'BW-TREND', 'BW-PROTOCOLS'],
  needs: (question) => ({
    window: question.window,
    statistics: { periods: askedPeriods(question), parts: ['bandwidth'] },
    capacity: true,
    series: ['bandwidth'],
  }),
  write: (snapshot, context) => {
    const statistics = statisticsOf(snapshot.facts.statistics);
    const shown = periodShown(statistics, context.question);
    const use = bandwidthCapacity(statistics.capacity, context.thresholds);
    return {
      title: 'Capacity planning',
      summary: `The link carried ${formatMbps(use.p95Mbps)} at the 95th percentile of ${measured(statistics.capacity, use.hours)}. ${forecastWords(use)}`,
      parts: [
        capacityPart(statistics.capacity, context.thresholds),
        bandwidthNowPart(statistics.periods, shown),
        bandwidthTrendPart(statistics, context.thresholds),
        protocolsPart(statistics.periods, shown),
      ],
      findings: findingsOf(snapshot, context, capacity.rules),
    };
  },
};
