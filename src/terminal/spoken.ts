// Frames for a screen reader: only the lines that are new, one after the other and without a single escape sequence.
import { stripVTControlCharacters } from 'node:util';
import { clean } from '../text/clean.ts';

export type Spoken = Readonly<{
  /** The lines of the frame that the frame before did not have, each ended by a carriage return and a line feed. */
  draw(frame: string): string;
}>;

/** Says something: a letter or a digit of any alphabet. What is left are rules, bars and frames. */
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

export const createSpoken = (): Spoken => {
  let lastFrame: string | undefined;
  let spoken: ReadonlySet<string> = new Set();
  return {
    draw: (frame) => {
      if (frame === lastFrame) return '';
      lastFrame = frame;
      const lines = frame
        .split('\n')
        .map((line) => wordsOf(clean(stripVTControlCharacters(line))))
        .filter((line) => SAYS_SOMETHING.test(line));
      const fresh = lines.filter((line) => !spoken.has(line) && !isEndOfSpoken(line, spoken));
      spoken = new Set(lines);
      return fresh.map((line) => `${line}\r\n`).join('');
    },
  };
};

/** A line that only lost what was said before it, such as that it was selected, says nothing new. */
const isEndOfSpoken = (line: string, spoken: ReadonlySet<string>): boolean => {
  const end = `: ${line}`;
  for (const one of spoken) if (one.endsWith(end)) return true;
  return false;
};

/** Arrows, box drawing, block elements and geometric shapes, the signs between parts of the frame, and a point that stands alone. */
const DRAWN = /[\u2190-\u21ff\u2500-\u25ff\u2016\u203a\xbb]+|(?<!\S)\xb7+(?!\S)/gu;

/** What stands apart in the frame is told apart by a comma, unless a sign has done so. */
const wordsOf = (line: string): string =>
  line
    .replaceAll(DRAWN, ' ')
    .trim()
    .replaceAll(/(?<=[,;:])\s{2,}/gu, ' ')
    .replaceAll(/\s{2,}/gu, ', ');
