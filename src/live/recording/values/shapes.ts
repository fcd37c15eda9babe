// Readers of what a recording holds: as strict as its writer is faithful, since anybody may have changed the file meanwhile.
import type { Instant } from '../../../domain/instant.ts';
import { clean } from '../../../text/clean.ts';
import { isObject, number, required } from '../../../wire/leaf.ts';
import { isWrong, type Read, Wrong } from '../../../wire/reading.ts';

/** One reader for each field of the domain's object; other fields are ignored, absent ones are undefined. */
export type Fields<T> = { readonly [Name in keyof T]: Read<T[Name]> };

export const shape =
  <T extends object>(fields: Fields<T>): Read<T> =>
  (raw) => {
    if (!isObject(raw)) return new Wrong(raw, 'an object');
    const made: Partial<T> = {};
    for (const name in fields) {
      const value = fields[name](Object.hasOwn(raw, name) ? raw[name] : undefined);
      if (isWrong(value)) return value.under(name);
      made[name] = value;
    }
    return isWhole(made, fields) ? made : new Wrong(raw, 'a whole object');
  };

const isWhole = <T extends object>(made: Partial<T>, fields: Fields<T>): made is T =>
  Object.keys(fields).every((name) => Object.hasOwn(made, name));

export const maybe =
  <T>(read: Read<T>): Read<T | undefined> =>
  (raw) =>
    raw === undefined || raw === null ? undefined : read(raw);

export const list =
  <T>(read: Read<T>): Read<readonly T[]> =>
  (raw) => {
    if (!Array.isArray(raw)) return new Wrong(raw, 'a list');
    const values: T[] = [];
    for (const [index, item] of raw.entries()) {
      const value = read(item);
      if (isWrong(value)) return value.under(index);
      values.push(value);
    }
    return values;
  };

export const sureNumber: Read<number> = required(number, 'a number');

/** Sentences that darktop wrote itself may be longer than what an appliance may say. */
const LONGEST_TEXT = 4_096;

export const sureText: Read<string> = (raw) =>
  typeof raw === 'string' ? clean(raw, LONGEST_TEXT) : new Wrong(raw, 'a text');

export const texts: Read<readonly string[]> = list(sureText);

export const nameOrNumber: Read<string | number> = (raw) =>
  typeof raw === 'number' && Number.isFinite(raw) ? raw : sureText(raw);

export const flag: Read<boolean> = (raw) => (typeof raw === 'boolean' ? raw : new Wrong(raw, 'true or false'));

export const wholeNumber: Read<number> = (raw) =>
  typeof raw === 'number' && Number.isSafeInteger(raw) ? raw : new Wrong(raw, 'a whole number');

/** The farthest a Date can hold. */
const LAST_AT = 8.64e15;

export const isInstant = (at: number): boolean => Number.isFinite(at) && Math.abs(at) <= LAST_AT;

export const instant: Read<Instant> = (raw) =>
  typeof raw === 'number' && isInstant(raw) ? raw : new Wrong(raw, 'an instant');

export const oneOf =
  <T>(...values: readonly T[]): Read<T> =>
  (raw) =>
    values.find((value) => value === raw) ?? new Wrong(raw, `one of ${values.join(', ')}`);

/** Numbers under names nobody knows beforehand. */
export const numbersByName: Read<Readonly<Record<string, number>>> = (raw) => {
  if (!isObject(raw)) return new Wrong(raw, 'an object');
  const numbers = new Map<string, number>();
  for (const [key, value] of Object.entries(raw)) {
    const one = sureNumber(value);
    if (isWrong(one)) return one.under(key);
    numbers.set(clean(key), one);
  }
  return Object.fromEntries(numbers);
};
