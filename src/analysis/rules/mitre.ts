// The rules of the ATT&CK analysis: little mapped, gaps that matter, one tactic above all, a pattern near its end.
import { periodName } from '../../domain/window.ts';
import { formatCount, formatPercent } from '../../text/units.ts';
import { longestWithMitre, periodWords } from '../counts/periods.ts';
import { statsLink } from '../counts/stats-link.ts';
import type { Facts, PeriodFacts } from '../facts.ts';
import { type Amount, known, sumKnown } from '../figures/known.ts';
import { makeFinding, THE_NETWORK } from '../make-finding.ts';
import { type AttackPattern, attackPatterns } from '../mitre/attack-patterns.ts';
import { mitreCoverage } from '../mitre/coverage.ts';
import { observedTactics } from '../mitre/observed-tactics.ts';
import { ownSpanOf, ownSpanWords, tacticSpanWords } from '../mitre/own-span.ts';
import { highRiskSeen, tacticGaps } from '../mitre/tactic-gaps.ts';
import { tacticsByEvents, tacticTable } from '../mitre/tactic-table.ts';
import type { Rule, RuleFamily } from '../rule.ts';
import { tacticTitle } from '../tactics.ts';

const judgedPeriod = (facts: Facts): PeriodFacts | undefined => longestWithMitre(facts.statistics?.periods ?? []);

/** Weeks that the appliance counts of its own are the same in every period: one finding, whichever period it comes with. */
const periodKey = (period: PeriodFacts): string =>
  ownSpanOf(period.mitre) === undefined ? periodName(period.hours) : 'weeks';

const titles = (tactics: readonly string[]): string => tactics.map(tacticTitle).join(', ');

const lowCoverage: Rule = {
  id: 'MIT-R1',
  says: 'Few of the security events are mapped to ATT&CK tactics.',
  judge: (facts, thresholds) => {
    const threshold = thresholds.mit_r1_coverage_percent;
    const period = judgedPeriod(facts);
    const { coveragePercent, unmappedEvents, events } = mitreCoverage(period?.mitre, thresholds);
    if (period === undefined || coveragePercent === undefined || coveragePercent >= threshold) return [];
    const counts =
      events === undefined ? '' : `; ${formatCount(unmappedEvents)} of ${formatCount(events)} are mapped to none`;
    const isKnown = events === undefined || events >= thresholds.mit_r1_events;
    const tooFew = ` So few events tell little of a share: the finding is high from ${formatCount(thresholds.mit_r1_events)} on.`;
    return [
      makeFinding({
        rule: 'MIT-R1',
        severity: isKnown ? 'high' : 'low',
        key: [periodKey(period)],
        title: `Low ATT&CK coverage: ${formatPercent(coveragePercent)} ${briefSpan(period)}`,
        evidence:
          `${formatPercent(coveragePercent)} of the security events ${tacticSpanWords(period)} are mapped to tactics${counts}. ` +
          `The rule wants at least ${formatPercent(threshold)}.${isKnown ? '' : tooFew}`,
        value: coveragePercent,
        threshold,
        action: 'Review the detection rules behind the events that are mapped to none, and give them tactics.',
        entity: THE_NETWORK,
        at: period.endAt,
        link: statsLink('mitre'),
      }),
    ];
  },
};

const briefSpan = ({ mitre, hours }: PeriodFacts): string => {
  const own = ownSpanOf(mitre);
  return own === undefined ? `in ${periodWords(hours)}` : ownSpanWords(own);
};

const highRiskGaps: Rule = {
  id: 'MIT-R2',
  says: 'High-risk tactics were not seen, though others were.',
  judge: (facts, thresholds) => {
    const period = judgedPeriod(facts);
    const gaps = (tacticGaps(period?.mitre, thresholds).gaps ?? []).filter(({ severity }) => severity === 'high');
    const { seenCount = 0, otherCount = 0 } = tacticTable(period?.mitre);
    // Where nothing was mapped at all, nothing is missing.
    if (period === undefined || gaps.length === 0 || seenCount + otherCount === 0) return [];
    const { highRiskCount } = highRiskSeen(period.mitre, thresholds);
    const missing = titles(gaps.map(({ tactic }) => tactic));
    const mapped = mappedEventsOf(period);
    const isTelling = mapped === undefined || mapped >= thresholds.mit_r2_mapped_events;
    const tooFew =
      ` Only ${formatCount(mapped)} events are mapped, among which a rare tactic may be missing by chance: ` +
      `the finding is high from ${formatCount(thresholds.mit_r2_mapped_events)} on.`;
    return [
      makeFinding({
        rule: 'MIT-R2',
        severity: isTelling ? 'high' : 'low',
        key: [periodKey(period)],
        title: `High-risk tactics not seen: ${missing}`,
        evidence:
          `${gaps.length} of ${highRiskCount} high-risk tactics have no event ${tacticSpanWords(period)}: ${missing}. ` +
          `${seenCount} of 12 tactics were seen.${isTelling ? '' : tooFew}`,
        value: gaps.length,
        threshold: 0,
        action:
          'Check that models for these tactics are enabled and get the traffic they need; write detection rules for what is missing.',
        entity: THE_NETWORK,
        at: period.endAt,
        link: statsLink('mitre'),
      }),
    ];
  },
};

/** Where the appliance does not say, what the tactics hold together. */
const mappedEventsOf = ({ mitre }: PeriodFacts): Amount =>
  known(mitre?.mappedCount) ?? sumKnown(observedTactics(mitre)?.map(({ events }) => events) ?? []);

/** Where the mapped events are not counted, an event may be among those of several tactics. */
const wholeWords = ({ mitre }: PeriodFacts): string =>
  known(mitre?.mappedCount) === undefined ? 'what all tactics count together' : 'the mapped events';

const topTactic: Rule = {
  id: 'MIT-R3',
  says: 'One tactic holds a large part of the mapped events.',
  judge: (facts, { mit_r3_top_tactic_percent: threshold }) => {
    const period = judgedPeriod(facts);
    const top = tacticsByEvents(tacticTable(period?.mitre))?.[0];
    if (period === undefined || top?.sharePercent === undefined || top.sharePercent <= threshold) return [];
    const { topTechnique } = top;
    const technique =
      topTechnique === undefined
        ? ''
        : ` Its top technique is ${topTechnique.technique} ${topTechnique.title ?? ''} (${formatCount(topTechnique.events)} events).`;
    return [
      makeFinding({
        rule: 'MIT-R3',
        severity: 'medium',
        key: [periodKey(period), top.tactic],
        title: `High activity in ${top.title}`,
        evidence:
          `${formatCount(top.events)} events, ${formatPercent(top.sharePercent)} of ${wholeWords(period)} ${tacticSpanWords(period)}; ` +
          `the rule allows ${formatPercent(threshold)}.${technique}`,
        value: top.sharePercent,
        threshold,
        action: `Investigate which devices show ${top.title}, beginning with its most frequent technique.`,
        entity: { kind: 'tactic', name: top.title, did: undefined, ip: undefined },
        at: period.endAt,
        link: statsLink('mitre'),
      }),
    ];
  },
};

const completePattern: Rule = {
  id: 'MIT-R4',
  says: 'The tactics of a known attack pattern were all but all seen.',
  judge: (facts, thresholds) => {
    const period = judgedPeriod(facts);
    const threshold = thresholds.mit_r4_completion_percent;
    if (period === undefined) return [];
    return (attackPatterns(period.mitre, thresholds, threshold).patterns ?? []).map((pattern) =>
      makeFinding({
        rule: 'MIT-R4',
        severity: pattern.severity === 'medium' ? 'medium' : 'critical',
        key: [periodKey(period), pattern.pattern],
        title: `Attack pattern ${pattern.title}: ${formatPercent(pattern.completionPercent, 0)} of its tactics seen`,
        evidence:
          `${pattern.seenCount} of ${pattern.requiredCount} tactics ${tacticSpanWords(period)}: ${titles(pattern.seen)}` +
          `${pattern.missing.length === 0 ? '' : `; missing: ${titles(pattern.missing)}`}. ${besides(period, pattern)}` +
          `The rule begins at ${formatPercent(threshold, 0)}.${overWeeks(period)}`,
        value: pattern.completionPercent,
        threshold,
        action:
          pattern.severity === 'medium'
            ? 'Look whether the same devices show these tactics one after the other, beginning with the rarest.'
            : 'Investigate at once whether the same devices show these tactics one after the other: an attack may be under way.',
        entity: { kind: 'pattern', name: pattern.title, did: undefined, ip: undefined },
        at: period.endAt,
        link: statsLink('mitre'),
      }),
    );
  },
};

/** Within weeks a whole network shows most tactics, whoever they are of. */
const overWeeks = ({ mitre }: PeriodFacts): string =>
  ownSpanOf(mitre) === undefined
    ? ''
    : ' The appliance counts tactics over weeks, in which they need not belong together: the finding is critical where they are told of the window.';

/** An attack that completes a pattern shows more than the pattern asks for. */
const besides = ({ mitre }: PeriodFacts, { seen }: AttackPattern): string => {
  const others = (observedTactics(mitre) ?? []).filter(({ tactic }) => !seen.includes(tactic));
  return others.length === 0 ? '' : `Beside them: ${others.map(({ title }) => title).join(', ')}. `;
};

export const MITRE_RULES: RuleFamily = [lowCoverage, highRiskGaps, topTactic, completePattern];
