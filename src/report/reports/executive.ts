// One page for management: state, trend, the worst findings, and what was done.
import type { Finding } from '../../domain/finding.ts';
import { formatUtcMinute } from '../../text/utc.ts';
import { donePart, statePart, stateWords, watchedPart } from '../parts/executive-parts.ts';
import { allFindingsOf, fleetPart, tellFindings } from '../parts/judged.ts';
import { periodWords } from '../parts/periods.ts';
import { hourlyPart, severityPart } from '../parts/security-parts.ts';
import { askedPeriods, periodShown, statisticsOf } from '../parts/shown-periods.ts';
import type { ReportDefinition } from '../report-definition.ts';

const SUSPECTS = 6;
const WORST = 5;

export const executive: ReportDefinition = {
  name: 'executive',
  says: 'one page for management: state, trend, worst findings, what was done',
  about: 'network',
  hours: 24,
  takes: ['periods'],
  ids: ['EXE-STATE', 'EXE-DONE', 'SEC-SEVERITY', 'SEC-HOURLY', 'EXE-WATCHED'],
  needs: (question) => ({
    window: question.window,
    statistics: { periods: askedPeriods(question), parts: ['security', 'mitre', 'bandwidth'], system: true },
    traffic: { fulldevicedetails: true },
    transfers: true,
    series: ['security'],
    suspects: SUSPECTS,
  }),
  write: (snapshot, context) => {
    const statistics = statisticsOf(snapshot.facts.statistics);
    const shown = periodShown(statistics, context.question);
    const found = allFindingsOf(snapshot, context);
    const { endAt, hours } = context.question.window;
    return {
      title: 'Executive summary',
      summary: `In the ${periodWords(hours)} up to ${formatUtcMinute(endAt)}Z the network ${stateSentence(stateWords(found))}: ${tellFindings(found)}.`,
      parts: [
        statePart(found, statistics, shown, context.thresholds),
        donePart(shown),
        severityPart(statistics.periods, shown),
        hourlyPart(statistics.periods, shown),
        watchedPart(statistics, shown),
        fleetPart(snapshot),
      ],
      findings: worstOfEach(found, context.question.top ?? WORST),
    };
  },
};

/** One of each rule before a second of any: four patterns of tactics are one story to whoever has a page. */
const worstOfEach = (found: readonly Finding[], count: number): readonly Finding[] => {
  const first = new Set(found.filter(({ rule }, index) => found.findIndex((one) => one.rule === rule) === index));
  const chosen = [...first, ...found.filter((finding) => !first.has(finding))].slice(0, count);
  return found.filter((finding) => chosen.includes(finding));
};

const stateSentence = (state: string): string => (state.startsWith('needs') ? state : `is ${state}`);
