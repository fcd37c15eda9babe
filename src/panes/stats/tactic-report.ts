// One tactic of MITRE ATT&CK: its events and techniques, or that it was not seen, and the attack patterns it belongs to.

import type { PeriodFacts } from '../../analysis/facts.ts';
import { attackPatterns } from '../../analysis/mitre/attack-patterns.ts';
import { type ObservedTactic, weighedFor } from '../../analysis/mitre/observed-tactics.ts';
import { ownSpanOf } from '../../analysis/mitre/own-span.ts';
import { highRiskSeen } from '../../analysis/mitre/tactic-gaps.ts';
import { type TacticRow, tacticTable } from '../../analysis/mitre/tactic-table.ts';
import { tacticTechniques } from '../../analysis/mitre/tactic-techniques.ts';
import { killChainPlace, tacticTitle } from '../../analysis/tactics.ts';
import type { MitreSummary } from '../../domain/stats.ts';
import { bars, fact, facts, note, part } from '../../report/parts/blocks.ts';
import { findingsOf } from '../../report/parts/judged.ts';
import { NO_TECHNIQUES, ownSpanNotes, tacticsIn } from '../../report/parts/mitre-parts.ts';
import { periodShown, statisticsOf } from '../../report/parts/shown-periods.ts';
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
          : `${formatCount(row.events)} ${ownSpanOf(shown.mitre) === undefined ? 'events' : 'alerts'} of ${title}`;
    return {
      title,
      summary: `${tacticsIn(shown)}: ${told}.`,
      parts: [
        countPart(tactic, row, shown, context),
        techniquesOfPart(tactic, shown),
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
  const own = ownSpanOf(mitre);
  const { unusualEvents, weighedEvents } = weighedFor(tactic, mitre);
  return part({ id: 'MIT-COVERAGE', title: tacticTitle(tactic), data: mitre }, () => [
    facts(
      fact(own === undefined ? 'events' : 'alerts', row === undefined ? 0 : row.events, 'count'),
      ...(own === undefined
        ? [
            fact('share of the mapped events', row?.sharePercent, 'percent'),
            fact('techniques', row?.techniqueCount, 'count'),
          ]
        : [
            fact('share of what all tactics count', row?.sharePercent, 'percent'),
            fact('unusual events', unusualEvents, 'count'),
            fact('events weighed', weighedEvents, 'count'),
          ]),
      fact('rank by events', row?.rank, 'count'),
      fact('place in the kill chain', place === undefined ? 'outside the twelve' : `${place + 1} of 12`, 'text'),
      fact('weight', isHighRisk ? 'high-risk' : 'usual', 'text'),
    ),
    ...ownSpanNotes(mitre),
  ]);
};

const techniquesOfPart = (tactic: string, { mitre }: PeriodFacts): ReportPart => {
  const seen = tacticTechniques(mitre).tactics?.find((one) => one.tactic === tactic);
  return part(
    {
      id: 'MIT-TECHNIQUES',
      title: 'Techniques',
      data: mitre === undefined || !isListed(seen, mitre) ? undefined : mitre,
      missing: NO_TECHNIQUES,
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

/** Of a tactic that was not seen none can be listed: then those of the others tell whether any are. */
const isListed = (seen: ObservedTactic | undefined, mitre: MitreSummary): boolean =>
  seen === undefined ? ownSpanOf(mitre) === undefined : seen.techniques !== undefined;

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
