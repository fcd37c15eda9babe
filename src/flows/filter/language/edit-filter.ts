// Adds a condition to the text of a filter, and takes the last one away again.
import { fieldOf, type Schema } from './field.ts';
import { andOf, type Filter, partsOf, type Value } from './filter.ts';
import { parseFilter } from './parse-filter.ts';
import { printCondition, printFilter } from './print-filter.ts';

/** Asks for exactly this value, quoted where it has to be; undefined asks for what is not reported. */
export const conditionFor = (field: string, value: Value | undefined, schema: Schema): string => {
  if (value === undefined) return `!has:${field}`;
  const operator = value.kind === 'text' && fieldOf(schema, field).values.hasWhole ? '=' : ':';
  return printCondition({ kind: 'condition', field, operator, values: [value] }, schema);
};

/** What is typed stays as it is, unless it holds mistakes: then only the condition is left. What is asked already is not asked twice. */
export const andFilter = (text: string, condition: string, schema: Schema): string => {
  const parsed = parseFilter(text, schema);
  if (!parsed.ok || parsed.filter.kind === 'all') return condition;
  const added = parseFilter(condition, schema);
  if (added.ok && hasPart(parsed.filter, added.filter, schema)) return text;
  return parsed.filter.kind === 'or' ? `(${text.trim()}) ${condition}` : `${text.trim()} ${condition}`;
};

/** All that is wanted is a part of it already. */
const hasPart = (filter: Filter, wanted: Filter, schema: Schema): boolean => {
  const written = partsOf(filter).map((part) => printFilter(part, schema));
  return partsOf(wanted).every((part) => written.includes(printFilter(part, schema)));
};

/** Without the condition that was added last; of a text with mistakes in it, without its last word. */
export const withoutLast = (text: string, schema: Schema): string => {
  const parsed = parseFilter(text, schema);
  if (!parsed.ok) return text.trim().replace(/(?:^|\s+)\S+$/, '');
  return printFilter(andOf(partsOf(parsed.filter).slice(0, -1)), schema);
};
