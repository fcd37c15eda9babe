// What may be typed after `/` where the filter language is spoken: checked as it is typed, completed from what there is.
import { type Candidate, completeFilter } from '../../flows/filter/language/complete-filter.ts';
import type { Schema } from '../../flows/filter/language/field.ts';
import { ALL, type Filter } from '../../flows/filter/language/filter.ts';
import { parseFilter } from '../../flows/filter/language/parse-filter.ts';
import { formatCount } from '../../text/units.ts';
import type { FilterSupport } from '../pane.ts';

/** `valuesOf` is asked only while somebody completes. */
export const typedFilter = (
  schema: Schema,
  placeholder: string,
  valuesOf: () => (field: string) => readonly Candidate[],
): FilterSupport => ({
  placeholder,
  check: (text) => checkFilter(text, schema),
  complete: (text, cursor) => {
    const { from, to, options } = completeFilter(text, cursor, schema, valuesOf());
    return {
      from,
      to,
      options: options.map(({ text: id, says, count }) => ({
        id,
        title: id,
        detail: count === undefined ? says : `${says === '' ? '' : `${says}  `}${formatCount(count)} ${schema.noun}`,
      })),
    };
  },
});

/** Undefined for a text that is a filter; nothing typed lets everything through. */
export const checkFilter = (text: string, schema: Schema): string | undefined => {
  if (text.trim() === '') return undefined;
  const parsed = parseFilter(text, schema);
  if (parsed.ok) return undefined;
  const [error] = parsed.errors;
  return error === undefined ? 'this cannot be read' : `at ${error.at + 1}: ${error.message}`;
};

/** A text that is no filter lets everything through: it was refused when it was typed. */
export const readFilter = (text: string, schema: Schema): Filter => {
  if (text.trim() === '') return ALL;
  const parsed = parseFilter(text, schema);
  return parsed.ok ? parsed.filter : ALL;
};
