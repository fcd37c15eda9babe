// Ways to say a condition in words that fields of more than one schema share.
import type { Field } from './field.ts';
import type { Operator } from './filter.ts';

export type Phrase = Field['phrase'];

const MEASURES: Readonly<Record<Operator, string>> = {
  ':': '',
  '=': 'exactly ',
  '!=': 'other than ',
  '<': 'under ',
  '<=': 'at most ',
  '>': 'over ',
  '>=': 'at least ',
};

export const measure = (operator: Operator): string => MEASURES[operator];

export const after =
  (opening: string, closing = ''): Phrase =>
  (told, operator) => ({ place: 'after', words: `${opening} ${measure(operator)}${told}${closing}` });
