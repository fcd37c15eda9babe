// Strings of a document before they meet a format: clean, on one line, and in ASCII where that is asked for.
import { asciiOnly } from '../../../text/ascii.ts';
import { clean } from '../../../text/clean.ts';

/** Nobody reads further, and a page or a terminal should not have to hold more of one name. */
const LONGEST = 2_000;

export type Tidy = (text: string) => string;

/**
 * ASCII is made before anything is measured: a picture of several characters takes two columns, its stand-ins may take more.
 * Line breaks of our own texts become spaces; any other control character leaves the mark of `clean`.
 */
export const tidier =
  ({ ascii }: Readonly<{ ascii: boolean }>): Tidy =>
  (text) => {
    const cleaned = clean(text.replace(/ *\r?\n */g, ' '), LONGEST);
    return ascii ? asciiOnly(cleaned) : cleaned;
  };
