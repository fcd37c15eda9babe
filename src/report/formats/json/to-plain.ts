// Turns what the analyses computed into what JSON can say: instants become ISO strings in UTC, what is undefined becomes null.
import { isoTime } from '../../../text/utc.ts';

const AN_INSTANT = /^at$|At$/;

/**
 * Keys keep their order. A number that is none, a function, or an object that is more than a record is a mistake of our own:
 * it throws, and names the place.
 */
export const toPlain = (value: unknown, path = '$', isInstant = false): unknown => {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return plainNumber(value, path, isInstant);
  if (Array.isArray(value)) return value.map((item, index) => toPlain(item, `${path}[${index}]`, isInstant));
  if (!isRecord(value)) throw new Error(`report: ${path} is ${describe(value)}, which JSON cannot hold`);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, toPlain(item, `${path}.${key}`, AN_INSTANT.test(key))]),
  );
};

/** An appliance may send any number as a time: one that no four-digit year holds is unknown. */
const plainNumber = (value: number, path: string, isInstant: boolean): number | string | null => {
  if (!Number.isFinite(value)) throw new Error(`report: ${path} is ${value}, and no number may be`);
  if (!isInstant) return value;
  return isoTime(value) ?? null;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const describe = (value: unknown): string =>
  typeof value === 'object' ? `a ${value?.constructor?.name ?? 'thing of its own'}` : `a ${typeof value}`;
