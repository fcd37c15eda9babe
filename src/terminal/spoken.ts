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
        .map((line) => clean(stripVTControlCharacters(line).trim()))
        .filter((line) => SAYS_SOMETHING.test(line));
      const fresh = lines.filter((line) => !spoken.has(line));
      spoken = new Set(lines);
      return fresh.map((line) => `${line}\r\n`).join('');
    },
  };
};
