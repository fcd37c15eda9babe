// Judges a regular expression that a person typed: whether it is one, and whether it could keep the program busy for longer than anyone waits.
import { quoteForError } from './filter-error.ts';

/** Characters. */
const LONGEST = 200;
const MOST_DEPTH = 20;
/** As much of a text as an expression is tried on; in characters. */
export const LOOKED_AT = 256;
/** A repetition without an end can stop at as many places as the text has: 2 to the 8th. */
const REPEAT_BITS = Math.log2(LOOKED_AT);
/**
 * Ways to match, as a power of two: twice trying every place in the text, and a little choice beside. Whoever names the hosts of a
 * network could otherwise keep the program busy for minutes, over tens of thousands of names, and no signal would end it.
 */
const MOST_BITS = 2 * REPEAT_BITS + 2;

/** What is wrong with it, for the person who typed it; undefined when it can be used. */
export const checkRegex = (source: string): string | undefined => {
  if (source === '') return 'an expression between the slashes is missing: /mail/';
  if (source.length > LONGEST) {
    return `a regular expression has at most ${LONGEST} characters, this one has ${source.length}`;
  }
  try {
    new RegExp(source, 'i');
  } catch {
    return `${quoteForError(source)} is not a regular expression: check its brackets and what stands before * + ?`;
  }
  if (/\\(?:[1-9]|k<)/.test(source)) return 'a regular expression cannot look back at a group here';
  const needed = neededOf(source);
  const cost = costOf({ source: needed, at: 0 }, 0);
  if (cost === undefined) return 'a repetition of something that itself varies takes too long: write [ab]+ for (a|b)+';
  const bits = cost + (needed.startsWith('^') ? 0 : REPEAT_BITS);
  return bits > MOST_BITS
    ? 'this expression can match in too many ways: use fewer of * + ? |, or begin it with ^'
    : undefined;
};

/** Never minds case, keeps no state between tests. */
export const compileRegex = (source: string): ((text: string) => boolean) => {
  const regex = new RegExp(neededOf(source), 'i');
  return (text) => regex.test(text.length > LOOKED_AT ? text.slice(0, LOOKED_AT) : text);
};

/** Without what says "anything before" and "anything behind": that is meant anyway, and costs a whole repetition. */
const neededOf = (source: string): string => source.replace(/^(?:\.\*\??)+/, '').replace(/(?<!\\)(?:\.\*\??)+$/, '');

type Reading = { readonly source: string; at: number };

/**
 * How many ways there are to match the group that begins here, as a power of two, at most; undefined: no bound worth the name.
 * A choice of branches adds a bit for each doubling, a bounded repetition its inner ways once for each time.
 */
const costOf = (reading: Reading, depth: number): number | undefined => {
  if (depth > MOST_DEPTH) return undefined;
  let bits = 0;
  let branches = 1;
  while (reading.at < reading.source.length) {
    const character = reading.source[reading.at];
    if (character === ')') break;
    if (character === '|') {
      branches += 1;
      reading.at += 1;
      continue;
    }
    const inner = costOfAtom(reading, depth);
    if (inner === undefined) return undefined;
    const { least, most } = readQuantifier(reading);
    if (most === Number.POSITIVE_INFINITY) {
      if (inner > 0) return undefined;
      bits += REPEAT_BITS;
    } else {
      bits += inner * most + Math.log2(Math.max(1, most - least + 1));
    }
  }
  return bits + Math.log2(branches);
};

const costOfAtom = (reading: Reading, depth: number): number | undefined => {
  const { source } = reading;
  const character = source[reading.at];
  if (character === '(') {
    const opening = /\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?/y;
    opening.lastIndex = reading.at;
    reading.at += opening.exec(source)?.[0].length ?? 1;
    const inner = costOf(reading, depth + 1);
    reading.at += 1;
    return inner;
  }
  if (character === '[') {
    reading.at = endOfClass(source, reading.at);
    return 0;
  }
  reading.at += character === '\\' ? 2 : 1;
  return 0;
};

/** Behind the `]` that ends the class which begins at `at`. */
const endOfClass = (source: string, at: number): number => {
  let end = at + 1;
  while (end < source.length && source[end] !== ']') end += source[end] === '\\' ? 2 : 1;
  return end + 1;
};

const QUANTIFIER = /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/y;

const readQuantifier = (reading: Reading): Readonly<{ least: number; most: number }> => {
  QUANTIFIER.lastIndex = reading.at;
  const match = QUANTIFIER.exec(reading.source);
  if (match === null) return { least: 1, most: 1 };
  reading.at += match[0].length;
  if (match[1] === '?') return { least: 0, most: 1 };
  if (match[1] !== undefined) return { least: 0, most: Number.POSITIVE_INFINITY };
  const least = Number(match[2]);
  if (match[3] === undefined) return { least, most: least };
  return { least, most: match[4] === '' ? Number.POSITIVE_INFINITY : Number(match[4]) };
};
