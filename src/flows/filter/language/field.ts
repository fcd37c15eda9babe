// What can be asked in a filter: its fields, and how the values of each are read, written and told.
import type { Condition, Operator, Value } from './filter.ts';

/** How the values of a field are written. */
export type ValueKind = Readonly<{
  /** The first is the one that completion offers. */
  operators: readonly Operator[];
  /** Ends a sentence such as `"x" is not …`: `a number of bytes such as 10m`. */
  expects: string;
  allowsRegex: boolean;
  /** Whether `=` means something else than `:`, as whole texts against parts of them. */
  hasWhole: boolean;
  read(text: string, how: Readonly<{ isQuoted: boolean; operator: Operator }>): Value | undefined;
  /** What `read` makes the same value of; it is put in quotes where it has to be. */
  write(value: Value): string;
  /** For people, with units. */
  tell(value: Value): string;
}>;

export type Field = Readonly<{
  name: string;
  aliases: readonly string[];
  /** One line for completion and help. */
  says: string;
  values: ValueKind;
  /** The sentence around the told values, such as `to port 445`; `before` the noun where it is an adjective. */
  phrase(told: string, operator: Operator): Readonly<{ place: 'before' | 'after'; words: string }>;
  /** Only whoever is asked for the flows can tell: it stands once, with one value, and neither negated nor in an `or`. */
  standsAlone?: true;
}>;

export type Schema = Readonly<{
  fields: readonly Field[];
  /** What is filtered, in the plural: `flows`. */
  noun: string;
  /** Words that stand for a condition: `ext`. */
  shorthands: Readonly<Record<string, Condition>>;
  /** Words with a colon or a slash in them that are no conditions, such as addresses. */
  isWord(text: string): boolean;
  /** What such a word asks, where it is more than a text to look for. */
  readWord(text: string): Condition | undefined;
}>;

export const findField = (schema: Schema, name: string): Field | undefined => {
  const wanted = name.toLowerCase();
  return schema.fields.find((field) => field.name === wanted || field.aliases.includes(wanted));
};

/** A field of the schema's own making that is not in it is a mistake of ours. */
export const fieldOf = (schema: Schema, name: string): Field => {
  const field = schema.fields.find((candidate) => candidate.name === name);
  if (field === undefined) throw new Error(`no field "${name}" among the fields of ${schema.noun}`);
  return field;
};

/** The condition of a shorthand such as `ext`; undefined for every other word. */
export const shorthandOf = (schema: Schema, word: string): Condition | undefined => {
  const name = word.toLowerCase();
  return Object.hasOwn(schema.shorthands, name) ? schema.shorthands[name] : undefined;
};
