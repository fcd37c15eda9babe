// In which order findings are listed, and what they can be gathered by.
import { byText } from '../../analysis/figures/ordering.ts';
import { type Finding, SEVERITIES, type Severity } from '../../domain/finding.ts';
import type { Instant } from '../../domain/instant.ts';
import { conditionFor } from '../../flows/filter/language/edit-filter.ts';
import type { Option } from '../pane.ts';
import { FINDING_SCHEMA } from './finding-fields.ts';

type Compare = (a: Finding, b: Finding) => number;

/** Findings come the worst first, and stay so among those that an order calls equal. */
const ORDERS: readonly Readonly<{ id: string; title: string; compare: Compare }>[] = [
  { id: 'worst', title: 'the worst first', compare: () => 0 },
  { id: 'newest', title: 'the newest first', compare: (a, b) => b.at - a.at },
  { id: 'oldest', title: 'the oldest first', compare: (a, b) => a.at - b.at },
  { id: 'about', title: 'by what they are about', compare: (a, b) => byText(a.entity.name, b.entity.name) },
  { id: 'rule', title: 'by rule', compare: (a, b) => byText(a.rule, b.rule) },
];

export const ORDER_OPTIONS: readonly Option[] = ORDERS.map(({ id, title }) => ({ id, title }));

const [WORST_FIRST] = ORDERS;

export const orderNamed = (id: string | undefined): string =>
  (ORDERS.find((order) => order.id === id) ?? WORST_FIRST)?.id ?? '';

export const sortFindings = (findings: readonly Finding[], order: string): readonly Finding[] => {
  const compare = ORDERS.find(({ id }) => id === order)?.compare;
  return compare === undefined ? findings : findings.toSorted(compare);
};

export const GROUPINGS = [
  { id: 'none', title: 'one by one' },
  { id: 'entity', title: 'by what they are about' },
  { id: 'rule', title: 'by rule' },
  { id: 'story', title: 'as stories: what was found about one device, in order' },
] as const;

export type Grouping = Exclude<(typeof GROUPINGS)[number]['id'], 'none'>;

export const groupingNamed = (id: string | undefined): Grouping | undefined =>
  id === 'entity' || id === 'rule' || id === 'story' ? id : undefined;

export type FindingGroup = Readonly<{
  name: string;
  count: number;
  worst: Severity;
  /** How many of the worst there are. */
  worstCount: number;
  newestAt: Instant;
  /** What else they are of: rules of an entity, entities of a rule, the most frequent first. */
  others: readonly string[];
  /** Lets through exactly these, of all that were gathered. */
  condition: string;
}>;

/** The worst first: by their worst finding, by how many there are of that, by how many there are. */
export const groupFindings = (
  findings: readonly Finding[],
  by: Exclude<Grouping, 'story'>,
): readonly FindingGroup[] => {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding, by);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()]
    .flatMap((members) => groupOf(members, by))
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.worst) - SEVERITIES.indexOf(b.worst) ||
        b.worstCount - a.worstCount ||
        b.count - a.count ||
        byText(a.name, b.name),
    );
};

/** A device by its number, whatever it is called in one finding or the other. A filter does not mind case, so a group does not either. */
const keyOf = ({ entity, rule }: Finding, by: string): string => {
  if (by === 'rule') return rule.toLowerCase();
  return entity.did === undefined ? `name ${entity.name.toLowerCase()}` : `did ${entity.did}`;
};

const groupOf = (members: readonly Finding[], by: string): readonly FindingGroup[] => {
  const [first] = members;
  if (first === undefined) return [];
  const worst = SEVERITIES.find((severity) => members.some((one) => one.severity === severity)) ?? first.severity;
  return [
    {
      name: by === 'rule' ? first.rule : first.entity.name,
      count: members.length,
      worst,
      worstCount: members.filter(({ severity }) => severity === worst).length,
      newestAt: members.reduce((newest, { at }) => Math.max(newest, at), first.at),
      others: frequent(members.map((one) => (by === 'rule' ? one.entity.name : one.rule))),
      condition: conditionOf(first, by),
    },
  ];
};

/** What has no number is asked for by its name alone: `entity` would find the devices of that address, too. */
const conditionOf = ({ entity, rule }: Finding, by: string): string => {
  if (by === 'rule') return textCondition('rule', rule);
  if (entity.did === undefined) return `${textCondition('name', entity.name)} ${NO_DID}`;
  return conditionFor('did', { kind: 'number', value: entity.did }, FINDING_SCHEMA);
};

const NO_DID = conditionFor('did', undefined, FINDING_SCHEMA);

const textCondition = (field: string, text: string): string =>
  conditionFor(field, text === '' ? undefined : { kind: 'text', text }, FINDING_SCHEMA);

const frequent = (texts: readonly string[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a, countA], [b, countB]) => countB - countA || byText(a, b)).map(([text]) => text);
};
