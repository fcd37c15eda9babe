// Words that several parts of a report on traffic share.

export const NOT_TOLD = '(not reported)';

const MOST_LISTED = 4;

/** The first few, and how many more: a list in a table must not take it over. */
export const listWords = (words: readonly string[]): string =>
  words.length <= MOST_LISTED
    ? words.join(', ')
    : `${words.slice(0, MOST_LISTED - 1).join(', ')} and ${words.length - MOST_LISTED + 1} more`;
