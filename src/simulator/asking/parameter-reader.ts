// Reads a query's parameters as strictly as the documents tell them, and remembers the first thing wrong with them.
import type { Instant } from '../../domain/instant.ts';
import { badInput, type ShortAnswer } from '../short-answer.ts';
import { readSecondText } from './utc-text.ts';

export type Parameter = Readonly<{ name: string; value: string }>;

export type ParameterReader = Readonly<{
  has(name: string): boolean;
  text(name: string): string | undefined;
  wholeNumber(name: string, range?: Readonly<{ from: number; to: number }>): number | undefined;
  /** Any other form: `parse` gives undefined for what is not `form`. */
  parsed<T>(name: string, parse: (text: string) => T | undefined, form: string): T | undefined;
  boolean(name: string): boolean | undefined;
  /** Milliseconds since 1970. */
  instant(name: string): Instant | undefined;
  /** YYYY-MM-DD HH:MM:SS */
  instantText(name: string): Instant | undefined;
  /** A word outside the list is well-formed but senseless: 422. */
  choice<Word extends string | number>(name: string, words: readonly Word[]): Word | undefined;
  /** Names from all occurrences, each of them perhaps a comma list; undefined when there is none. */
  names(name: string): ReadonlySet<string> | undefined;
  /** Well-formed, but senseless together: 422. */
  contradicts(isWrong: boolean, message: string): void;
  refusal(): ShortAnswer | undefined;
}>;

/** The furthest instant that a date can hold. */
const LAST_INSTANT = 8_640_000_000_000_000;

export const createParameterReader = (
  segment: string,
  parameters: readonly Parameter[],
  known: readonly string[],
): ParameterReader => {
  const values = Map.groupBy(parameters, ({ name }) => name);
  let malformed: string | undefined = findMisfit(values, known);
  let senseless: string | undefined;
  const firstOf = (name: string): string | undefined => values.get(name)?.[0]?.value;
  const read = <T>(name: string, parse: (text: string) => T | undefined, form: string): T | undefined => {
    const text = firstOf(name);
    if (text === undefined) return undefined;
    const value = parse(text);
    if (value === undefined) malformed ??= `${name} must be ${form}, not ${JSON.stringify(text.slice(0, 200))}`;
    return value;
  };
  const contradicts = (isWrong: boolean, message: string): void => {
    if (isWrong) senseless ??= message;
  };
  return {
    has: (name) => values.has(name),
    text: firstOf,
    wholeNumber: (name, range) => read(name, (text) => parseWhole(text, range), tellWhole(range)),
    parsed: read,
    boolean: (name) => read(name, parseBoolean, 'true or false'),
    instant: (name) =>
      read(name, (text) => parseWhole(text, { from: 0, to: LAST_INSTANT }), 'milliseconds since 1970 (UTC)'),
    instantText: (name) => read(name, readSecondText, 'a date as YYYY-MM-DD HH:MM:SS (UTC)'),
    choice: (name, words) => {
      const text = firstOf(name);
      const word = words.find((allowed) => String(allowed) === text);
      const isMisspelt = text !== undefined && word === undefined;
      if (isMisspelt && typeof words[0] === 'number' && parseWhole(text) === undefined)
        malformed ??= `${name} must be a whole number, not ${JSON.stringify(text.slice(0, 200))}`;
      contradicts(isMisspelt, `${name} must be one of ${words.join(', ')}, not ${JSON.stringify(text)?.slice(0, 200)}`);
      return word;
    },
    names: (name) => namesOf(values.get(name)),
    contradicts,
    refusal: () => {
      if (malformed !== undefined) return badInput(400, segment, malformed);
      return senseless === undefined ? undefined : badInput(422, segment, senseless);
    },
  };
};

/** Only responsedata is a list, and may be repeated. */
const findMisfit = (
  values: ReadonlyMap<string, readonly Parameter[]>,
  known: readonly string[],
): string | undefined => {
  const unknown = [...values.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined)
    return `there is no parameter ${JSON.stringify(unknown.slice(0, 200))}; known are ${known.join(', ')}`;
  const repeated = [...values].find(([name, given]) => given.length > 1 && name !== 'responsedata');
  return repeated === undefined ? undefined : `${repeated[0]} was given ${repeated[1].length} times`;
};

const namesOf = (given: readonly Parameter[] | undefined): ReadonlySet<string> | undefined =>
  given === undefined
    ? undefined
    : new Set(
        given
          .flatMap(({ value }) => value.split(','))
          .map((name) => name.trim())
          .filter((name) => name !== ''),
      );

const parseWhole = (
  text: string,
  { from, to }: Readonly<{ from: number; to: number }> = { from: 0, to: Number.MAX_SAFE_INTEGER },
): number | undefined => {
  const number = /^\d{1,16}$/.test(text) ? Number(text) : undefined;
  return number === undefined || number < from || number > to ? undefined : number;
};

const tellWhole = (range: Readonly<{ from: number; to: number }> | undefined): string =>
  range === undefined ? 'a whole number' : `a whole number from ${range.from} to ${range.to}`;

/** In any case: the documents' own clients send Python's True and False. */
const parseBoolean = (text: string): boolean | undefined => {
  const word = text.toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
};
