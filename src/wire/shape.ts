// Shapes of objects, told as zod schemas over our own tolerant readers: unknown fields are ignored, absent parts are undefined.
// The functional half of zod: the other half brings 400 KB that no bundler can leave out, and 50 ms to every start.
import * as z from 'zod/mini';
import { isObject, readElements } from './leaf.ts';
import { isWrong, type Read, Wrong } from './reading.ts';

/** One of our readers as a zod schema. */
export const field = <T>(read: Read<T>): z.ZodMiniType<T> =>
  z.transform((raw: unknown, context): T => {
    const value = read(raw);
    if (!isWrong(value)) return value;
    context.issues.push({ code: 'custom', input: raw, path: [...value.path], message: value.expected });
    return z.NEVER;
  });

type Fields = Readonly<Record<string, z.ZodMiniType>>;

/** An object with these fields on the wire, and what the domain makes of it. */
export const object = <S extends Fields, T>(fields: S, make: (wire: z.output<z.ZodMiniObject<S>>) => T) =>
  z.pipe(z.object(fields, { error: 'an object' }), z.transform(make));

/** The same, when it may be absent. */
export const part = <S extends Fields, T>(fields: S, make: (wire: z.output<z.ZodMiniObject<S>>) => T) =>
  z.pipe(
    z.nullish(object(fields, make)),
    z.transform((value) => value ?? undefined),
  );

/** A list whose elements were read while they arrived. */
export const readList = <T>() => field<readonly T[] | undefined>(readElements<T>());

/** An object whose values were read while they arrived; those that were null are left out. */
export const readMap = <T>() =>
  field<readonly (readonly [string, T])[] | undefined>((raw) => {
    if (raw === undefined || raw === null) return undefined;
    if (!isObject(raw)) return new Wrong(raw, 'an object');
    return Object.entries(raw as Readonly<Record<string, T | undefined>>).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value] as const],
    );
  });

/** The places of the fields that stand in the schema, as patterns: `summary.timerange.start`. */
export const placesOf = (schema: z.ZodMiniType): readonly string[] =>
  Object.entries(fieldsOf(schema)).flatMap(([name, inner]) => {
    const inside = placesOf(inner);
    return inside.length === 0 ? [name] : inside.map((place) => `${name}.${place}`);
  });

/** None of a schema that is not an `object` or a `part`. */
const fieldsOf = (schema: z.core.$ZodType): Fields => {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'object') return def.shape as Fields;
  if (def.type === 'pipe') return fieldsOf(def.in);
  return def.type === 'optional' || def.type === 'nullable' ? fieldsOf(def.innerType) : {};
};

/** The schema as a reader; of several wrongs the first is told. */
const readWith =
  <T>(schema: z.ZodMiniType<T>): Read<T> =>
  (raw) => {
    const parsed = schema.safeParse(raw);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    if (issue === undefined) throw new Error('a schema refused a value without saying why');
    const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
    return new Wrong(valueAt(raw, path), issue.message, path);
  };

/** The same, and then what the domain makes of it. */
export const readAs = <T, U>(schema: z.ZodMiniType<T>, make: (value: T) => U): Read<U> => {
  const read = readWith(schema);
  return (raw) => {
    const value = read(raw);
    return isWrong(value) ? value : make(value);
  };
};

const valueAt = (raw: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    return (value as Readonly<Record<string | number, unknown>>)[key];
  }, raw);
