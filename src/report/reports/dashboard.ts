// The security operations dashboard: events, bandwidth and ATT&CK over several periods, with trends and what to do.
import { totalEvents } from '../../analysis/counts/total-events.ts';
import type { PeriodFacts } from '../../analysis/facts.ts';
import { severityBreakdown } from '../../analysis/security/severity-breakdown.ts';
import { formatCount } from '../../text/units.ts';
import { APPLIANCE, applianceParts } from '../parts/appliance-parts.ts';
import { bandwidthNowPart, bandwidthTrendPart, protocolsPart } from '../parts/bandwidth-parts.ts';
import { systemPart } from '../parts/count-parts.ts';
import { findingsOf } from '../parts/judged.ts';
import { coveragePart, topTacticsPart } from '../parts/mitre-parts.ts';
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

export const dashboard: ReportDefinition = {
  name: 'dashboard',
  says: 'security events, bandwidth and ATT&CK over several periods, with trends',
  about: 'network',
  hours: 24,
  takes: ['periods'],
  rules: ['SEC', 'SYS'],
  ids: [
    'SEC-EVENTS',
    'SEC-SEVERITY',
    'SEC-HOURLY',
    'SEC-TOTAL',
    'SEC-TREND',
    'BW-NOW',
    'BW-PROTOCOLS',
    'BW-TREND',
    'MIT-COVERAGE',
    'MIT-TACTICS',
    'SYS-TOTALS',
  ],
  fieldIds: [APPLIANCE],
  needs: (question) => ({
    window: question.window,
    statistics: {
      periods: askedPeriods(question),
      parts: ['security', 'bandwidth', 'mitre'],
      system: question.window.endsNow,
    },
    appliance: question.window.endsNow,
  }),
  write: (snapshot, context) => {
    const statistics = statisticsOf(snapshot.facts.statistics);
    const shown = periodShown(statistics, context.question);
    const findings = findingsOf(snapshot, context, dashboard.rules);
    return {
      title: 'Security operations dashboard',
      summary: `${summaryOf(shown)}; ${tellJudged(snapshot, findings, dashboard.rules)}.`,
      parts: [
        securityEventsPart(statistics.periods, shown),
        severityPart(statistics.periods, shown),
        hourlyPart(statistics.periods, shown),
        securityTotalPart(statistics.periods),
        securityTrendPart(statistics, context.thresholds),
        bandwidthNowPart(statistics.periods, shown),
        protocolsPart(statistics.periods, shown),
        bandwidthTrendPart(statistics, context.thresholds),
        coveragePart(statistics.periods, shown, context.thresholds),
        topTacticsPart(statistics.periods, shown),
        systemPart(statistics.system, snapshot.facts.window),
        ...applianceParts(snapshot.facts.appliance),
      ],
      findings,
    };
  },
};

const summaryOf = (shown: PeriodFacts): string => {
  const { events } = totalEvents(shown.security);
  const { severities } = severityBreakdown(shown.security);
  const told = severities
    .filter(({ severity, events: count }) => (severity === 'critical' || severity === 'high') && count !== undefined)
    .map(({ severity, events: count }) => `${formatCount(count)} ${severity}`);
  const worst = told.length === 0 ? '' : `, ${told.join(' and ')}`;
  return `${inThePeriod(shown)}: ${formatCount(events)} security events${worst}`;
};
