// Names for the codes that filters and metrics use, by kind: countries, protocols, types of devices.
import type { NamedCode, NamedCodes } from '../../domain/appliance.ts';
import { clean } from '../../text/clean.ts';
import type { Chunks, Pace } from '../json-stream.ts';
import { name } from '../leaf.ts';
import { isWrong, Wrong } from '../reading.ts';
import { CHILD_ERROR, type Decoded, decodeAnswer, objectAnswer } from './answer.ts';
import { arrived, entriesAt, entry } from './entries.ts';
import { soleObject } from './tolerant.ts';

export const decodeEnums = (chunks: Chunks, pace: Pace): Promise<Decoded<readonly NamedCodes[]>> =>
  decodeAnswer(chunks, SHAPE, pace);

/** `{"code": "6", "name": "TCP"}`, or in a map `"6": "TCP"`. */
const namedCode = entry<NamedCode>(
  (take, key) => {
    const code = take(name, 'code') ?? (key === undefined ? undefined : clean(key));
    const called = take(name, 'name');
    return code === undefined || called === undefined ? undefined : { code, name: called };
  },
  (raw, key) => {
    const called = name(raw);
    if (called === undefined || isWrong(called)) return called;
    return key === undefined ? new Wrong(raw, 'a code with its name') : { code: clean(key), name: called };
  },
);

const readCodes = arrived(namedCode);

/** Every name is a kind, unless what stands under it can be no list of codes. */
const kinds = (raw: unknown): readonly NamedCodes[] | undefined | Wrong => {
  const object = soleObject(raw);
  if (object === undefined) return undefined;
  const named: NamedCodes[] = [];
  for (const [category, value] of Object.entries(object)) {
    if (category === CHILD_ERROR || typeof value !== 'object' || value === null) continue;
    const codes = readCodes(value);
    if (isWrong(codes)) return codes.under(category);
    if (codes !== undefined) named.push({ category: clean(category), codes });
  }
  return named;
};

const { elements: masses, places } = entriesAt('*', namedCode);

const SHAPE = objectAnswer('enums', { masses, elements: {}, places }, kinds);
