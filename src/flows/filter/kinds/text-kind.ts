// Values that are texts: looked for in part of a text, or compared with the whole of it.
import type { ValueKind } from '../language/field.ts';
import type { Value } from '../language/filter.ts';

/** `label:fin` finds Finance; `label=Finance` only that. */
export const partOfText = (expects: string): ValueKind => ({
  ...wholeText(expects),
  operators: [':', '=', '!='],
  hasWhole: true,
});

/** `app:http` finds HTTP and not HTTPS. */
export const wholeText = (expects: string): ValueKind => ({
  operators: [':', '!='],
  expects,
  allowsRegex: true,
  hasWhole: false,
  read: (text) => ({ kind: 'text', text }),
  write: writeText,
  tell: tellText,
});

export const writeText = (value: Value): string => (value.kind === 'text' ? value.text : '');

export const tellText = (value: Value): string => {
  if (value.kind === 'regex') return `/${value.source}/`;
  return value.kind === 'text' ? value.text : '';
};
