// Takes apart the request target exactly as it came over the wire, and decodes its parameters.

export type WireTarget = Readonly<{
  path: string;
  /** What follows the first "?", or undefined when there is none. */
  query: string | undefined;
  /** The first segment of the path: the name under which errors are told. */
  segment: string;
}>;

export type QueryPair = Readonly<{ name: string; value: string }>;

export const splitTarget = (target: string): WireTarget => {
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  return { path, query: mark === -1 ? undefined : target.slice(mark + 1), segment: path.split('/')[1] ?? '' };
};

/** Undefined when a % escape is broken or does not spell UTF-8. Parameters with an empty value count as absent. */
export const decodeQuery = (query: string | undefined): readonly QueryPair[] | undefined => {
  try {
    return (query ?? '')
      .split('&')
      .filter((part) => part !== '')
      .map(decodePair)
      .filter(({ value }) => value !== '');
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
};

const decodePair = (part: string): QueryPair => {
  const mark = part.indexOf('=');
  return mark === -1
    ? { name: decodeWord(part), value: '' }
    : { name: decodeWord(part.slice(0, mark)), value: decodeWord(part.slice(mark + 1)) };
};

const decodeWord = (word: string): string => decodeURIComponent(word.replaceAll('+', ' '));
