// What a filter means, whatever it filters: conditions on fields, joined by and, or, not. Always in one normal form, so that equal filters are equal values.
import type { Instant } from '../../../domain/instant.ts';

export type Operator = ':' | '=' | '!=' | '<' | '<=' | '>' | '>=';

/** A fixed instant, or a span back from the end of the window that is looked at. */
export type Moment = Readonly<{ kind: 'at'; at: Instant }> | Readonly<{ kind: 'before-end'; ms: number }>;

export type TextValue = Readonly<{ kind: 'text'; text: string }>;
/** The source of a regular expression that `checkRegex` let through; it never minds case. */
export type RegexValue = Readonly<{ kind: 'regex'; source: string }>;

export type Value =
  | TextValue
  | RegexValue
  | Readonly<{ kind: 'number'; value: number }>
  /** Both ends belong to it. */
  | Readonly<{ kind: 'range'; from: number; to: number }>
  | Readonly<{ kind: 'moment'; moment: Moment }>
  /** Both ends belong to it. */
  | Readonly<{ kind: 'moments'; from: Moment; to: Moment }>
  | Readonly<{ kind: 'address'; ip: string }>
  /** Written with the first address of the network. */
  | Readonly<{ kind: 'network'; cidr: string }>
  | Readonly<{ kind: 'device'; did: number }>;

/** True where any of the values fits; with `!=` where something is known and none of them fits. */
export type Condition = Readonly<{ kind: 'condition'; field: string; operator: Operator; values: readonly Value[] }>;

export type Expression =
  | Condition
  | Readonly<{ kind: 'has'; field: string }>
  /** In any text there is. */
  | Readonly<{ kind: 'text'; value: TextValue | RegexValue }>
  /** Its part is no `not` itself. */
  | Readonly<{ kind: 'not'; part: Expression }>
  /** Two parts at least, none of them an `and` itself; `or` likewise. */
  | Readonly<{ kind: 'and'; parts: readonly Expression[] }>
  | Readonly<{ kind: 'or'; parts: readonly Expression[] }>;

/** `all` is the empty filter: everything passes. */
export type Filter = Readonly<{ kind: 'all' }> | Expression;

export const ALL: Filter = { kind: 'all' };

export const andOf = (filters: readonly Filter[]): Filter => {
  const parts = filters.flatMap((filter) => partsOf(filter));
  const [only] = parts;
  if (only === undefined) return ALL;
  return parts.length === 1 ? only : { kind: 'and', parts };
};

export const orOf = (filters: readonly Expression[]): Filter => {
  const parts = filters.flatMap((filter) => (filter.kind === 'or' ? filter.parts : [filter]));
  const [only] = parts;
  if (only === undefined) return ALL;
  return parts.length === 1 ? only : { kind: 'or', parts };
};

/** Not not is nothing said. */
export const notOf = (part: Expression): Expression => (part.kind === 'not' ? part.part : { kind: 'not', part });

/** What has to be true at the same time. */
export const partsOf = (filter: Filter): readonly Expression[] => {
  if (filter.kind === 'all') return [];
  return filter.kind === 'and' ? filter.parts : [filter];
};
