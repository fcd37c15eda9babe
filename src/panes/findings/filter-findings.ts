// Which findings a filter lets through.
import { type Finding, SEVERITIES, type Severity } from '../../domain/finding.ts';
import type { Instant } from '../../domain/instant.ts';
import { intervalsOf, isInside } from '../../flows/filter/evaluate/number-test.ts';
import { compileRegex } from '../../flows/filter/language/check-regex.ts';
import type { Condition, Expression, Filter, Value } from '../../flows/filter/language/filter.ts';

export type FindingTest = (finding: Finding) => boolean;

/** `endAt`: of the window, from which spans such as `-2h` count. */
export const findingTest = (filter: Filter, endAt: Instant): FindingTest =>
  filter.kind === 'all' ? () => true : testOf(filter, endAt);

const testOf = (filter: Expression, endAt: Instant): FindingTest => {
  switch (filter.kind) {
    case 'condition':
      return conditionTest(filter, endAt);
    case 'has':
      return (finding) => isKnown(finding, filter.field);
    case 'text': {
      const fits = textTest([filter.value], 'part');
      return (finding) => anyText(finding).some(fits);
    }
    case 'not': {
      const test = testOf(filter.part, endAt);
      return (finding) => !test(finding);
    }
    case 'and': {
      const tests = filter.parts.map((part) => testOf(part, endAt));
      return (finding) => tests.every((test) => test(finding));
    }
    case 'or': {
      const tests = filter.parts.map((part) => testOf(part, endAt));
      return (finding) => tests.some((test) => test(finding));
    }
  }
};

const anyText = ({ severity, rule, title, evidence, entity }: Finding): readonly string[] =>
  [severity, rule, title, evidence, entity.name, entity.ip].filter((text) => text !== undefined);

const isKnown = (finding: Finding, field: string): boolean => {
  if (field === 'did') return finding.entity.did !== undefined;
  // A severity and a time are always known.
  return TEXTS[field]?.(finding).some((text) => text !== undefined && text !== '') ?? true;
};

const conditionTest = (condition: Condition, endAt: Instant): FindingTest => {
  switch (condition.field) {
    case 'severity':
      return severityTest(condition);
    case 'did':
    case 'since':
      return numberTest(condition, endAt);
    default:
      return textsTest(condition);
  }
};

const ORDER: readonly string[] = SEVERITIES;

/** The worst first. */
export const rankOf = (severity: string): number => ORDER.indexOf(severity);

const isSeverity: Readonly<Record<Condition['operator'], (rank: number, wanted: number) => boolean>> = {
  ':': (rank, wanted) => rank === wanted,
  '=': (rank, wanted) => rank === wanted,
  '!=': (rank, wanted) => rank === wanted,
  // The worst stands first.
  '>': (rank, wanted) => rank < wanted,
  '>=': (rank, wanted) => rank <= wanted,
  '<': (rank, wanted) => rank > wanted,
  '<=': (rank, wanted) => rank >= wanted,
};

const severityTest = ({ operator, values }: Condition): FindingTest => {
  const wanted = values.flatMap((value) => (value.kind === 'text' ? [rankOf(value.text)] : []));
  const fits = (severity: Severity): boolean => wanted.some((rank) => isSeverity[operator](rankOf(severity), rank));
  return ({ severity }) => fits(severity) !== (operator === '!=');
};

const numberTest = (condition: Condition, endAt: Instant): FindingTest => {
  const intervals = intervalsOf(condition, endAt);
  const numberOf = ({ at, entity }: Finding): number | undefined => (condition.field === 'did' ? entity.did : at);
  return (finding) => {
    const number = numberOf(finding);
    return number !== undefined && isInside(number, intervals) !== (condition.operator === '!=');
  };
};

const TEXTS: Readonly<Record<string, (finding: Finding) => readonly (string | undefined)[]>> = {
  rule: ({ rule }) => [rule],
  entity: ({ entity }) => [entity.name, entity.ip],
  name: ({ entity }) => [entity.name],
  ip: ({ entity }) => [entity.ip],
  kind: ({ entity }) => [entity.kind],
  title: ({ title }) => [title],
  evidence: ({ evidence }) => [evidence],
};

const textsTest = ({ field, operator, values }: Condition): FindingTest => {
  const textsIn = TEXTS[field];
  if (textsIn === undefined) throw new Error(`findings cannot be filtered by "${field}"`);
  const isWhole = operator === '=' || field === 'kind';
  const fits = textTest(values, isWhole ? 'whole' : field === 'rule' ? 'beginning' : 'part');
  return (finding) => textsIn(finding).some((text) => text !== undefined && fits(text)) !== (operator === '!=');
};

const textTest = (values: readonly Value[], where: 'whole' | 'beginning' | 'part'): ((text: string) => boolean) => {
  const tests = values.flatMap((value): readonly ((text: string) => boolean)[] => {
    if (value.kind === 'regex') return [compileRegex(value.source)];
    if (value.kind !== 'text') return [];
    const wanted = value.text.toLowerCase();
    if (where === 'whole') return [(text) => text.toLowerCase() === wanted];
    if (where === 'beginning') return [(text) => text.toLowerCase().startsWith(wanted)];
    return [(text) => text.toLowerCase().includes(wanted)];
  });
  return (text) => tests.some((test) => test(text));
};
