// One page for management: state, trend, the worst findings, and what was done.
import { periodWords } from '../../analysis/counts/periods.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Snapshot } from '../../live/snapshot.ts';
import { formatUtcMinute } from '../../text/utc.ts';
import { donePart, statePart, stateWords, watchedPart } from '../parts/executive-parts.ts';
import { allFindingsOf, fleetPart, needsOfAllFindings, suspectsPart } from '../parts/judged.ts';
import { hourlyPart, severityPart } from '../parts/security-parts.ts';
import { periodShown, statisticsOf } from '../parts/shown-periods.ts';
import { tellJudged, unjudgedIn } from '../parts/unjudged.ts';
import type { ReportDefinition } from '../report-definition.ts';
import { RULE_FAMILY_NAMES } from '../rule-family.ts';

const WORST = 5;

export const executive: ReportDefinition = {
  name: 'executive',
  says: 'one page for management: state, trend, worst findings, what was done',
  about: 'network',
  hours: 24,
  takes: ['periods'],
  rules: RULE_FAMILY_NAMES,
  ids: ['EXE-STATE', 'EXE-DONE', 'SEC-SEVERITY', 'SEC-HOURLY', 'EXE-WATCHED'],
  needs: needsOfAllFindings,
  write: (snapshot, context) => {
    const statistics = statisticsOf(snapshot.facts.statistics);
    const shown = periodShown(statistics, context.question);
    const found = allFindingsOf(snapshot, context);
    const { endAt, hours } = context.question.window;
    const state = stateWords(found, isWhole(snapshot));
    const worst = worstOfEach(found, context.question.top ?? WORST);
    return {
      title: 'Executive summary',
      summary: `In the ${periodWords(hours)} up to ${formatUtcMinute(endAt)}Z the network ${stateSentence(state)}: ${tellJudged(snapshot, found, executive.rules)}${shownWords(found, worst)}.`,
      parts: [
        statePart(state, found, statistics, shown, context.thresholds),
        donePart(statistics, shown),
        severityPart(statistics.periods, shown),
        hourlyPart(statistics.periods, shown),
        watchedPart(statistics, shown),
        fleetPart(snapshot),
        suspectsPart(snapshot),
      ],
      findings: worst,
    };
  },
};

/** One of each rule before a second of any: four patterns of tactics are one story to whoever has a page. */
const worstOfEach = (found: readonly Finding[], count: number): readonly Finding[] => {
  const first = new Set(found.filter(({ rule }, index) => found.findIndex((one) => one.rule === rule) === index));
  const chosen = [...first, ...found.filter((finding) => !first.has(finding))].slice(0, count);
  return found.filter((finding) => chosen.includes(finding));
};

const shownWords = (found: readonly Finding[], worst: readonly Finding[]): string =>
  worst.length < found.length ? `; the ${worst.length} worst are shown, "darktop report findings" has all` : '';

/** Nothing found means something only where everything could be looked at. */
const isWhole = (snapshot: Snapshot): boolean =>
  unjudgedIn(snapshot, RULE_FAMILY_NAMES).length === 0 && snapshot.failures.every(({ isOptional }) => isOptional);

const stateSentence = (state: string): string => (state.startsWith('needs') ? state : `is ${state}`);
