// Connection events of one period: total, kinds, hours and the trend across periods.
import { totalEvents } from '../../analysis/counts/total-events.ts';
import { formatCount } from '../../text/units.ts';
import { CONNECTION_EVENTS, countParts } from '../parts/count-parts.ts';
import { findingsOf, onsetsIn } from '../parts/judged.ts';
import { askedPeriods, inThePeriod, periodShown, statisticsOf } from '../parts/shown-periods.ts';
import { tellJudged } from '../parts/unjudged.ts';
import type { ReportDefinition } from '../report-definition.ts';

export const connections: ReportDefinition = {
  name: 'connections',
  says: 'connection events: total, kinds, hours, trend',
  about: 'network',
  hours: 24,
  takes: ['periods'],
  rules: ['SER'],
  ids: ['CON-TOTAL', 'CON-HOURLY', 'CON-TREND'],
  needs: (question) => ({
    window: question.window,
    statistics: { periods: askedPeriods(question), parts: ['connections'] },
    series: ['connections'],
  }),
  write: (snapshot, context) => {
    const statistics = statisticsOf(snapshot.facts.statistics);
    const shown = periodShown(statistics, context.question);
    const findings = findingsOf(snapshot, context, connections.rules);
    const { events } = totalEvents(shown.connections);
    return {
      title: 'Connection events',
      summary: `${inThePeriod(shown)}: ${formatCount(events)} ${CONNECTION_EVENTS.title}; ${tellJudged(snapshot, findings, connections.rules)}.`,
      parts: countParts(CONNECTION_EVENTS, statistics, shown, context.thresholds, onsetsIn(findings)),
      findings,
    };
  },
};
