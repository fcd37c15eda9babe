// Where in a JSON document something stands, as a list of keys and as a person reads it: `traffic[17].bytes`.
import { clean } from '../text/clean.ts';

export type Path = readonly (string | number)[];

const KEY_LENGTH = 40;

export const tellPath = (path: Path): string =>
  path.map((key, position) => (typeof key === 'number' ? `[${key}]` : tellKey(key, position === 0))).join('');

/** Keys come from the wire: those that are not plain words are cleaned and quoted. */
const tellKey = (key: string, isFirst: boolean): string => {
  if (/^[\w-]{1,40}$/.test(key)) return isFirst ? key : `.${key}`;
  return `["${clean(key, KEY_LENGTH)}"]`;
};
