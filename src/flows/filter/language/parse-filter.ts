// Reads the text of a filter into what it means, or into a list of what is wrong with it and where.

import { findField, type Schema } from './field.ts';
import { ALL, andOf, type Expression, type Filter, notOf, orOf } from './filter.ts';
import type { FilterError } from './filter-error.ts';
import { findMisplaced } from './find-misplaced.ts';
import { readCondition, readWord } from './read-condition.ts';
import { scan, type Token } from './scan.ts';

export type Parsed = Readonly<{ ok: true; filter: Filter }> | Readonly<{ ok: false; errors: readonly FilterError[] }>;

/** UTF-16 units; nobody types more, and what is pasted by mistake is refused at once. */
const LONGEST = 20_000;
/** Each costs one walk over all rows. */
const MOST_CONDITIONS = 500;
const MOST_DEPTH = 50;
const MOST_ERRORS = 10;

export const parseFilter = (text: string, schema: Schema): Parsed => {
  if (text.length > LONGEST) {
    const message = `a filter has at most ${LONGEST} characters, this one has ${text.length}: shorten it`;
    return { ok: false, errors: [{ at: LONGEST, length: text.length - LONGEST, message }] };
  }
  const names = { isField: (name: string) => isKnown(schema, name), isWord: schema.isWord };
  const { tokens, errors } = scan(text, names);
  const reader: Reader = { schema, tokens, errors, next: 0, conditionCount: 0, isOver: false, textLength: text.length };
  const filter = tokens.length === 0 ? ALL : readAll(reader);
  const misplaced = reader.errors.length > 0 ? [] : findMisplaced(filter, text, schema);
  const found = [...reader.errors, ...misplaced].sort((a, b) => a.at - b.at);
  return found.length > 0 ? { ok: false, errors: found.slice(0, MOST_ERRORS) } : { ok: true, filter };
};

const isKnown = (schema: Schema, name: string): boolean =>
  name.toLowerCase() === 'has' || findField(schema, name) !== undefined;

type Reader = {
  readonly schema: Schema;
  readonly tokens: readonly Token[];
  readonly errors: FilterError[];
  readonly textLength: number;
  next: number;
  conditionCount: number;
  /** Nothing more is read or told. */
  isOver: boolean;
};

const readAll = (reader: Reader): Filter => {
  const filter = readOr(reader, 0);
  const rest = reader.tokens[reader.next];
  if (rest?.kind === 'close') fail(reader, rest, 'this ) closes nothing: take it away, or open a ( before it');
  return filter;
};

const fail = (reader: Reader, place: Readonly<{ at: number; length: number }>, message: string): void => {
  reader.errors.push({ at: place.at, length: place.length, message });
};

const readOr = (reader: Reader, depth: number): Filter => {
  const branches: Filter[] = [readAnd(reader, depth)];
  while (reader.tokens[reader.next]?.kind === 'or') {
    reader.next += 1;
    branches.push(readAnd(reader, depth));
  }
  return orOf(branches.flatMap((branch) => (branch.kind === 'all' ? [] : [branch])));
};

/** At least one thing has to stand here, and between every two `and`s. */
const readAnd = (reader: Reader, depth: number): Filter => {
  const parts: Filter[] = [];
  for (;;) {
    const part = readPart(reader, depth);
    if (part !== undefined) parts.push(part);
    const token = reader.tokens[reader.next];
    if (token === undefined || token.kind === 'or' || token.kind === 'close') return andOf(parts);
    if (token.kind === 'and') reader.next += 1;
  }
};

/** Undefined where something is wrong, which has been told then. */
const readPart = (reader: Reader, depth: number): Expression | undefined => {
  const token = reader.tokens[reader.next];
  if (token === undefined || token.kind === 'and' || token.kind === 'or' || token.kind === 'close') {
    tellNothing(reader, token);
    return undefined;
  }
  reader.next += 1;
  if (depth > MOST_DEPTH) return giveUp(reader, token, `brackets and ! nest at most ${MOST_DEPTH} deep: simplify it`);
  switch (token.kind) {
    case 'open':
      return readGroup(reader, token, depth + 1);
    case 'not': {
      const part = readPart(reader, depth + 1);
      return part === undefined ? undefined : notOf(part);
    }
    default:
      return readLeaf(reader, token);
  }
};

const readGroup = (reader: Reader, open: Token, depth: number): Expression | undefined => {
  const inside = readOr(reader, depth);
  const close = reader.tokens[reader.next];
  if (close?.kind === 'close') reader.next += 1;
  else if (!reader.isOver) fail(reader, open, 'this ( is never closed: put a ) at the end of its part');
  return inside.kind === 'all' ? undefined : inside;
};

const readLeaf = (reader: Reader, token: Token): Expression | undefined => {
  reader.conditionCount += 1;
  if (reader.conditionCount > MOST_CONDITIONS) {
    return giveUp(reader, token, `a filter has at most ${MOST_CONDITIONS} conditions: use lists such as port:80,443`);
  }
  if (token.kind === 'condition') return readCondition(token, reader.schema, reader.errors);
  return token.kind === 'word' ? readWord(token.value, reader.schema, reader.errors) : undefined;
};

const giveUp = (reader: Reader, token: Token, message: string): undefined => {
  fail(reader, token, message);
  reader.next = reader.tokens.length;
  reader.isOver = true;
  return undefined;
};

const NOTHING = {
  first: 'something to look for is missing before',
  between: 'something to look for is missing after',
} as const;

const tellNothing = (reader: Reader, token: Token | undefined): void => {
  if (reader.isOver) return;
  // What stood here was wrong and has been told already: it left no token.
  const before = reader.tokens[reader.next - 1];
  const from = before === undefined ? 0 : before.at + before.length;
  const to = token?.at ?? reader.textLength;
  if (reader.errors.some((error) => error.at >= from && error.at <= to)) return;
  if (before !== undefined) fail(reader, before, `${NOTHING.between} ${nameOf(before)}`);
  else if (token !== undefined) fail(reader, token, `${NOTHING.first} ${nameOf(token)}`);
};

const nameOf = (token: Token): string =>
  ({ open: '(', close: ')', not: '!', and: '"and"', or: '"or"', word: 'this', condition: 'this' })[token.kind];
