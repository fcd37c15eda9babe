// Parameters as the one text that is both signed and sent: sorted, and escaped so far that nobody escapes it again.
import type { ParameterValue } from './parameters/parameter.ts';

export type QueryParameters = Readonly<Record<string, ParameterValue | undefined>>;

/** Without the leading '?'; empty when no parameter has a value. A list becomes one key for each of its values. */
export const queryString = (parameters: QueryParameters): string =>
  Object.entries(parameters)
    .flatMap(([name, value]) => listOf(value).map((text) => ({ name, text })))
    .filter(({ text }) => text !== '')
    .sort((a, b) => compare(a.name, b.name))
    .map(({ name, text }) => `${escapeText(name)}=${escapeText(text)}`)
    .join('&');

/** Path and query; no lone '?' when there is no query. */
export const targetOf = (path: string, parameters: QueryParameters): string => {
  const query = queryString(parameters);
  return query === '' ? path : `${path}?${query}`;
};

const listOf = (value: ParameterValue | undefined): readonly string[] => {
  if (value === undefined) return [];
  return typeof value === 'object' ? value : [String(value)];
};

/** By code unit: the order must not depend on the machine's language. Equal names keep their order. */
const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** `'` would be escaped by URL on its way out, after it was signed; the others are escaped for strict servers. */
const escapeText = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
