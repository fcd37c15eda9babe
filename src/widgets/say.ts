// Sentences for a screen reader, and for everything else that is told in words: wrapped to the room there is.
import { wrapWords } from '../text/wrap-words.ts';
import { type Line, plainLine } from '../theme/line.ts';
import type { Meaning } from '../theme/meaning.ts';
import type { Pen } from '../theme/pen.ts';
import { type Room, tidy } from './room.ts';

export const sayLines = (text: string, { width, height }: Room, pen: Pen, meaning?: Meaning): readonly Line[] =>
  wrapWords(tidy(text, pen), { width, mostLines: height, cut: pen.glyphs.cut }).map((line) => plainLine(line, meaning));

/** Joins what is there; what is empty is not said. */
export const saying = (parts: readonly (string | undefined)[], between = ', '): string =>
  parts.filter((part) => part !== undefined && part !== '').join(between);
