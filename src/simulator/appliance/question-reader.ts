// Reads a query's parameters as leniently as appliances of the field do: what is unknown is passed over.
import type { Instant } from '../../domain/instant.ts';

export type QuestionReader = Readonly<{
  has(name: string): boolean;
  text(name: string): string | undefined;
  /** Negative ones, too: there are devices and subnets of such numbers. */
  wholeNumber(name: string, range?: Readonly<{ from: number; to: number }>): number | undefined;
  flag(name: string): boolean | undefined;
  /** Milliseconds since 1970. */
  instant(name: string): Instant | undefined;
  /** "2026-01-15 12:00:00", with or without its seconds, or the date alone; in UTC. */
  instantText(name: string): Instant | undefined;
  word<Word extends string>(name: string, words: readonly Word[]): Word | undefined;
  /** Any other form. */
  parsed<T>(name: string, parse: (text: string) => T | undefined): T | undefined;
  /** Something that was read so far was not what it has to be. */
  isMisread(): boolean;
}>;

const ANY_NUMBER = { from: -1_000_000_000, to: Number.MAX_SAFE_INTEGER };

/** The furthest instant that a date can hold. */
const LAST_INSTANT = 8_640_000_000_000_000;

export const createQuestionReader = (
  parameters: readonly Readonly<{ name: string; value: string }>[],
): QuestionReader => {
  const values = new Map(parameters.toReversed().map(({ name, value }) => [name, value]));
  let isMisread = false;
  const parsed = <T>(name: string, parse: (text: string) => T | undefined): T | undefined => {
    const text = values.get(name);
    if (text === undefined) return undefined;
    const value = parse(text);
    if (value === undefined) isMisread = true;
    return value;
  };
  return {
    has: (name) => values.has(name),
    text: (name) => values.get(name),
    wholeNumber: (name, range = ANY_NUMBER) => parsed(name, (text) => readWhole(text, range)),
    flag: (name) => parsed(name, readFlag),
    instant: (name) => parsed(name, (text) => readWhole(text, { from: 0, to: LAST_INSTANT })),
    instantText: (name) => parsed(name, readInstantText),
    word: (name, words) => parsed(name, (text) => words.find((word) => word === text)),
    parsed,
    isMisread: () => isMisread,
  };
};

const readWhole = (text: string, { from, to }: Readonly<{ from: number; to: number }>): number | undefined => {
  const number = /^-?\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  return number >= from && number <= to ? number : undefined;
};

/** In any case: clients in Python send True and False. */
const readFlag = (text: string): boolean | undefined => {
  const word = text.toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
};

const readInstantText = (text: string): Instant | undefined => {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(:\d{2})?)?$/.exec(text);
  if (match === null) return undefined;
  const [, day = '', minute = '00:00', second = ':00'] = match;
  const spelt = `${day}T${minute}${second}`;
  const at = Date.parse(`${spelt}Z`);
  // The parser rolls 31 February over; what does not come back as written was not a date.
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 19) !== spelt ? undefined : at;
};
