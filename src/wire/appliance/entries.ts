// Objects read by the names of their fields, and lists of them, whether they come as a list, as a map, or as a single object without either.
import type { Elements } from '../json-pattern.ts';
import { isObject } from '../leaf.ts';
import { isWrong, MAX_ENTRIES, type Read, Wrong } from '../reading.ts';
import { soleObject } from './tolerant.ts';

/** The value under the first of these names that has one; one that cannot be read spoils the whole object. */
export type Take = <T>(read: Read<T | undefined>, ...names: readonly string[]) => T | undefined;

type Made<T> = T | undefined | Wrong;

/** `key` is the name under which an entry of a map stands. */
export type ReadKeyed<T> = (raw: unknown, key: string | undefined) => Made<T>;

export type Entry<T> = Readonly<{
  /** Of its fields: an object that has one of them is one entry, any other is a map of entries. */
  names: ReadonlySet<string>;
  read: ReadKeyed<T>;
}>;

/** What is made of the fields taken; `bare` reads what is no object. An entry of which nothing is made is left out. */
export const entry = <T>(
  make: (take: Take, key: string | undefined) => Made<T>,
  bare: ReadKeyed<T> | undefined = undefined,
): Entry<T> => {
  let names: ReadonlySet<string> | undefined;
  return {
    get names() {
      names ??= namesTaken(make);
      return names;
    },
    read: (raw, key) => {
      if (raw === undefined || raw === null) return undefined;
      const object = soleObject(raw);
      if (object === undefined) return bare === undefined ? new Wrong(raw, 'an object') : bare(raw, key);
      const taking = new Taking(object);
      const made = make((read, ...taken) => taking.take(read, taken), key);
      const { wrong } = taking;
      return Array.isArray(raw) ? (wrong?.under(0) ?? made) : (wrong ?? made);
    },
  };
};

/** The same as a reader of one value. */
export const one =
  <T>({ read }: Entry<T>): Read<T | undefined> =>
  (raw) =>
    raw === '' || raw === false ? undefined : read(raw, undefined);

/** A list of entries that is in memory as a whole. */
export const listOf =
  <T>(kind: Entry<T>): Read<readonly T[] | undefined> =>
  (raw) => {
    if (raw === undefined || raw === null || raw === '' || raw === false) return undefined;
    if (!Array.isArray(raw) && !isObject(raw)) {
      const sole = kind.read(raw, undefined);
      return isWrong(sole) ? new Wrong(raw, 'a list') : only(sole);
    }
    if (isObject(raw) && isOne(kind, raw)) return only(kind.read(raw, undefined));
    const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(raw)
      ? [...raw.entries()]
      : Object.entries(raw);
    return entries.length > MAX_ENTRIES ? new Wrong(raw, `at most ${MAX_ENTRIES} entries`) : readAll(kind, entries);
  };

/** A list of entries some of which were read while they arrived, by `entriesAt`. */
export const arrived = <T>(kind: Entry<T>): Read<readonly T[] | undefined> => {
  const readList = listOf(kind);
  return (raw) => (Array.isArray(raw) ? (raw as readonly (T | undefined)[]).filter(isThere) : readList(raw));
};

export type Places = Readonly<{ elements: Elements; places: readonly string[] }>;

/** For a list at this place: its elements are read as they come; those of a map wait until all have. */
export const entriesAt = <T>(place: string, kind: Entry<T>): Places => ({
  elements: { [`${place}[]`]: (raw) => kind.read(raw, undefined) },
  places: [place === '' ? '*' : `${place}.*`],
});

/** For several lists. */
export const together = (lists: readonly Places[]): Places => ({
  elements: Object.fromEntries(lists.flatMap(({ elements }) => Object.entries(elements))),
  places: lists.flatMap(({ places }) => places),
});

const isOne = ({ names }: Entry<unknown>, raw: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(raw).some((key) => names.has(key));

/** An entry that cannot be read is left out. */
export const lenientEntry = <T>(kind: Entry<T>): Entry<T> => ({
  ...kind,
  read: (raw, key) => {
    const value = kind.read(raw, key);
    return isWrong(value) ? undefined : value;
  },
});

/** A field that an entry must not lack. */
export const missing = (name: string, expected: string): Wrong => new Wrong(undefined, expected, [name]);

class Taking {
  wrong: Wrong | undefined;
  readonly #object: Readonly<Record<string, unknown>>;

  constructor(object: Readonly<Record<string, unknown>>) {
    this.#object = object;
  }

  take<T>(read: Read<T | undefined>, names: readonly string[]): T | undefined {
    for (const name of names) {
      const value = read(this.#object[name]);
      if (isWrong(value)) {
        this.wrong ??= value.under(name);
        return undefined;
      }
      if (value !== undefined) return value;
    }
    return undefined;
  }
}

/** Nothing is made: whoever takes is asked for names only. */
const namesTaken = (make: (take: Take, key: undefined) => unknown): ReadonlySet<string> => {
  const taken = new Set<string>();
  make((_read, ...names) => {
    for (const name of names) taken.add(name);
    return undefined;
  }, undefined);
  return taken;
};

const readAll = <T>(
  kind: Entry<T>,
  entries: readonly (readonly [string | number, unknown])[],
): readonly T[] | Wrong => {
  const values: T[] = [];
  for (const [key, raw] of entries) {
    const value = kind.read(raw, typeof key === 'number' ? undefined : key);
    if (isWrong(value)) return value.under(key);
    if (value !== undefined) values.push(value);
  }
  return values;
};

const only = <T>(value: Made<T>): readonly T[] | Wrong => {
  if (isWrong(value)) return value;
  return value === undefined ? [] : [value];
};

const isThere = <T>(value: T | undefined): value is T => value !== undefined;
