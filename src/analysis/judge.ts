// Lets every rule judge the facts, and puts what they find in the order in which a person should read it.
import { type Finding, SEVERITIES } from '../domain/finding.ts';
import type { Thresholds } from '../domain/thresholds.ts';
import type { Facts } from './facts.ts';
import { byText } from './figures/ordering.ts';
import { RULE_FAMILIES } from './rules/index.ts';

/** The worst first, then by id; each id once, in its worst severity. */
export const judgeAll = (facts: Facts, thresholds: Thresholds): readonly Finding[] =>
  inReadingOrder(RULE_FAMILIES.flatMap((family) => family.flatMap((rule) => rule.judge(facts, thresholds))));

export const inReadingOrder = (findings: readonly Finding[]): readonly Finding[] => {
  const sorted = findings.toSorted(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || byText(a.id, b.id),
  );
  const seen = new Set<string>();
  return sorted.filter(({ id }) => !seen.has(id) && seen.add(id));
};
