// The filter that lets through the findings of one story: by the marks that made them belong to its device, and by when they began.
import type { Story } from '../../analysis/findings/tell-stories.ts';
import type { Entity } from '../../domain/finding.ts';
import { andOf, type Condition, type Expression, type Filter, orOf } from '../../flows/filter/language/filter.ts';
import { printFilter } from '../../flows/filter/language/print-filter.ts';
import { FINDING_SCHEMA } from './finding-fields.ts';

/**
 * `did:16 since:…`; where members without a number were found by their address or name, `(did:16 or (!has:did kind:address ip=10.0.4.1))
 * since:…`. An address says who somebody is only where nothing better is known: another device may have had it, and a domain has the one
 * it leads to.
 */
export const storyCondition = ({ findings, startAt, endAt }: Story): string => {
  const entities = findings.map(({ entity }) => entity);
  const unnumbered = entities.filter(({ did }) => did === undefined);
  const about = orOf([
    ...byNumber(entities),
    ...together(unnumbered.filter(hasIp), (members) => [textsIn('ip', members)]),
    ...together(
      unnumbered.filter((entity) => !hasIp(entity)),
      (members) => [{ kind: 'not', part: { kind: 'has', field: 'ip' } }, textsIn('name', members)],
    ),
  ]);
  const moments = { kind: 'moments', from: { kind: 'at', at: startAt }, to: { kind: 'at', at: endAt } } as const;
  const since: Condition = { kind: 'condition', field: 'since', operator: ':', values: [moments] };
  return printFilter(andOf([...asPart(about), since]), FINDING_SCHEMA);
};

const hasIp = ({ ip }: Entity): boolean => ip !== undefined && ip !== '';

/** All that have a number have the same: a story is about one device. */
const byNumber = (entities: readonly Entity[]): readonly Expression[] => {
  const did = entities.find((entity) => entity.did !== undefined)?.did;
  if (did === undefined) return [];
  return [{ kind: 'condition', field: 'did', operator: ':', values: [{ kind: 'number', value: did }] }];
};

/** The kind stands with it, for an address is not the mark of everything that has one. */
const together = (
  members: readonly Entity[],
  marks: (members: readonly Entity[]) => readonly Expression[],
): readonly Expression[] =>
  members.length === 0
    ? []
    : asPart(
        andOf([{ kind: 'not', part: { kind: 'has', field: 'did' } }, textsIn('kind', members), ...marks(members)]),
      );

const asPart = (filter: Filter): readonly Expression[] => (filter.kind === 'all' ? [] : [filter]);

/** Each of the texts that the members have there, compared as a whole. */
const textsIn = (field: 'kind' | 'ip' | 'name', members: readonly Entity[]): Condition => {
  const texts = [...new Set(members.flatMap((member) => member[field] ?? []))];
  return {
    kind: 'condition',
    field,
    operator: field === 'kind' ? ':' : '=',
    values: texts.map((text) => ({ kind: 'text', text })),
  };
};
