// Tests of texts, compiled once for a filter: the whole text or part of it, never minding case.
import type { Dictionary } from '../../flow-table.ts';
import { compileRegex } from '../language/check-regex.ts';
import type { Value } from '../language/filter.ts';

/** Takes the code of a text; false for NO_CODE. */
export type TextTest = (code: number) => boolean;

type Comparison = Readonly<{ isWhole: boolean; fold?: (text: string) => string }>;

/** True where one of the values fits; values that are no texts fit none. `fold` makes spellings alike beyond their case. */
export const textTest = (texts: Dictionary, values: readonly Value[], { isWhole, fold }: Comparison): TextTest => {
  const alike = fold ?? ((text: string) => text);
  const wanted = values.flatMap((value) => (value.kind === 'text' ? [alike(value.text.toLowerCase())] : []));
  const regexes = values.flatMap((value) => (value.kind === 'regex' ? [compileRegex(value.source)] : []));
  const lower = lowerTexts(texts);
  return (code) => {
    const text = lower(code);
    if (text === undefined) return false;
    const folded = alike(text);
    if (wanted.some((one) => (isWhole ? folded === one : folded.includes(one)))) return true;
    return regexes.length > 0 && regexes.some((regex) => regex(texts.textOf(code) ?? ''));
  };
};

/** Remembers the answers: for texts that many codes share. */
export const remember = (test: TextTest, count: number): TextTest => {
  const answers = new Uint8Array(count + 1);
  return (code) => {
    if (answers[code] === 0) answers[code] = test(code) ? 2 : 1;
    return answers[code] === 2;
  };
};

const known = new WeakMap<Dictionary, (code: number) => string | undefined>();

/** Each text in lower case, made when it is first asked for. */
export const lowerTexts = (texts: Dictionary): ((code: number) => string | undefined) => {
  const found = known.get(texts);
  if (found !== undefined) return found;
  // Long from the start: filled in any order, an array that grows would turn into a slow one.
  const lower = new Array<string | undefined>(texts.count + 1);
  const made = (code: number): string | undefined => {
    const text = lower[code] ?? texts.textOf(code)?.toLowerCase();
    lower[code] = text;
    return text;
  };
  known.set(texts, made);
  return made;
};
