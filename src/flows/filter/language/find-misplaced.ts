// Finds conditions that only whoever is asked can tell, where nobody can be asked for them: negated, in an `or`, or twice.
import type { Schema } from './field.ts';
import { type Expression, type Filter, partsOf } from './filter.ts';
import type { FilterError } from './filter-error.ts';

export const findMisplaced = (filter: Filter, text: string, schema: Schema): readonly FilterError[] =>
  schema.fields
    .filter(({ standsAlone }) => standsAlone === true)
    .flatMap(({ name, aliases }) => {
      const isMisplaced =
        countIn(filter, name) >
        partsOf(filter)
          .filter((part) => isPlain(part, name))
          .slice(0, 1).length;
      return isMisplaced ? [{ ...placeOf(text, [name, ...aliases]), message: advice(name) }] : [];
    });

const advice = (name: string): string =>
  `only the appliance can tell ${name}: give it once, with one value, and neither behind ! nor in an "or"`;

const isPlain = (part: Expression, name: string): boolean =>
  part.kind === 'condition' && part.field === name && part.values.length === 1;

const countIn = (filter: Filter, name: string): number => {
  switch (filter.kind) {
    case 'condition':
    case 'has':
      return filter.field === name ? 1 : 0;
    case 'not':
      return countIn(filter.part, name);
    case 'and':
    case 'or':
      return filter.parts.reduce((sum, part) => sum + countIn(part, name), 0);
    default:
      return 0;
  }
};

/** Of the last one: those before it may be as they should. */
const placeOf = (text: string, names: readonly string[]): Readonly<{ at: number; length: number }> => {
  const found = [...text.matchAll(/[a-z]+/gi)].filter(([word]) => names.includes(word.toLowerCase()));
  const last = found.at(-1);
  return last === undefined ? { at: 0, length: text.length } : { at: last.index, length: last[0].length };
};
