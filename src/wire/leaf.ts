// Tolerant readers of single values: what is absent or null is undefined, what an appliance writes oddly is still understood.
import { clean } from '../text/clean.ts';
import { isWrong, MAX_ENTRIES, type Read, Wrong } from './reading.ts';

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

const NUMBER = 'a number';
const WHOLE = 'a whole number';
const TEXT = 'a text';
const FLAG = 'true or false';
const FEW = `at most ${MAX_ENTRIES} entries`;

export const number = (raw: unknown): number | undefined | Wrong =>
  raw === undefined || raw === null ? undefined : (numberIn(raw) ?? new Wrong(raw, NUMBER));

export const whole = (raw: unknown): number | undefined | Wrong => {
  const value = number(raw);
  return isWrong(value) || (value !== undefined && !Number.isSafeInteger(value)) ? new Wrong(raw, WHOLE) : value;
};

/** An empty text says nothing: it is read as absent. */
export const text = (raw: unknown): string | undefined | Wrong => (raw === '' ? undefined : anyText(raw));

export const anyText = (raw: unknown): string | undefined | Wrong => {
  if (typeof raw === 'string') return clean(raw);
  return raw === undefined || raw === null ? undefined : new Wrong(raw, TEXT);
};

/** A name, or the number an appliance uses for it, as it came. */
export const nameOrCode = (raw: unknown): string | number | undefined | Wrong =>
  typeof raw === 'number' && Number.isFinite(raw) ? raw : withExpected(text(raw), raw, 'a name or a number');

/** A name; the number an appliance uses for it becomes its text. */
export const name = (raw: unknown): string | undefined | Wrong => {
  const value = nameOrCode(raw);
  return typeof value === 'number' ? String(value) : value;
};

export const flag = (raw: unknown): boolean | undefined | Wrong => {
  if (raw === undefined || raw === null || typeof raw === 'boolean') return raw ?? undefined;
  const word = typeof raw === 'string' ? raw.trim().toLowerCase() : raw;
  if (word === 'true' || word === '1' || word === 1) return true;
  if (word === 'false' || word === '0' || word === 0) return false;
  return new Wrong(raw, FLAG);
};

/** Entries that are null say nothing and are left out. */
export const listOf =
  <T>(entry: Read<T | undefined>): Read<readonly T[] | undefined> =>
  (raw) => {
    if (raw === undefined || raw === null) return undefined;
    if (!Array.isArray(raw)) return new Wrong(raw, 'a list');
    if (raw.length > MAX_ENTRIES) return new Wrong(raw, FEW);
    const values: T[] = [];
    for (const [index, item] of raw.entries()) {
      const value = entry(item);
      if (isWrong(value)) return value.under(index);
      if (value !== undefined) values.push(value);
    }
    return values;
  };

/** A list whose elements were read while they arrived. */
export const readElements =
  <T>(): Read<readonly T[] | undefined> =>
  (raw) => {
    if (raw === undefined || raw === null) return undefined;
    return Array.isArray(raw) ? (raw as readonly T[]) : new Wrong(raw, 'a list');
  };

/** Numbers under names nobody knows beforehand; those that are null are left out. */
export const namedNumbers = (raw: unknown): Readonly<Record<string, number>> | undefined | Wrong => {
  if (raw === undefined || raw === null) return undefined;
  if (!isObject(raw)) return new Wrong(raw, 'an object');
  const keys = Object.keys(raw);
  if (keys.length > MAX_ENTRIES) return new Wrong(raw, FEW);
  const sums = new Map<string, number>();
  for (const key of keys) {
    const value = number(raw[key]);
    if (isWrong(value)) return value.under(key);
    if (value !== undefined) addUnder(sums, key, value);
  }
  return Object.fromEntries(sums);
};

/** Names that look alike once they are clean are one name, with the sum of what came under them. */
export const addUnder = (sums: Map<string, number>, key: string, value: number): void => {
  const name = clean(key);
  sums.set(name, (sums.get(name) ?? 0) + value);
};

/** The same reader, for what an answer must not lack; `expected` is told when it does. */
export const required =
  <T>(read: Read<T | undefined>, expected: string): Read<T> =>
  (raw) =>
    read(raw) ?? new Wrong(raw, expected);

export const isObject = (raw: unknown): raw is Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

/** JSON has no NaN, but "1e999" is too large to be a number here. */
export const numberIn = (raw: unknown): number | undefined => {
  if (typeof raw === 'string') {
    const digits = raw.trim();
    return DECIMAL.test(digits) ? finite(Number(digits)) : undefined;
  }
  return typeof raw === 'number' ? finite(raw) : undefined;
};

const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);

const withExpected = <T>(value: T | Wrong, raw: unknown, expected: string): T | Wrong =>
  isWrong(value) ? new Wrong(raw, expected) : value;
