// Filters of every kind for properties: built as values, not as text, so that printing and reading them can be checked against each other.
import fc from 'fast-check';
import {
  andOf,
  type Condition,
  type Expression,
  type Filter,
  notOf,
  orOf,
  type Value,
} from '../../src/flows/filter/language/filter.ts';

const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);

/** Parts of these occur in the flows of `any-flow.ts`. */
const WORDS = [
  'tcp',
  'HTTPS',
  'https',
  'finance',
  'fin',
  'ws-01',
  'ws-',
  'SYN',
  'DE',
  'external',
  'example',
  'a',
  '10.0.0.1',
];
const ODD_WORDS = [
  'or',
  'AND',
  'not',
  'ext',
  'a b',
  'say "hi"',
  '\\',
  '10.0.0.0/8',
  '(x)',
  'src:x',
  '#7',
  'ümlaut',
  '/x/',
  '!',
  ',',
  '::1',
];

export const anyText: fc.Arbitrary<Value> = fc.record({
  kind: oneOf('text' as const),
  text: fc.oneof(oneOf(...WORDS), oneOf(...ODD_WORDS), fc.string({ minLength: 1, maxLength: 8, unit: 'binary' })),
});
const anyRegex: fc.Arbitrary<Value> = oneOf('^https?$', 'fin|ws', '[/]x', 'a\\/b', '^ws-\\d+', '.').map((source) => ({
  kind: 'regex',
  source,
}));
const anyTextValue = fc.oneof({ weight: 4, arbitrary: anyText }, { weight: 1, arbitrary: anyRegex });

const rangeOf = (number: fc.Arbitrary<number>): fc.Arbitrary<Value> =>
  fc.tuple(number, number).map(([a, b]) => ({ kind: 'range', from: Math.min(a, b), to: Math.max(a, b) }));
const numberOf = (number: fc.Arbitrary<number>): fc.Arbitrary<Value> =>
  number.map((value) => ({ kind: 'number', value }));

const anyMoment = fc.oneof(
  fc.integer({ min: 0, max: 4_000_000 }).map((ms) => ({ kind: 'at' as const, at: Date.UTC(2026, 0, 15, 14) + ms })),
  fc.integer({ min: 0, max: 4_000_000 }).map((ms) => ({ kind: 'before-end' as const, ms })),
);

const anyAddress: fc.Arbitrary<Value> = fc.oneof(
  oneOf('10.0.0.1', '10.1.0.9', '2001:db8::1', '8.8.8.8').map((ip) => ({ kind: 'address', ip }) as const),
  oneOf('10.0.0.0/8', '10.0.0.0/24', '0.0.0.0/0', '2001:db8::/32', '::/0').map(
    (cidr) => ({ kind: 'network', cidr }) as const,
  ),
  oneOf(7, -6, 0).map((did) => ({ kind: 'device', did }) as const),
  anyTextValue,
);

const listOf = (value: fc.Arbitrary<Value>) => fc.array(value, { minLength: 1, maxLength: 3 });

const condition = (
  fields: readonly string[],
  operators: readonly Condition['operator'][],
  values: fc.Arbitrary<readonly Value[]>,
): fc.Arbitrary<Expression> =>
  fc.record({ kind: oneOf('condition' as const), field: oneOf(...fields), operator: oneOf(...operators), values });

/** Ordered comparisons take one number; `:` and `!=` take lists and ranges. */
const numeric = (fields: readonly string[], number: fc.Arbitrary<number>) =>
  fc.oneof(
    condition(
      fields,
      ['<', '<=', '>', '>='],
      numberOf(number).map((value) => [value]),
    ),
    condition(fields, [':', '!='], listOf(fc.oneof(numberOf(number), rangeOf(number)))),
  );

const anyCondition: fc.Arbitrary<Expression> = fc.oneof(
  condition(['proto', 'app', 'dir', 'flag', 'tag', 'country'], [':', '!='], listOf(anyTextValue)),
  condition(['label', 'hostname', 'vendor', 'os', 'type', 'mac'], [':', '=', '!='], listOf(anyTextValue)),
  condition(['src', 'dst', 'ip'], [':', '=', '!='], listOf(anyAddress)),
  numeric(['port', 'sport', 'dport'], fc.oneof(oneOf(443, 53, 0, 65_535), fc.nat({ max: 65_535 }))),
  numeric(['did', 'sdid', 'ddid'], fc.oneof(oneOf(7, -6, 0), fc.integer({ min: -10, max: 10 }))),
  numeric(['bytes'], fc.oneof(oneOf(0, 1024, 10 * 1024 ** 2, 3 * 1024 ** 3), fc.nat({ max: 2 ** 31 - 1 }))),
  numeric(['packets'], fc.oneof(oneOf(1000, 5_000_000), fc.nat({ max: 100 }))),
  numeric(['dur'], fc.oneof(oneOf(0, 1000, 3_600_000, 90_061_001), fc.nat({ max: 10_000_000 }))),
  numeric(['score'], fc.oneof(oneOf(0, 18, 100), fc.nat({ max: 100 }))),
  condition(
    ['start', 'end'],
    ['<', '<=', '>', '>='],
    anyMoment.map((moment) => [{ kind: 'moment', moment } as const]),
  ),
  condition(
    ['start', 'end'],
    [':', '!='],
    listOf(fc.tuple(anyMoment, anyMoment).map(([from, to]) => ({ kind: 'moments', from, to }))),
  ),
);

const FIELDS = [
  'src',
  'dst',
  'ip',
  'port',
  'dport',
  'proto',
  'app',
  'dir',
  'did',
  'bytes',
  'dur',
  'start',
  'score',
  'flag',
  'tag',
  'label',
  'country',
];

const anyLeaf: fc.Arbitrary<Expression> = fc.oneof(
  { weight: 6, arbitrary: anyCondition },
  { weight: 1, arbitrary: oneOf(...FIELDS).map((field) => ({ kind: 'has', field }) as const) },
  {
    weight: 2,
    arbitrary: anyTextValue.map((value): Expression => {
      const isText = value.kind === 'text' || value.kind === 'regex';
      return { kind: 'text', value: isText ? value : { kind: 'text', text: 'x' } };
    }),
  },
);

const isExpression = (filter: Filter): filter is Expression => filter.kind !== 'all';

export const anyExpression: fc.Arbitrary<Expression> = fc.letrec<{ node: Expression }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    anyLeaf,
    tie('node').map(notOf),
    fc.array(tie('node'), { minLength: 2, maxLength: 3 }).map(andOf).filter(isExpression),
    fc.array(tie('node'), { minLength: 2, maxLength: 3 }).map(orOf).filter(isExpression),
  ),
})).node;
