// Tells in plain words what a filter lets through: "external flows to port 445 over 10 MB".
import { clean } from '../../../text/clean.ts';
import { fieldOf, type Schema } from './field.ts';
import { type Condition, type Expression, type Filter, partsOf, type Value } from './filter.ts';

type Told = Readonly<{ place: 'before' | 'after'; words: string }>;

/** Longer lists are counted instead. */
const MOST_VALUES = 4;

export const tellFilter = (filter: Filter, schema: Schema): string => {
  if (filter.kind === 'all') return `all ${schema.noun}`;
  if (filter.kind === 'or') return `${schema.noun} ${tellBranches(filter.parts, schema)}`;
  const told = partsOf(filter).map((part) => tell(part, schema));
  const wordsAt = (place: Told['place']) => told.filter((one) => one.place === place).map((one) => one.words);
  return [...wordsAt('before'), schema.noun, ...wordsAt('after')].join(' ');
};

const tell = (expression: Expression, schema: Schema): Told => {
  switch (expression.kind) {
    case 'condition':
      return tellCondition(expression, schema);
    case 'has':
      return after(`with ${expression.field} reported`);
    case 'text':
      return after(`mentioning ${tellText(expression.value)}`);
    case 'not':
      return tellNot(expression.part, schema);
    case 'and':
      return after(`(${expression.parts.map((part) => behind(tell(part, schema))).join(' and ')})`);
    case 'or':
      return after(`(${tellBranches(expression.parts, schema)})`);
  }
};

const after = (words: string): Told => ({ place: 'after', words });

const tellBranches = (parts: readonly Expression[], schema: Schema): string =>
  parts.map((part) => behind(tell(part, schema))).join(' or ');

/** An adjective where none can stand. */
const behind = (told: Told): string => (told.place === 'before' ? `that are ${told.words}` : told.words);

const tellNot = (part: Expression, schema: Schema): Told => {
  if (part.kind === 'has') return after(`with ${part.field} not reported`);
  if (part.kind === 'condition' && part.operator === '!=') return tellNotOther(part, schema);
  const told = tell(part, schema);
  return after(told.place === 'before' ? `that are not ${told.words}` : `not ${told.words}`);
};

/** Of "other than" is left what fits, and what nothing is known of. */
const tellNotOther = (condition: Condition, schema: Schema): Told => {
  const operator = fieldOf(schema, condition.field).values.hasWhole ? '=' : ':';
  const fitting = behind(tellCondition({ ...condition, operator }, schema));
  return after(`(${fitting} or with ${condition.field} not reported)`);
};

const tellCondition = ({ field, operator, values }: Condition, schema: Schema): Told => {
  const known = fieldOf(schema, field);
  const shown = values.slice(0, MOST_VALUES).map((value) => clean(known.values.tell(value)));
  const more = values.length - shown.length;
  return known.phrase([...shown, ...(more > 0 ? [`${more} more`] : [])].join(' or '), operator);
};

const tellText = (value: Value): string => {
  if (value.kind === 'regex') return clean(`/${value.source}/`);
  return value.kind === 'text' ? `"${clean(value.text)}"` : '';
};
