// The words, signs and quotes that the text of a filter is made of.
import type { Operator } from './filter.ts';

export const SPACE = /\s+/y;
export const MARK = /\(|\)|\|\|?|!|&&?(?=\s|$)/y;
/** Without quotes and brackets; a comma parts the values of a list, but not a word. */
export const WORD = /[^\s()|"]+/y;
export const VALUE = /[^\s()|",]+/y;
export const NAME = /[\p{L}_][\p{L}\p{N}_.-]*/uy;
export const OPERATOR = /:?(?:<=|>=|!=|==?|<|>)|:/y;
/** With a space before it only a sign that no word begins with. */
export const SPACED_OPERATOR = /\s+:?(?:<=|>=|!=|==?|<|>)/y;
export const QUOTED = /"(?:[^"\\]|\\[\s\S])*"/y;
export const REGEX = /\/(?:[^/\\[]|\\[\s\S]|\[(?:[^\]\\]|\\[\s\S])*\])+\/[a-zA-Z]*/y;
/** As much of a regular expression as is complete: it ends at its closing slash, or at a bracket [ that is never closed. */
export const REGEX_BODY = /\/(?:[^/\\[]|\\[\s\S]|\[(?:[^\]\\]|\\[\s\S])*\])*/y;

/** What the pattern finds exactly there; the pattern must be a sticky one. */
export const matchAt = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
};

export const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** Of what `QUOTED` found. */
export const unquote = (quoted: string): string => quoted.slice(1, -1).replace(/\\([\s\S])/g, '$1');

/** `==` is `=`, and a colon before another sign means nothing. */
export const operatorOf = (sign: string): Operator => {
  const bare = sign.replace(/^:(?=.)/, '');
  switch (bare) {
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '!=':
    case ':':
      return bare;
    default:
      return '=';
  }
};
