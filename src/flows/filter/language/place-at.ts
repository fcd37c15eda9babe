// Finds out what is being typed at the end of an unfinished filter: a word, the value of a field, or something that cannot be completed.
import type { Operator } from './filter.ts';
import {
  MARK,
  matchAt,
  NAME,
  OPERATOR,
  operatorOf,
  QUOTED,
  REGEX,
  SPACE,
  SPACED_OPERATOR,
  unquote,
  VALUE,
  WORD,
} from './lexis.ts';

export type TypingPlace =
  | Readonly<{ kind: 'word'; from: number; typed: string }>
  | Readonly<{ kind: 'value'; from: number; typed: string; name: string; operator: Operator }>
  | Readonly<{ kind: 'elsewhere' }>;

type Head = Readonly<{ name: string; sign: string; length: number }>;

const ELSEWHERE: TypingPlace = { kind: 'elsewhere' };

/** `text` is what stands before the cursor. */
export const placeAt = (text: string, isField: (name: string) => boolean): TypingPlace => {
  let at = 0;
  while (at < text.length) {
    const skipped = matchAt(SPACE, text, at) ?? matchAt(MARK, text, at);
    if (skipped !== undefined) {
      at += skipped.length;
      continue;
    }
    const head = headAt(text, at, isField);
    const next = head === undefined ? endOfWord(text, at) : endOfValues(text, at + head.length, head);
    if (typeof next !== 'number') return next;
    at = next;
  }
  return { kind: 'word', from: at, typed: '' };
};

const headAt = (text: string, at: number, isField: (name: string) => boolean): Head | undefined => {
  const name = matchAt(NAME, text, at);
  if (name === undefined || !isField(name)) return undefined;
  const behind = at + name.length;
  const sign = matchAt(OPERATOR, text, behind) ?? matchAt(SPACED_OPERATOR, text, behind);
  return sign === undefined ? undefined : { name, sign: sign.trim(), length: name.length + sign.length };
};

/** Where the word ends, or where one is in it. */
const endOfWord = (text: string, at: number): number | TypingPlace => {
  const closed = matchAt(QUOTED, text, at) ?? matchAt(REGEX, text, at);
  if (closed !== undefined) return at + closed.length;
  if (text[at] === '"' || text[at] === '/') return ELSEWHERE;
  const word = matchAt(WORD, text, at) ?? text.slice(at);
  if (at + word.length < text.length) return at + word.length;
  return /[:<>=]/.test(word) ? ELSEWHERE : { kind: 'word', from: at, typed: word };
};

const endOfValues = (text: string, start: number, head: Head): number | TypingPlace => {
  const value = { kind: 'value', name: head.name, operator: operatorOf(head.sign) } as const;
  let at = start;
  for (;;) {
    at += matchAt(SPACE, text, at)?.length ?? 0;
    if (text[at] === '"') {
      const quoted = matchAt(QUOTED, text, at);
      if (quoted === undefined) return { ...value, from: at, typed: unquote(`${text.slice(at)}"`) };
      at += quoted.length;
    } else if (text[at] === '/') {
      const regex = matchAt(REGEX, text, at);
      if (regex === undefined || at + regex.length === text.length) return ELSEWHERE;
      at += regex.length;
    } else {
      const plain = matchAt(VALUE, text, at) ?? '';
      if (at + plain.length === text.length) return { ...value, from: at, typed: plain };
      at += plain.length;
    }
    if (text[at] !== ',') return at;
    at += 1;
  }
};
