// Says what a finding stands for in a story: a short word, and the ATT&CK tactics behind it.
import type { Finding } from '../../domain/finding.ts';
import { normalizeTactic } from '../tactics.ts';
import { fanOutMeaning } from './fan-out-meaning.ts';
import { indicatorMeaning } from './indicator-meaning.ts';
import { type Meaning, RULE_MEANINGS } from './rule-meanings.ts';
import { suspiciousPortMeaning } from './suspicious-port-meaning.ts';

const known = new WeakMap<Finding, Meaning>();

/**
 * A tactic that the finding names itself goes before those of its rule. A rule that is not known here is its own word.
 * Worked out once for each finding: some are read from a filter.
 */
export const meaningOf = (finding: Finding): Meaning => {
  const meaning = known.get(finding) ?? readMeaning(finding);
  known.set(finding, meaning);
  return meaning;
};

export const tacticsOf = (finding: Finding): readonly string[] => meaningOf(finding).tactics;

const readMeaning = (finding: Finding): Meaning => {
  const { word, tactics } = closerMeaning(finding) ??
    RULE_MEANINGS[finding.rule] ?? { word: finding.rule, tactics: [] };
  return { word, tactics: finding.entity.kind === 'tactic' ? [normalizeTactic(finding.entity.name)] : tactics };
};

/** Of the rules that see several things, by the one that this finding is about. */
const closerMeaning = (finding: Finding): Meaning | undefined => {
  switch (finding.rule) {
    case 'NET-R1':
      return suspiciousPortMeaning(finding);
    case 'NET-R2':
      return fanOutMeaning(finding);
    case 'DEV-R9':
      return indicatorMeaning(finding);
    default:
      return undefined;
  }
};
