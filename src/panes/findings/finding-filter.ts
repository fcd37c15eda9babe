// What may be typed after `/` among findings: checked as it is typed, completed from the findings that are there.
import type { Finding } from '../../domain/finding.ts';
import type { Candidate } from '../../flows/filter/language/complete-filter.ts';
import type { Filter } from '../../flows/filter/language/filter.ts';
import type { FilterSupport } from '../pane.ts';
import { checkFilter, readFilter, typedFilter } from '../parts/typed-filter.ts';
import { rankOf } from './filter-findings.ts';
import { FINDING_SCHEMA } from './finding-fields.ts';

export const findingFilter = (findings: readonly Finding[]): FilterSupport =>
  typedFilter(
    FINDING_SCHEMA,
    'severity>=high rule:NET-R4 entity:ws- !kind:series',
    () => (field) => candidates(field, findings),
  );

export const checkFindingFilter = (text: string): string | undefined => checkFilter(text, FINDING_SCHEMA);

export const readFindingFilter = (text: string): Filter => readFilter(text, FINDING_SCHEMA);

const VALUES: Readonly<Record<string, (finding: Finding) => string | undefined>> = {
  severity: ({ severity }) => severity,
  rule: ({ rule }) => rule,
  entity: ({ entity }) => entity.name,
  name: ({ entity }) => entity.name,
  ip: ({ entity }) => entity.ip,
  kind: ({ entity }) => entity.kind,
  title: ({ title }) => title,
};

/** The most frequent first; severities by how bad they are. */
const candidates = (field: string, findings: readonly Finding[]): readonly Candidate[] => {
  if (field === 'did') return devices(findings);
  const told = VALUES[field];
  if (told === undefined) return [];
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const value = told(finding);
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const order: (a: readonly [string, number], b: readonly [string, number]) => number =
    field === 'severity'
      ? ([a], [b]) => rankOf(a) - rankOf(b)
      : ([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1);
  return [...counts].sort(order).map(([text, count]) => ({ value: { kind: 'text', text }, count }));
};

const devices = (findings: readonly Finding[]): readonly Candidate[] => {
  const known = new Map<number, { count: number; name: string }>();
  for (const { entity } of findings) {
    if (entity.did === undefined) continue;
    const before = known.get(entity.did);
    known.set(entity.did, { count: (before?.count ?? 0) + 1, name: before?.name ?? entity.name });
  }
  return [...known]
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([value, { count, name }]) => ({ value: { kind: 'number', value }, count, says: name }));
};
