// Things of which only the name matters: a tag, a filter, a probe. Some come as objects with a name, some as the name itself.
import { name } from '../leaf.ts';
import { type Entry, entry } from './entries.ts';

/** In an object, the name stands under the first of these that has one. */
export const named = (...names: readonly string[]): Entry<string> =>
  entry(
    (take) => take(name, ...names),
    (raw) => name(raw),
  );
