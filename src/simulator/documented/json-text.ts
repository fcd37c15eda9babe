// Writes strings as JSON without asking JSON.stringify when nothing in them needs escaping.

/** Quotes, backslashes, control characters, and halves of surrogate pairs, which may stand alone. */
const NEEDS_ESCAPING = /["\\\u0000-\u001f\ud800-\udfff]/;

export const jsonText = (text: string): string => (NEEDS_ESCAPING.test(text) ? JSON.stringify(text) : `"${text}"`);

/** The same, for the few words that come back in every flow. */
export const createWordWriter = (): ((word: string) => string) => {
  const known = new Map<string, string>();
  return (word) => {
    const written = known.get(word) ?? jsonText(word);
    // A bound, should the words not be few after all: then they are written afresh each time.
    if (known.size < 10_000) known.set(word, written);
    return written;
  };
};
