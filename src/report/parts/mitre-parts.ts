// What reports say of MITRE ATT&CK: coverage, tactics, techniques, gaps, risk and patterns.
import { periodWords } from '../../analysis/counts/periods.ts';
import type { PeriodFacts } from '../../analysis/facts.ts';
import { attackPatterns } from '../../analysis/mitre/attack-patterns.ts';
import { mitreCoverage } from '../../analysis/mitre/coverage.ts';
import { type OwnSpan, ownSpanOf, ownSpanWords } from '../../analysis/mitre/own-span.ts';
import { highRiskSeen, tacticGaps } from '../../analysis/mitre/tactic-gaps.ts';
import { type TacticRow, type TacticTable, tacticsByEvents, tacticTable } from '../../analysis/mitre/tactic-table.ts';
import { type TacticTechniques, tacticTechniques } from '../../analysis/mitre/tactic-techniques.ts';
import { tacticTitle } from '../../analysis/tactics.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import { periodName } from '../../domain/window.ts';
import { formatCount } from '../../text/units.ts';
import type { Block } from '../document.ts';
import type { ReportPart } from '../report-definition.ts';
import { bars, capital, column, fact, facts, note, part, table, toldFacts } from './blocks.ts';
import { perPeriod } from './periods.ts';
import { inThePeriod } from './shown-periods.ts';

export const coveragePart = (
  periods: readonly PeriodFacts[],
  shown: PeriodFacts,
  thresholds: Thresholds,
): ReportPart => {
  const { mitre } = shown;
  const coverage = mitreCoverage(mitre, thresholds);
  const data = mitre && perPeriod(periods, (period) => period.mitre && mitreCoverage(period.mitre, thresholds));
  const { seenCount, missingCount } = tacticTable(mitre);
  return part({ id: 'MIT-COVERAGE', title: `ATT&CK coverage, ${spanTitle(shown)}`, data }, () => [
    ...toldFacts(
      fact('security events', coverage.events, 'count'),
      fact('mapped to ATT&CK', coverage.mappedEvents, 'count'),
      fact('not mapped', coverage.unmappedEvents, 'count'),
      fact('coverage', coverage.coveragePercent, 'percent', differenceNote(coverage)),
      fact('tactics seen, of 12', seenCount, 'count'),
      fact('tactics missing', missingCount, 'count'),
    ),
    ...ownSpanNotes(mitre),
  ]);
};

/** What the figures are counted over. */
const spanTitle = ({ mitre, hours }: PeriodFacts): string => {
  const own = ownSpanOf(mitre);
  return own === undefined ? periodWords(hours) : ownSpanWords(own);
};

/** "In the 24 h up to …", or "Since 2025-12-18" */
export const tacticsIn = (shown: PeriodFacts): string => {
  const own = ownSpanOf(shown.mitre);
  return own === undefined ? inThePeriod(shown) : capital(ownSpanWords(own));
};

export const ownSpanNotes = (mitre: PeriodFacts['mitre']): readonly Block[] => {
  const own = ownSpanOf(mitre);
  return own === undefined ? [] : [note(`${capital(ownSpanSentence(own))}, whatever window is asked for.`)];
};

const ownSpanSentence = (own: OwnSpan): string => `tactics are counted ${ownSpanWords(own)}`;

/** Under the name of its period, as everywhere; undefined where nothing of ATT&CK was told. */
const inPeriod = <T>({ mitre, hours }: PeriodFacts, value: T): Readonly<Record<string, T>> | undefined =>
  mitre === undefined ? undefined : { [periodName(hours)]: value };

const differenceNote = ({
  differsFromReported,
  reportedPercent,
}: ReturnType<typeof mitreCoverage>): string | undefined =>
  differsFromReported && reportedPercent !== undefined
    ? `the appliance says ${reportedPercent.toFixed(1)} %`
    : undefined;

export const tacticsPart = (shown: PeriodFacts): ReportPart => {
  const tactics = tacticTable(shown.mitre);
  return part({ id: 'MIT-TACTICS', title: 'Tactics in kill-chain order', data: inPeriod(shown, tactics) }, () => [
    table(tactics.tactics, isWeighed(tactics) ? WEIGHED_COLUMNS : TACTIC_COLUMNS, {
      top: 40,
      empty: 'no tactic was seen',
    }),
    ...(isWeighed(tactics) ? [note(WEIGHED)] : []),
  ]);
};

const isWeighed = ({ tactics }: TacticTable): boolean =>
  tactics?.some(({ weighedEvents, unusualEvents }) => weighedEvents !== undefined || unusualEvents !== undefined) ===
  true;

const WEIGHED =
  'Of the events that were weighed some were unusual, and of these came the alerts; one may count for several tactics.';

const TACTIC_COLUMNS = [
  column<TacticRow>('tactic', 'text', 9, (row) => row.title),
  column<TacticRow>('events', 'count', 9, (row) => row.events),
  column<TacticRow>('share', 'percent', 8, (row) => row.sharePercent),
  column<TacticRow>('techniques', 'count', 6, (row) => row.techniqueCount),
  column<TacticRow>(
    'top technique',
    'text',
    7,
    ({ topTechnique: top }) =>
      top === undefined ? undefined : [top.technique, top.title, eventsWords(top.events)].filter(Boolean).join(' '),
    true,
  ),
];

/** Who tells what was weighed tells no techniques. */
const WEIGHED_COLUMNS = [
  column<TacticRow>('tactic', 'text', 9, (row) => row.title, true),
  column<TacticRow>('alerts', 'count', 9, (row) => row.events),
  column<TacticRow>('share', 'percent', 8, (row) => row.sharePercent),
  column<TacticRow>('unusual', 'count', 7, (row) => row.unusualEvents),
  column<TacticRow>('weighed', 'count', 6, (row) => row.weighedEvents),
];

const eventsWords = (events: number | undefined): string | undefined =>
  events === undefined ? undefined : `(${formatCount(events)})`;

export const topTacticsPart = (periods: readonly PeriodFacts[], shown: PeriodFacts, top = 5): ReportPart => {
  const { mitre } = shown;
  const tactics = tacticTable(mitre);
  const data = mitre && perPeriod(periods, (period) => period.mitre && tacticTable(period.mitre));
  return part({ id: 'MIT-TACTICS', title: `Top tactics, ${spanTitle(shown)}`, data }, () => [
    bars(
      (tacticsByEvents(tactics) ?? []).slice(0, top).map(({ title, events, sharePercent }) => ({
        label: title,
        value: events,
        sharePercent,
      })),
      'count',
    ),
  ]);
};

export const techniquesPart = (shown: PeriodFacts, top: number): ReportPart => {
  const techniques = tacticTechniques(shown.mitre);
  const rows = (techniques.tactics ?? []).flatMap(({ title, techniques: all }) =>
    (all ?? []).map((technique) => ({ tactic: title, ...technique })),
  );
  const given = { id: 'MIT-TECHNIQUES', title: 'Techniques' };
  if (!isAnyListed(techniques)) return part({ ...given, data: undefined, missing: NO_TECHNIQUES }, () => []);
  return part({ ...given, data: inPeriod(shown, techniques) }, () => [
    table(
      rows,
      [
        column('tactic', 'text', 8, (row) => row.tactic),
        column('technique', 'text', 9, (row) => row.technique),
        column('name', 'text', 9, (row) => row.title, true),
        column('events', 'count', 9, (row) => row.events),
        column('share of the tactic', 'percent', 4, (row) => row.sharePercent),
      ],
      { top, empty: 'no technique was reported' },
    ),
  ]);
};

export const NO_TECHNIQUES = 'the appliance does not report techniques';

/** Of tactics that were not seen there is nothing to list. */
const isAnyListed = ({ tactics }: TacticTechniques): boolean =>
  tactics === undefined || tactics.length === 0 || tactics.some(({ techniques }) => techniques !== undefined);

export const gapsPart = (shown: PeriodFacts, thresholds: Thresholds): ReportPart => {
  const gaps = tacticGaps(shown.mitre, thresholds);
  return part({ id: 'MIT-GAPS', title: 'Tactics that were not seen', data: inPeriod(shown, gaps) }, () => [
    table(
      gaps.gaps,
      [column('tactic', 'text', 9, (row) => row.title, true), column('weight', 'severity', 9, (row) => row.severity)],
      { top: 12, empty: 'none: all twelve were seen' },
    ),
  ]);
};

export const riskPart = (shown: PeriodFacts, thresholds: Thresholds): ReportPart => {
  const risk = highRiskSeen(shown.mitre, thresholds);
  return part({ id: 'MIT-RISK', title: 'High-risk tactics', data: inPeriod(shown, risk) }, () => [
    facts(
      fact(`seen, of ${risk.highRiskCount}`, risk.seenCount, 'count'),
      fact('share seen', risk.sharePercent, 'percent'),
      ...(risk.tactics ?? []).map(({ title, isSeen }) => fact(title, isSeen ? 'seen' : 'not seen', 'text')),
    ),
  ]);
};

export const patternsPart = (shown: PeriodFacts, thresholds: Thresholds): ReportPart => {
  const patterns = attackPatterns(shown.mitre, thresholds);
  return part({ id: 'MIT-PATTERN', title: 'Attack patterns in progress', data: inPeriod(shown, patterns) }, () =>
    patternBlocks(patterns, thresholds),
  );
};

const patternBlocks = ({ patterns = [] }: ReturnType<typeof attackPatterns>, thresholds: Thresholds): Block[] =>
  patterns.length === 0
    ? [note(`No pattern is complete to ${thresholds.mit_pattern_percent} % or more.`)]
    : [
        bars(
          patterns.map(({ title, completionPercent, severity, seen, missing }) => ({
            label: title,
            value: completionPercent,
            sharePercent: completionPercent,
            note: `seen: ${titlesOf(seen)}${missing.length === 0 ? '' : `; missing: ${titlesOf(missing)}`}`,
            severity,
          })),
          'percent',
        ),
      ];

const titlesOf = (tactics: readonly string[]): string => tactics.map(tacticTitle).join(', ');
