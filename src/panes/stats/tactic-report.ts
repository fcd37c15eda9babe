// One tactic of MITRE ATT&CK: its events and techniques, or that it was not seen, and the attack patterns it belongs to.

import type { PeriodFacts } from '../../analysis/facts.ts';
import { attackPatterns } from '../../analysis/mitre/attack-patterns.ts';
import { highRiskSeen } from '../../analysis/mitre/tactic-gaps.ts';
import { type TacticRow, tacticTable } from '../../analysis/mitre/tactic-table.ts';
import { tacticTechniques } from '../../analysis/mitre/tactic-techniques.ts';
import { killChainPlace, tacticTitle } from '../../analysis/tactics.ts';
import { bars, fact, facts, note, part } from '../../report/parts/blocks.ts';
import { findingsOf } from '../../report/parts/judged.ts';
import { inThePeriod, periodShown, statisticsOf } from '../../report/parts/shown-periods.ts';
import type { ReportContext, ReportDefinition, ReportPart } from '../../report/report-definition.ts';
import { formatCount } from '../../text/units.ts';

export const tacticReport = (tactic: string): Pick<ReportDefinition, 'name' | 'rules' | 'write'> => ({
  name: 'mitre',
  rules: [],
  write: (snapshot, context) => {
    const shown = periodShown(statisticsOf(snapshot.facts.statistics), context.question);
    const title = tacticTitle(tactic);
    const row = tacticTable(shown.mitre).tactics?.find((one) => one.tactic === tactic);
    const told =
      shown.mitre === undefined
        ? 'tactics were not reported'
        : row === undefined
          ? `${title} was not seen`
          : `${formatCount(row.events)} events of ${title}`;
    return {
      title,
      summary: `${inThePeriod(shown)}: ${told}.`,
      parts: [
        countPart(tactic, row, shown, context),
        techniquesPart(tactic, shown),
        patternsPart(tactic, shown, context),
      ],
      findings: findingsOf(snapshot, context, ['MIT']).filter(
        ({ entity, evidence }) => entity.name === title || evidence.includes(title),
      ),
    };
  },
});

const countPart = (
  tactic: string,
  row: TacticRow | undefined,
  { mitre }: PeriodFacts,
  { thresholds }: ReportContext,
): ReportPart => {
  const place = killChainPlace(tactic);
  const isHighRisk = highRiskSeen(mitre, thresholds).tactics?.some((one) => one.tactic === tactic) ?? false;
  return part({ id: 'MIT-COVERAGE', title: tacticTitle(tactic), data: mitre }, () => [
    facts(
      fact('events', row === undefined ? 0 : row.events, 'count'),
      fact('share of the mapped events', row?.sharePercent, 'percent'),
      fact('techniques', row?.techniqueCount, 'count'),
      fact('rank by events', row?.rank, 'count'),
      fact('place in the kill chain', place === undefined ? 'outside the twelve' : `${place + 1} of 12`, 'text'),
      fact('weight', isHighRisk ? 'high-risk' : 'usual', 'text'),
    ),
  ]);
};

const techniquesPart = (tactic: string, { mitre }: PeriodFacts): ReportPart => {
  const seen = tacticTechniques(mitre).tactics?.find((one) => one.tactic === tactic);
  return part(
    {
      id: 'MIT-TECHNIQUES',
      title: 'Techniques',
      data: mitre === undefined || (seen !== undefined && seen.techniques === undefined) ? undefined : mitre,
      missing: 'the appliance does not report techniques',
    },
    () => [
      seen === undefined || (seen.techniques ?? []).length === 0
        ? note('none was seen')
        : bars(
            (seen.techniques ?? []).map(({ technique, title, events, sharePercent }) => ({
              label: title === undefined ? technique : `${technique} ${title}`,
              value: events,
              sharePercent,
            })),
            'count',
          ),
    ],
  );
};

/** However far they have come: here it matters what this tactic would add. */
const patternsPart = (tactic: string, { mitre }: PeriodFacts, { thresholds }: ReportContext): ReportPart => {
  const patterns = attackPatterns(mitre, thresholds, 0).patterns?.filter(({ seen, missing }) =>
    [...seen, ...missing].includes(tactic),
  );
  return part({ id: 'MIT-PATTERN', title: 'Attack patterns it belongs to', data: patterns }, () => [
    (patterns ?? []).length === 0
      ? note('none')
      : bars(
          (patterns ?? []).map(({ title, completionPercent, seen, missing }) => ({
            label: title,
            value: completionPercent,
            sharePercent: completionPercent,
            note: `seen: ${titlesOf(seen)}; missing: ${titlesOf(missing)}`,
          })),
          'percent',
        ),
  ]);
};

const titlesOf = (tactics: readonly string[]): string =>
  tactics.length === 0 ? 'none' : tactics.map(tacticTitle).join(', ');
