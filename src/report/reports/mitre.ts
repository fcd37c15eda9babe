// MITRE ATT&CK: which tactics and techniques were seen, which were not, and which attack patterns they make.
import type { PeriodFacts } from '../../analysis/facts.ts';
import { mitreCoverage } from '../../analysis/mitre/coverage.ts';
import { ownSpanOf } from '../../analysis/mitre/own-span.ts';
import { tacticTable } from '../../analysis/mitre/tactic-table.ts';
import { formatPercent } from '../../text/units.ts';
import { findingsOf } from '../parts/judged.ts';
import {
  coveragePart,
  gapsPart,
  patternsPart,
  riskPart,
  tacticsIn,
  tacticsPart,
  techniquesPart,
} from '../parts/mitre-parts.ts';
import { securityEventsPart } from '../parts/security-parts.ts';
import { periodShown, statisticsOf } from '../parts/shown-periods.ts';
import { tellJudged } from '../parts/unjudged.ts';
import type { ReportDefinition } from '../report-definition.ts';

export const mitre: ReportDefinition = {
  name: 'mitre',
  says: 'MITRE ATT&CK: coverage, tactics, techniques, gaps, attack patterns',
  about: 'network',
  hours: 168,
  takes: [],
  rules: ['MIT'],
  ids: ['MIT-COVERAGE', 'MIT-TACTICS', 'MIT-GAPS', 'MIT-RISK', 'MIT-PATTERN', 'MIT-TECHNIQUES', 'SEC-EVENTS'],
  needs: ({ window }) => ({ window, statistics: { periods: [window.hours], parts: ['security', 'mitre'] } }),
  write: (snapshot, context) => {
    const statistics = statisticsOf(snapshot.facts.statistics);
    const shown = periodShown(statistics, context.question);
    const { thresholds } = context;
    const findings = findingsOf(snapshot, context, mitre.rules);
    const { seenCount } = tacticTable(shown.mitre);
    const coverage = tellCoverage(shown, mitreCoverage(shown.mitre, thresholds).coveragePercent);
    const seen = seenCount === undefined ? 'tactics were not reported' : `${seenCount} of 12 tactics were seen`;
    return {
      title: 'MITRE ATT&CK analysis',
      summary: `${tacticsIn(shown)}${ownSpanOf(shown.mitre) === undefined ? '' : ':'} ${seen}${coverage}; ${tellJudged(snapshot, findings, mitre.rules)}.`,
      parts: [
        coveragePart(statistics.periods, shown, context.thresholds),
        tacticsPart(shown),
        gapsPart(shown, thresholds),
        riskPart(shown, thresholds),
        patternsPart(shown, thresholds),
        techniquesPart(shown, context.question.top ?? 15),
        securityEventsPart(statistics.periods, shown),
      ],
      findings,
    };
  },
};

/** Where weeks are counted, what is mapped is not. */
const tellCoverage = ({ mitre: told }: PeriodFacts, coveragePercent: number | undefined): string =>
  coveragePercent === undefined && ownSpanOf(told) !== undefined ? '' : `, coverage ${formatPercent(coveragePercent)}`;
