// Reads one condition of a filter: which field it names, whether the field can be compared so, and what its values are.
import { nearest } from '../../../text/nearest.ts';
import { checkRegex } from './check-regex.ts';
import { type Field, findField, type Schema, shorthandOf } from './field.ts';
import { type Expression, type Operator, orOf, type Value } from './filter.ts';
import { type FilterError, quoteForError } from './filter-error.ts';
import type { RawValue, Token } from './scan.ts';

type ConditionToken = Extract<Token, Readonly<{ kind: 'condition' }>>;

/** Undefined where something is wrong; the errors say what. */
export const readCondition = (token: ConditionToken, schema: Schema, errors: FilterError[]): Expression | undefined => {
  if (token.name.toLowerCase() === 'has') return readHas(token, schema, errors);
  const field = findField(schema, token.name);
  if (field === undefined) {
    errors.push({ at: token.at, length: token.name.length, message: tellUnknownField(token.name, schema) });
    return undefined;
  }
  const trouble = troubleWith(token, field);
  if (trouble !== undefined) {
    errors.push({ at: token.at, length: token.length, message: trouble });
    return undefined;
  }
  const operator = token.operator === '=' && !field.values.hasWhole ? ':' : token.operator;
  const values = token.values.flatMap((raw) => readValue(raw, field, operator, errors) ?? []);
  return values.length < token.values.length ? undefined : { kind: 'condition', field: field.name, operator, values };
};

/** A word that stands alone: a shorthand, an address, or a text to look for. */
export const readWord = (raw: RawValue, schema: Schema, errors: FilterError[]): Expression | undefined => {
  if (raw.form === 'plain') {
    const condition = shorthandOf(schema, raw.text) ?? schema.readWord(raw.text);
    return condition ?? { kind: 'text', value: { kind: 'text', text: raw.text } };
  }
  const value = readText(raw, errors);
  return value === undefined ? undefined : { kind: 'text', value };
};

/** What people call the search in all texts, which has no name here. */
const EVERYWHERE: ReadonlySet<string> = new Set(['text', 'any', 'all']);

const tellUnknownField = (name: string, schema: Schema): string =>
  EVERYWHERE.has(name.toLowerCase())
    ? `unknown field ${quoteForError(name)}: write the word alone to search all texts`
    : tellUnknown(name, schema);

/** Other names of a field are understood, but help lists only the main one. */
const tellUnknown = (name: string, schema: Schema): string => {
  const names = [...schema.fields.flatMap((field) => [field.name, ...field.aliases]), 'has'];
  const meant = nearest(name, names);
  const shown = quoteForError(name);
  return meant === undefined
    ? `unknown field ${shown}: put it in quotes to look for it as text`
    : `unknown field ${shown}: did you mean "${findField(schema, meant)?.name ?? meant}:"?`;
};

const troubleWith = (token: ConditionToken, field: Field): string | undefined => {
  const { operators } = field.values;
  const isAllowed = operators.includes(token.operator) || (token.operator === '=' && operators.includes(':'));
  if (!isAllowed) return `"${field.name}" is compared with ${operators.join(' ')} only, not with ${token.operator}`;
  return isOrder(token.operator) && token.values.length > 1
    ? `"${field.name}${token.operator}" takes one value; a list is written ${field.name}:a,b`
    : undefined;
};

const isOrder = (operator: Operator): boolean => operator.startsWith('<') || operator.startsWith('>');

const readValue = (raw: RawValue, field: Field, operator: Operator, errors: FilterError[]): Value | undefined => {
  if (raw.form === 'regex' && field.values.allowsRegex) return readText(raw, errors);
  const isQuoted = raw.form === 'quoted';
  const value =
    raw.form === 'regex' || raw.text === '' ? undefined : field.values.read(raw.text, { isQuoted, operator });
  if (value === undefined) {
    const message = `${quoteForError(raw.text)} is not ${field.values.expects}`;
    errors.push({ at: raw.at, length: raw.length, message });
    return undefined;
  }
  if (isOrder(operator) && (value.kind === 'range' || value.kind === 'moments')) {
    const message = `a range needs no ${operator}: write ${field.name}:${quoteForError(raw.text).slice(1, -1)}`;
    errors.push({ at: raw.at, length: raw.length, message });
    return undefined;
  }
  return value;
};

const readText = (raw: RawValue, errors: FilterError[]): Extract<Value, { kind: 'text' | 'regex' }> | undefined => {
  const message =
    raw.form === 'regex' ? checkRegex(raw.text) : raw.text === '' ? 'there is nothing between the quotes' : undefined;
  if (message !== undefined) {
    errors.push({ at: raw.at, length: raw.length, message });
    return undefined;
  }
  return raw.form === 'regex' ? { kind: 'regex', source: raw.text } : { kind: 'text', text: raw.text };
};

/** `has:country` asks for one of the fields named; where several are, any of them will do. */
const readHas = (token: ConditionToken, schema: Schema, errors: FilterError[]): Expression | undefined => {
  if (token.operator !== ':' && token.operator !== '=') {
    errors.push({
      at: token.at,
      length: token.length,
      message: 'write has: and the name of a field, as in has:country',
    });
    return undefined;
  }
  const found = token.values.flatMap((raw): readonly Expression[] => {
    const field = raw.form === 'regex' ? undefined : findField(schema, raw.text);
    if (field !== undefined) return [{ kind: 'has', field: field.name }];
    const message = raw.form === 'regex' ? 'has: takes the name of a field' : tellUnknown(raw.text, schema);
    errors.push({ at: raw.at, length: raw.length, message });
    return [];
  });
  const filter = orOf(found);
  return filter.kind === 'all' ? undefined : filter;
};
