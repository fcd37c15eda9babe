// Keeps of all findings with one id the worst, whatever the order in which they came.
import { type Finding, SEVERITIES } from '../../domain/finding.ts';
import { byText } from '../figures/ordering.ts';

export const eachOnce = (findings: readonly Finding[]): readonly Finding[] => {
  const kept = new Map<string, Finding>();
  for (const finding of findings) {
    const before = kept.get(finding.id);
    if (before === undefined || inOrderOfChoice(finding, before) < 0) kept.set(finding.id, finding);
  }
  return [...kept.values()];
};

/** The worst, then the earliest; then anything that tells them apart. */
const inOrderOfChoice = (a: Finding, b: Finding): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || a.at - b.at || byText(wordsOf(a), wordsOf(b));

const wordsOf = ({ rule, title, evidence, value, threshold, action, entity, link }: Finding): string =>
  JSON.stringify([
    rule,
    title,
    evidence,
    value,
    threshold,
    action,
    [entity.kind, entity.name, entity.did, entity.ip],
    [link?.pane, link?.view, link?.filter, link?.did],
  ]);
