// Where the reading of a JSON document stands between two bytes, and what it expects there.

/** What may come next. The first five read on inside something; the others look at one byte. */
export type Step =
  | 'in-text'
  | 'in-key'
  | 'in-word'
  | 'in-element'
  | 'in-skipped'
  | 'value'
  | 'first-item'
  | 'first-key'
  | 'key'
  | 'colon'
  | 'next'
  | 'end';

/** What should have come instead of a byte that is wrong there. */
export const EXPECTED: Readonly<Record<Step, string>> = {
  'in-text': 'the rest of the text',
  'in-key': 'the rest of the name',
  'in-word': 'a number, true, false or null',
  'in-element': 'the rest of the element',
  'in-skipped': 'the rest of the value',
  value: 'a value',
  'first-item': 'a value or ]',
  'first-key': 'a name in quotes or }',
  key: 'a name in quotes',
  colon: 'a colon',
  next: 'a comma or the closing bracket',
  end: 'the end of the answer',
};
