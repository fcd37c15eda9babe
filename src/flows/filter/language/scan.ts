// Cuts the text of a filter into tokens, each with its place; whatever is typed comes out as tokens and errors, never as a throw.

import type { Operator } from './filter.ts';
import { type FilterError, quoteForError } from './filter-error.ts';
import {
  MARK,
  matchAt,
  NAME,
  OPERATOR,
  operatorOf,
  QUOTED,
  REGEX,
  REGEX_BODY,
  SPACE,
  SPACED_OPERATOR,
  unquote,
  VALUE,
  WORD,
} from './lexis.ts';

type Place = Readonly<{ at: number; length: number }>;

export type RawValue = Place & Readonly<{ form: 'plain' | 'quoted' | 'regex'; text: string }>;

export type Token = Place &
  (
    | Readonly<{ kind: 'open' | 'close' | 'not' | 'and' | 'or' }>
    | Readonly<{ kind: 'word'; value: RawValue }>
    | Readonly<{ kind: 'condition'; name: string; operator: Operator; values: readonly RawValue[] }>
  );

/** What the scanner has to know of the fields: which names are some, and which words only look like conditions. */
export type Names = Readonly<{ isField(name: string): boolean; isWord(text: string): boolean }>;

type Scanner = { readonly text: string; readonly names: Names; readonly errors: FilterError[]; at: number };

export const scan = (text: string, names: Names): Readonly<{ tokens: Token[]; errors: FilterError[] }> => {
  const scanner: Scanner = { text, names, errors: [], at: 0 };
  const tokens: Token[] = [];
  for (;;) {
    take(scanner, SPACE);
    if (scanner.at >= text.length) return { tokens, errors: scanner.errors };
    const token = scanToken(scanner);
    if (token !== undefined) tokens.push(token);
  }
};

const MARKS: Readonly<Record<string, 'open' | 'close' | 'not' | 'and' | 'or'>> = {
  '(': 'open',
  ')': 'close',
  '!': 'not',
  '&': 'and',
  '&&': 'and',
  '|': 'or',
  '||': 'or',
};

export const KEYWORDS: ReadonlyMap<string, 'and' | 'or' | 'not'> = new Map([
  ['and', 'and'],
  ['or', 'or'],
  ['not', 'not'],
]);

const take = (scanner: Scanner, pattern: RegExp): string | undefined => {
  const found = matchAt(pattern, scanner.text, scanner.at);
  scanner.at += found?.length ?? 0;
  return found;
};

const scanToken = (scanner: Scanner): Token | undefined => {
  const at = scanner.at;
  const mark = take(scanner, MARK);
  if (mark !== undefined) return { kind: MARKS[mark] ?? 'and', at, length: mark.length };
  if (scanner.text[at] === '"' || scanner.text[at] === '/') {
    const value = scanValue(scanner);
    return value === undefined ? undefined : { kind: 'word', value, at, length: value.length };
  }
  const head = scanHead(scanner);
  if (head === undefined) return scanWord(scanner);
  const values = scanValues(scanner, head.name, head.sign);
  if (values === undefined) return undefined;
  return {
    kind: 'condition',
    name: head.name,
    operator: operatorOf(head.sign),
    values,
    at,
    length: scanner.at - at,
  };
};

/** A name and the sign behind it; nothing is taken where there is no such thing. */
const scanHead = (scanner: Scanner): Readonly<{ name: string; sign: string }> | undefined => {
  const at = scanner.at;
  const name = take(scanner, NAME);
  if (name !== undefined) {
    const isField = scanner.names.isField(name);
    const sign = take(scanner, OPERATOR) ?? (isField ? take(scanner, SPACED_OPERATOR) : undefined);
    if (sign !== undefined && (isField || !scanner.names.isWord(matchAt(WORD, scanner.text, at) ?? '')))
      return { name, sign: sign.trim() };
  }
  scanner.at = at;
  return undefined;
};

/** One value or a list with commas. Behind an operator or a comma there may be space, unless the next condition begins there. */
const scanValues = (scanner: Scanner, name: string, sign: string): readonly RawValue[] | undefined => {
  const values: RawValue[] = [];
  for (;;) {
    const before = scanner.at;
    const space = take(scanner, SPACE) ?? '';
    if (space !== '' && beginsElse(scanner)) scanner.at = before;
    const errorsBefore = scanner.errors.length;
    const value = scanValue(scanner);
    if (value === undefined) {
      if (scanner.errors.length === errorsBefore)
        tellMissing(scanner, before, values.length > 0 ? ',' : `${name}${sign}`);
      return undefined;
    }
    values.push(value);
    if (scanner.text[scanner.at] !== ',') return values;
    scanner.at += 1;
  }
};

const tellMissing = (scanner: Scanner, end: number, before: string): void => {
  const at = Math.max(0, end - before.length);
  const shown = quoteForError(before);
  scanner.at = end;
  scanner.errors.push({ at, length: end - at, message: `a value is missing after ${shown}` });
  if (scanner.text[end] === ',') scanner.at += 1;
};

const beginsElse = (scanner: Scanner): boolean => {
  const at = scanner.at;
  const name = take(scanner, NAME);
  const begins =
    name !== undefined &&
    (KEYWORDS.has(name.toLowerCase()) || (scanner.names.isField(name) && take(scanner, OPERATOR) !== undefined));
  scanner.at = at;
  return begins || scanner.text[at] === '!';
};

const scanValue = (scanner: Scanner): RawValue | undefined => {
  const first = scanner.text[scanner.at];
  if (first === '"') return scanQuoted(scanner);
  if (first === '/') return scanRegex(scanner);
  const at = scanner.at;
  const text = take(scanner, VALUE);
  return text === undefined ? undefined : { form: 'plain', text, at, length: text.length };
};

const scanQuoted = (scanner: Scanner): RawValue | undefined => {
  const at = scanner.at;
  const found = take(scanner, QUOTED);
  if (found !== undefined) {
    return { form: 'quoted', text: unquote(found), at, length: found.length };
  }
  return unfinished(scanner, 'a closing " is missing');
};

const scanRegex = (scanner: Scanner): RawValue | undefined => {
  const at = scanner.at;
  const found = take(scanner, REGEX);
  if (found === undefined) return tellOpenRegex(scanner);
  const end = found.lastIndexOf('/');
  const flags = found.slice(end + 1);
  if (!/^i?$/.test(flags)) {
    scanner.errors.push({
      at: at + end + 1,
      length: flags.length,
      message: `${quoteForError(flags)} is no flag here: expressions never mind case, nothing else can be chosen`,
    });
  }
  return { form: 'regex', text: found.slice(1, end), at, length: found.length };
};

/** A slash inside brackets ends nothing, so that a bracket left open hides the slash behind it. */
const tellOpenRegex = (scanner: Scanner): undefined => {
  const bracketAt = scanner.at + (matchAt(REGEX_BODY, scanner.text, scanner.at)?.length ?? 0);
  if (scanner.text[bracketAt] !== '[') {
    return unfinished(scanner, 'a regular expression stands between two slashes: /mail/; put other text in quotes');
  }
  scanner.at = bracketAt;
  return unfinished(
    scanner,
    `the bracket [ at character ${bracketAt + 1} is never closed: put a ] behind what it holds, or write \\[ to look for the sign itself`,
  );
};

const unfinished = (scanner: Scanner, message: string): undefined => {
  scanner.errors.push({ at: scanner.at, length: scanner.text.length - scanner.at, message });
  scanner.at = scanner.text.length;
  return undefined;
};

const scanWord = (scanner: Scanner): Token | undefined => {
  const at = scanner.at;
  const text = take(scanner, WORD);
  if (text === undefined) return undefined;
  const keyword = KEYWORDS.get(text.toLowerCase());
  if (keyword !== undefined) return { kind: keyword, at, length: text.length };
  if (/[:<>=]/.test(text) && !scanner.names.isWord(text)) {
    const message = `${quoteForError(text)} does not begin with the name of a field: put it in quotes to look for it as text`;
    scanner.errors.push({ at, length: text.length, message });
    return undefined;
  }
  return { kind: 'word', value: { form: 'plain', text, at, length: text.length }, at, length: text.length };
};
