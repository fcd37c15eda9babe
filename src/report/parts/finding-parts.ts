// Findings as tables: counted by severity and rule, and by whom they are about.
import { type Finding, SEVERITIES } from '../../domain/finding.ts';
import type { ReportPart } from '../report-definition.ts';
import { bars, column, part, table } from './blocks.ts';

export const findingCountsPart = (findings: readonly Finding[]): ReportPart => {
  const severities = SEVERITIES.map((severity) => ({
    severity,
    findings: findings.filter((finding) => finding.severity === severity).length,
  }));
  const rules = countBy(findings, ({ rule }) => rule);
  const data = { findings: findings.length, severities, rules };
  return part({ id: 'FIND-COUNTS', title: 'Findings by severity and rule', data }, () => [
    bars(
      severities.map(({ severity, findings: count }) => ({
        label: severity,
        value: count,
        sharePercent: findings.length === 0 ? undefined : (100 * count) / findings.length,
        severity,
      })),
      'count',
    ),
    table(
      rules,
      [
        column('rule', 'text', 9, (row) => row.name),
        column('findings', 'count', 9, (row) => row.findings),
        column('worst', 'severity', 9, (row) => row.severity),
        column('for example', 'text', 7, (row) => row.title, true),
      ],
      { top: 40, empty: 'no rule found anything' },
    ),
  ]);
};

export const findingEntitiesPart = (findings: readonly Finding[], top: number): ReportPart => {
  const entities = countBy(findings, ({ entity }) => entity.name);
  return part({ id: 'FIND-ENTITIES', title: 'What the findings are about', data: { entities } }, () => [
    table(
      entities,
      [
        column('about', 'text', 9, (row) => row.name, true),
        column('findings', 'count', 9, (row) => row.findings),
        column('worst', 'severity', 9, (row) => row.severity),
        column('rules', 'text', 7, (row) => row.rules.join(', ')),
      ],
      { top, empty: 'nothing' },
    ),
  ]);
};

type Counted = Readonly<{
  name: string;
  findings: number;
  severity: Finding['severity'];
  /** Of the first of the worst. */
  title: string;
  rules: readonly string[];
}>;

/** The worst first; findings come in that order already. */
const countBy = (findings: readonly Finding[], nameOf: (finding: Finding) => string): readonly Counted[] =>
  [...Map.groupBy(findings, nameOf)]
    .flatMap(([name, group]) => {
      const [worst] = group;
      if (worst === undefined) return [];
      const rules = [...new Set(group.map(({ rule }) => rule))].sort();
      return [{ name, findings: group.length, severity: worst.severity, title: worst.title, rules }];
    })
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        b.findings - a.findings ||
        (a.name < b.name ? -1 : 1),
    );
