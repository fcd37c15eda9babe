// Notices of one period: total, kinds, hours and the trend across periods.
import { totalEvents } from '../../analysis/counts/total-events.ts';
import { formatCount } from '../../text/units.ts';
import { countParts, NOTICE_EVENTS } from '../parts/count-parts.ts';
import { findingsOf, onsetsIn } from '../parts/judged.ts';
import { askedPeriods, inThePeriod, periodShown, statisticsOf } from '../parts/shown-periods.ts';
import { tellJudged } from '../parts/unjudged.ts';
import type { ReportDefinition } from '../report-definition.ts';

export const notices: ReportDefinition = {
  name: 'notices',
  says: 'notices: total, kinds, hours, trend',
  about: 'network',
  hours: 24,
  takes: ['periods'],
  rules: ['SER'],
  ids: ['NOT-TOTAL', 'NOT-HOURLY', 'NOT-TREND'],
  needs: (question) => ({
    window: question.window,
    statistics: { periods: askedPeriods(question), parts: ['notices'] },
    series: ['notices'],
  }),
  write: (snapshot, context) => {
    const statistics = statisticsOf(snapshot.facts.statistics);
    const shown = periodShown(statistics, context.question);
    const findings = findingsOf(snapshot, context, notices.rules);
    const { events } = totalEvents(shown.notices);
    return {
      title: 'Notices',
      summary: `${inThePeriod(shown)}: ${formatCount(events)} ${NOTICE_EVENTS.title}; ${tellJudged(snapshot, findings, notices.rules)}.`,
      parts: countParts(NOTICE_EVENTS, statistics, shown, context.thresholds, onsetsIn(findings)),
      findings,
    };
  },
};
