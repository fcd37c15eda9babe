// A whole answer of an appliance of the field: which of its places are wanted, what is made of it, and which probe is missing from it.
import type { Told } from '../../domain/appliance.ts';
import type { Failure } from '../../domain/failure.ts';
import { type AnswerShape, decode } from '../decode.ts';
import type { Elements, Wanted } from '../json-pattern.ts';
import type { Chunks, Pace } from '../json-stream.ts';
import { isObject } from '../leaf.ts';
import { isWrong, type Read, Wrong } from '../reading.ts';
import { arrived, type Entry, entriesAt, listOf } from './entries.ts';
import { named } from './named.ts';
import { soleObject } from './tolerant.ts';

/** Of a success, `missingProbe` is who did not answer the appliance. */
export type Decoded<T> = (Readonly<{ ok: true }> & Told<T>) | Readonly<{ ok: false; failure: Failure }>;

export type PartShape<T> = AnswerShape<Told<T>>;

export const decodeAnswer = async <T>(chunks: Chunks, shape: PartShape<T>, pace: Pace): Promise<Decoded<T>> => {
  const decoded = await decode(chunks, shape, pace);
  return decoded.ok ? { ok: true, ...decoded.value } : decoded;
};

/** An answer that is an object; a list of nothing but that object will do. */
export const objectAnswer = <T>(what: string, wanted: Wanted, read: Read<T | undefined>): PartShape<T> => ({
  what,
  wanted: alsoInList({ ...wanted, places: [...wanted.places, CHILD_ERROR] }),
  read: asPart(read, 'an object'),
});

/** An answer that is a list; it may also stand under `place`, beside `others`, or be a map, or a single object. */
export const listAnswer = <T>(
  what: string,
  place: string,
  kind: Entry<T>,
  others: readonly string[] = [],
): PartShape<readonly T[]> => {
  const bare = entriesAt('', kind);
  const placed = entriesAt(place, kind);
  const wanted: Wanted = {
    masses: { ...bare.elements, ...placed.elements },
    elements: {},
    places: [...bare.places, ...placed.places, ...others, CHILD_ERROR],
  };
  return { what, wanted, read: asPart(listIn(place, kind, others), 'a list') };
};

/** Names a probe that did not answer. */
export const CHILD_ERROR = 'darktraceChildError';

const probes = listOf(named('name', 'label', 'hostname', 'id'));

const missingProbe = (raw: unknown): string | undefined | Wrong => {
  const told = soleObject(raw)?.[CHILD_ERROR];
  const all = probes(told);
  if (isWrong(all)) return all.under(CHILD_ERROR);
  return all === undefined || all.length === 0 ? undefined : all.join(', ');
};

const asPart =
  <T>(read: Read<T | undefined>, expected: string): Read<Told<T>> =>
  (raw) => {
    const value = read(raw);
    if (isWrong(value)) return value;
    if (value === undefined) return new Wrong(raw, expected);
    const missing = missingProbe(raw);
    return isWrong(missing) ? missing : { value, missingProbe: missing };
  };

const listIn = <T>(place: string, kind: Entry<T>, others: readonly string[]): Read<readonly T[] | undefined> => {
  const readList = arrived(kind);
  const beside = new Set([CHILD_ERROR, ...others]);
  return (raw) => {
    if (!isObject(raw)) return readList(raw);
    if (Object.hasOwn(raw, place)) {
      const list = readList(raw[place]);
      return isWrong(list) ? list.under(place) : (list ?? []);
    }
    return readList(Object.fromEntries(Object.entries(raw).filter(([key]) => !beside.has(key))));
  };
};

const alsoInList = ({ masses, elements, places }: Wanted): Wanted => ({
  masses: withList(masses),
  elements: withList(elements),
  places: places.flatMap((place) => [place, `[].${place}`]),
});

const withList = (elements: Elements): Elements => ({
  ...elements,
  ...Object.fromEntries(Object.entries(elements).map(([pattern, read]) => [`[].${pattern}`, read])),
});
