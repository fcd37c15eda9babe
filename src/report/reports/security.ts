// Security events of one period in detail, with the hours that break the habit of the last thirty days.
import { totalEvents } from '../../analysis/counts/total-events.ts';
import { formatCount } from '../../text/units.ts';
import { findingsOf, onsetsIn } from '../parts/judged.ts';
import {
  hourlyPart,
  securityEventsPart,
  securityTotalPart,
  securityTrendPart,
  severityPart,
} from '../parts/security-parts.ts';
import { askedPeriods, inThePeriod, periodShown, statisticsOf } from '../parts/shown-periods.ts';
import { tellJudged } from '../parts/unjudged.ts';
import type { ReportDefinition } from '../report-definition.ts';

export const security: ReportDefinition = {
  name: 'security',
  says: 'security events: kinds, severity, hours, trend, and hours out of the ordinary',
  about: 'network',
  hours: 24,
  takes: ['periods'],
  rules: ['SEC', 'SER'],
  ids: ['SEC-EVENTS', 'SEC-SEVERITY', 'SEC-HOURLY', 'SEC-TOTAL', 'SEC-TREND'],
  needs: (question) => ({
    window: question.window,
    statistics: { periods: askedPeriods(question), parts: ['security', 'bandwidth', 'mitre'] },
    series: ['security'],
  }),
  write: (snapshot, context) => {
    const statistics = statisticsOf(snapshot.facts.statistics);
    const shown = periodShown(statistics, context.question);
    const findings = findingsOf(snapshot, context, security.rules);
    const anomalousAt = onsetsIn(findings);
    const { events } = totalEvents(shown.security);
    return {
      title: 'Security events',
      summary: `${inThePeriod(shown)}: ${formatCount(events)} security events; ${tellJudged(snapshot, findings, security.rules)}.`,
      parts: [
        securityEventsPart(statistics.periods, shown),
        severityPart(statistics.periods, shown),
        hourlyPart(statistics.periods, shown, anomalousAt),
        securityTotalPart(statistics.periods),
        securityTrendPart(statistics, context.thresholds),
      ],
      findings,
    };
  },
};
