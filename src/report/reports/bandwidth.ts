// Bandwidth of one period against longer ones: amounts, protocols, where it was measured, trend, and the use of the link.
import { bandwidthNow } from '../../analysis/bandwidth/bandwidth-now.ts';
import { GB_BYTES } from '../../domain/amounts.ts';
import { formatBytes, formatMbps } from '../../text/units.ts';
import {
  bandwidthNowPart,
  bandwidthTrendPart,
  capacityPart,
  deploymentPart,
  protocolsPart,
} from '../parts/bandwidth-parts.ts';
import { busiestName } from '../parts/course-parts.ts';
import { findingsOf } from '../parts/judged.ts';
import { askedPeriods, inThePeriod, periodShown, statisticsOf } from '../parts/shown-periods.ts';
import { tellJudged } from '../parts/unjudged.ts';
import type { ReportDefinition } from '../report-definition.ts';

export const bandwidth: ReportDefinition = {
  name: 'bandwidth',
  says: 'bandwidth: in and out, peak, protocols, where it was measured, trend, use of the link',
  about: 'network',
  hours: 24,
  takes: ['periods'],
  rules: ['BW', 'SER'],
  ids: ['BW-NOW', 'BW-PROTOCOLS', 'BW-DEPLOYMENT', 'BW-TREND', 'BW-CAPACITY'],
  needs: (question) => ({
    window: question.window,
    statistics: { periods: askedPeriods(question), parts: ['bandwidth', 'deployment'] },
    capacity: true,
    series: ['bandwidth'],
  }),
  write: (snapshot, context) => {
    const statistics = statisticsOf(snapshot.facts.statistics);
    const shown = periodShown(statistics, context.question);
    const findings = findingsOf(snapshot, context, bandwidth.rules);
    const { totalGb, peakMbps, averageMbps } = bandwidthNow(shown.bandwidth);
    const total = formatBytes(totalGb === undefined ? undefined : totalGb * GB_BYTES);
    const speeds = `average ${formatMbps(averageMbps)}, ${busiestName(statistics.periods, shown)} ${formatMbps(peakMbps)}`;
    return {
      title: 'Bandwidth analysis',
      summary: `${inThePeriod(shown)}: ${total}, ${speeds}; ${tellJudged(snapshot, findings, bandwidth.rules)}.`,
      parts: [
        bandwidthNowPart(statistics.periods, shown),
        protocolsPart(statistics.periods, shown),
        deploymentPart(statistics.periods, shown),
        bandwidthTrendPart(statistics, context.thresholds),
        capacityPart(statistics.capacity, context.thresholds),
      ],
      findings,
    };
  },
};
