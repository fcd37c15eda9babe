// Writes a filter as the text that `parseFilter` reads as the same filter.
import { fieldOf, type Schema, shorthandOf, type ValueKind } from './field.ts';
import type { Condition, Expression, Filter, Operator, RegexValue, TextValue, Value } from './filter.ts';
import { quote } from './lexis.ts';
import { KEYWORDS } from './scan.ts';

export const printFilter = (filter: Filter, schema: Schema): string =>
  filter.kind === 'all' ? '' : printExpression(filter, schema);

const printExpression = (expression: Expression, schema: Schema): string => {
  switch (expression.kind) {
    case 'condition':
      return printCondition(expression, schema);
    case 'has':
      return `has:${expression.field}`;
    case 'text':
      return printText(expression.value, schema);
    case 'not':
      return `!${printPart(expression.part, schema)}`;
    case 'and':
      return expression.parts.map((part) => printPart(part, schema)).join(' ');
    case 'or':
      return expression.parts.map((part) => printPart(part, schema)).join(' or ');
  }
};

/** In brackets where it would be torn apart otherwise. */
const printPart = (expression: Expression, schema: Schema): string => {
  const text = printExpression(expression, schema);
  return expression.kind === 'and' || expression.kind === 'or' ? `(${text})` : text;
};

export const printCondition = ({ field, operator, values }: Condition, schema: Schema): string => {
  const kind = fieldOf(schema, field).values;
  return `${field}${operator}${values.map((value) => printValue(value, kind, operator)).join(',')}`;
};

/** Starts with nothing that belongs to an operator, a bracket or an expression, and has no end inside. */
const PLAIN_VALUE = /^[^\s(),|"/!<>=\\][^\s(),|"]*$/;

export const printValue = (value: Value, kind: ValueKind, operator: Operator): string => {
  if (value.kind === 'regex') return printRegex(value);
  const text = kind.write(value);
  if (value.kind !== 'text') return text;
  // What would be read as something else, such as an address, is a text only in quotes.
  const read = PLAIN_VALUE.test(text) ? kind.read(text, { isQuoted: false, operator }) : undefined;
  return read?.kind === 'text' && read.text === value.text ? text : quote(value.text);
};

const PLAIN_WORD = /^[\p{L}\p{N}_][\p{L}\p{N}_.@-]*$/u;

const printText = (value: TextValue | RegexValue, schema: Schema): string => {
  if (value.kind === 'regex') return printRegex(value);
  const isPlain =
    PLAIN_WORD.test(value.text) &&
    !KEYWORDS.has(value.text.toLowerCase()) &&
    shorthandOf(schema, value.text) === undefined &&
    schema.readWord(value.text) === undefined;
  return isPlain ? value.text : quote(value.text);
};

const printRegex = (value: RegexValue): string => `/${value.source}/`;
