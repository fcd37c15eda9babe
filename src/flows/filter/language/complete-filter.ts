// What could be typed next in a filter: names of fields, or values of the field whose value is being typed.
import { findField, type Schema, type ValueKind } from './field.ts';
import type { Operator, Value } from './filter.ts';
import { matchAt, NAME, OPERATOR, VALUE } from './lexis.ts';
import { placeAt } from './place-at.ts';
import { printValue } from './print-filter.ts';

/** A value that occurs, how often, and what it is called beside. */
export type Candidate = Readonly<{ value: Value; count: number; says?: string }>;

/** `text` goes where `from` to `to` stands now. */
export type Completion = Readonly<{ from: number; to: number; options: readonly CompletionOption[] }>;

export type CompletionOption = Readonly<{ text: string; says: string; count?: number }>;

const MOST_OPTIONS = 50;

/** `valuesOf` takes the name of a field and gives what occurs, the most frequent first. */
export const completeFilter = (
  text: string,
  cursor: number,
  schema: Schema,
  valuesOf: (field: string) => readonly Candidate[],
): Completion => {
  const place = placeAt(text.slice(0, cursor), (name) => isNamed(schema, name));
  const nothing = { from: cursor, to: cursor, options: [] };
  if (place.kind === 'elsewhere') return nothing;
  if (place.kind === 'word') {
    const to = endOfName(text, cursor);
    return { from: place.from, to, options: nameOptions(place.typed, schema, text.slice(cursor, to)) };
  }
  const to = endOfValue(text, place.from, cursor);
  if (place.name.toLowerCase() === 'has') {
    return { from: place.from, to, options: fieldNames(place.typed, schema) };
  }
  const field = findField(schema, place.name);
  if (field === undefined) return nothing;
  const options = valueOptions(place.typed, field.values, place.operator, valuesOf(field.name));
  return { from: place.from, to, options };
};

const isNamed = (schema: Schema, name: string): boolean =>
  name.toLowerCase() === 'has' || findField(schema, name) !== undefined;

const REST_OF_NAME = /[\p{L}\p{N}_.-]*/uy;
const REST_OF_QUOTED = /(?:[^"\\]|\\[\s\S])*"/y;

/** The rest of the name that the cursor stands in, with the sign behind it. */
const endOfName = (text: string, cursor: number): number => {
  const rest = matchAt(REST_OF_NAME, text, cursor)?.length ?? 0;
  const sign = rest > 0 || matchAt(NAME, text, cursor - 1) !== undefined ? matchAt(OPERATOR, text, cursor + rest) : '';
  return cursor + rest + (sign?.length ?? 0);
};

/** A value in quotes ends behind its closing quote, if there is one. */
const endOfValue = (text: string, from: number, cursor: number): number => {
  if (text[from] === '"') {
    const rest = matchAt(REST_OF_QUOTED, text, cursor)?.length ?? 0;
    return cursor + rest;
  }
  return cursor + (matchAt(VALUE, text, cursor)?.length ?? 0);
};

const nameOptions = (typed: string, schema: Schema, replaced: string): readonly CompletionOption[] => {
  const sign = /[:<>=!]+$/.exec(replaced)?.[0];
  const fields = ranked(schema.fields, typed, (field) => [field.name, ...field.aliases]).map((field) => ({
    text: `${field.name}${sign ?? field.values.operators[0] ?? ':'}`,
    says: field.says,
  }));
  const words = [{ text: 'has:', says: 'Only where a field is reported: has:country' }, ...shorthandOptions(schema)];
  return [...fields, ...ranked(words, typed, (word) => [word.text])].slice(0, MOST_OPTIONS);
};

const shorthandOptions = (schema: Schema): readonly CompletionOption[] =>
  Object.entries(schema.shorthands).map(([name, { field, operator, values }]) => {
    const kind = schema.fields.find((one) => one.name === field)?.values;
    const written = kind === undefined ? '' : values.map((value) => printValue(value, kind, operator)).join(',');
    return { text: name, says: `Short for ${field}${operator}${written}` };
  });

const fieldNames = (typed: string, schema: Schema): readonly CompletionOption[] =>
  ranked(schema.fields, typed, (field) => [field.name, ...field.aliases]).map((field) => ({
    text: field.name,
    says: field.says,
  }));

const valueOptions = (
  typed: string,
  kind: ValueKind,
  operator: Operator,
  candidates: readonly Candidate[],
): readonly CompletionOption[] =>
  ranked(candidates, typed, ({ value, says }) => [kind.write(value), says ?? ''])
    .slice(0, MOST_OPTIONS)
    .map(({ value, count, says }) => ({ text: printValue(value, kind, operator), says: says ?? '', count }));

/** What begins with it before what only holds it, each in its own order. */
const ranked = <T>(all: readonly T[], typed: string, textsOf: (one: T) => readonly string[]): readonly T[] => {
  const wanted = typed.toLowerCase();
  const begins = (one: T) => textsOf(one).some((text) => text.toLowerCase().startsWith(wanted));
  const holds = (one: T) => textsOf(one).some((text) => text.toLowerCase().includes(wanted));
  return [...all.filter(begins), ...all.filter((one) => !begins(one) && holds(one))];
};
