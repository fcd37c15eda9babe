// Everything that any rule or detector finds: in the statistics, the flows, the series, and the most suspicious devices.
import { periodWords } from '../../analysis/counts/periods.ts';
import { formatUtcMinute } from '../../text/utc.ts';
import { capital } from '../parts/blocks.ts';
import { findingCountsPart, findingEntitiesPart } from '../parts/finding-parts.ts';
import { allFindingsOf, fleetPart, needsOfAllFindings, suspectsPart } from '../parts/judged.ts';
import { tellJudged } from '../parts/unjudged.ts';
import type { ReportDefinition } from '../report-definition.ts';
import { RULE_FAMILY_NAMES } from '../rule-family.ts';

export const findings: ReportDefinition = {
  name: 'findings',
  says: 'every rule and detector over the network and the devices that stand out, the worst first',
  about: 'network',
  hours: 24,
  takes: ['periods', 'filter'],
  rules: RULE_FAMILY_NAMES,
  ids: ['FIND-COUNTS', 'FIND-ENTITIES'],
  needs: needsOfAllFindings,
  write: (snapshot, context) => {
    const found = allFindingsOf(snapshot, context);
    const { endAt, hours } = context.question.window;
    const looked = `${snapshot.suspects.length} devices were looked at closely`;
    return {
      title: 'Findings',
      summary: `${capital(tellJudged(snapshot, found, findings.rules))} in the ${periodWords(hours)} up to ${formatUtcMinute(endAt)}Z; ${looked}.`,
      parts: [
        findingCountsPart(found),
        findingEntitiesPart(found, context.question.top ?? 15),
        fleetPart(snapshot),
        suspectsPart(snapshot),
      ],
      findings: found,
    };
  },
};
