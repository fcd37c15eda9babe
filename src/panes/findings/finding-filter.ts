// What may be typed after `/` among findings: checked as it is typed, completed from the findings that are there.
import type { Finding } from '../../domain/finding.ts';
import { type Candidate, completeFilter } from '../../flows/filter/language/complete-filter.ts';
import { ALL, type Filter } from '../../flows/filter/language/filter.ts';
import { parseFilter } from '../../flows/filter/language/parse-filter.ts';
import { formatCount } from '../../text/units.ts';
import type { FilterSupport } from '../pane.ts';
import { rankOf } from './filter-findings.ts';
import { FINDING_SCHEMA } from './finding-fields.ts';

export const findingFilter = (findings: readonly Finding[]): FilterSupport => ({
  placeholder: 'severity>=high rule:NET-R4 entity:ws- !kind:series',
  check: checkFindingFilter,
  complete: (text, cursor) => {
    const { from, to, options } = completeFilter(text, cursor, FINDING_SCHEMA, (field) => candidates(field, findings));
    return {
      from,
      to,
      options: options.map(({ text: id, says, count }) => ({
        id,
        title: id,
        detail: count === undefined ? says : `${says === '' ? '' : `${says}  `}${formatCount(count)} findings`,
      })),
    };
  },
});

/** Undefined for a text that is a filter; nothing typed lets everything through. */
export const checkFindingFilter = (text: string): string | undefined => {
  if (text.trim() === '') return undefined;
  const parsed = parseFilter(text, FINDING_SCHEMA);
  if (parsed.ok) return undefined;
  const [error] = parsed.errors;
  return error === undefined ? 'this cannot be read' : `at ${error.at + 1}: ${error.message}`;
};

/** A text that is no filter lets everything through: it was refused when it was typed. */
export const readFindingFilter = (text: string): Filter => {
  if (text.trim() === '') return ALL;
  const parsed = parseFilter(text, FINDING_SCHEMA);
  return parsed.ok ? parsed.filter : ALL;
};

const VALUES: Readonly<Record<string, (finding: Finding) => string | undefined>> = {
  severity: ({ severity }) => severity,
  rule: ({ rule }) => rule,
  entity: ({ entity }) => entity.name,
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
