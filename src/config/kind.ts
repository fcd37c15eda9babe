// The kinds of values a configuration key can have: each says what is allowed and reads whatever came.
import { clean } from '../text/clean.ts';
import { formatCount } from '../text/units.ts';

/** `text` is how the value is shown later: for a secret, a mask. `came` finishes the sentence "host …". */
export type Reading<T> = Readonly<{ ok: true; value: T; text: string }> | Readonly<{ ok: false; came: string }>;

export type Kind<T> = Readonly<{
  /** Finishes the sentence "Allowed is …". */
  allowed: string;
  read: (given: unknown) => Reading<T>;
}>;

export const choice = <const T extends string>(...names: readonly T[]): Kind<T> => ({
  allowed: names.map((name) => `"${name}"`).join(', '),
  read: (given) => {
    const found = names.find((name) => name === given);
    return found === undefined ? unfit(given) : { ok: true, value: found, text: found };
  },
});

export const YES_OR_NO: Kind<boolean> = {
  allowed: 'true or false',
  read: (given) => (typeof given === 'boolean' ? { ok: true, value: given, text: String(given) } : unfit(given)),
};

/** Any text but an empty one: a path, a name. */
export const textOf = (allowed: string, pattern: RegExp = /^[^\0]+$/): Kind<string> => ({
  allowed,
  read: (given) =>
    typeof given === 'string' && pattern.test(given)
      ? { ok: true, value: given, text: clean(given, 200) }
      : unfit(given),
});

export const numberBetween = (least: number, most: number): Kind<number> => ({
  allowed: `a number from ${formatPlain(least)} to ${formatPlain(most)}`,
  read: (given) =>
    typeof given === 'number' && given >= least && given <= most
      ? { ok: true, value: given, text: String(given) }
      : unfit(given),
});

export const wholeBetween = (least: number, most: number): Kind<number> => ({
  allowed: `a whole number from ${formatPlain(least)} to ${formatPlain(most)}`,
  read: (given) => (Number.isInteger(given) ? numberBetween(least, most).read(given) : unfit(given)),
});

export const listOf = <T>(kind: Kind<T>): Kind<readonly T[]> => ({
  allowed: `a list in which each is ${kind.allowed}`,
  read: (given) => {
    if (!Array.isArray(given)) return unfit(given);
    const values: T[] = [];
    const texts: string[] = [];
    for (const [index, element] of given.entries()) {
      const reading = kind.read(element);
      if (!reading.ok) return { ok: false, came: `number ${index + 1} ${reading.came}` };
      values.push(reading.value);
      texts.push(reading.text);
    }
    return { ok: true, value: values, text: `[${texts.join(', ')}]` };
  },
});

/** A complaint that repeats what came, shortened and cleaned. Never for secrets. */
export const unfit = (given: unknown): { ok: false; came: string } => ({ ok: false, came: `is ${describe(given)}` });

const describe = (given: unknown): string => {
  if (given === '') return 'empty';
  if (typeof given === 'string') return `"${clean(given, 60)}"`;
  if (typeof given === 'number' || typeof given === 'boolean' || typeof given === 'bigint') return String(given);
  if (Array.isArray(given)) return 'a list';
  return given instanceof Date ? 'a date' : 'a table';
};

const formatPlain = (value: number): string => (Number.isInteger(value) ? formatCount(value) : String(value));
