// The part of a text that is seen around its cursor, when the whole of it is too wide.
import { clip, displayWidth } from '../text/display-width.ts';

export type Around = Readonly<{
  before: string;
  /** The character that the cursor stands on; a space at the end of the text. */
  under: string;
  after: string;
}>;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** At most `width` columns together; a text that goes on beyond an end shows `ending` there. */
export const textAround = (before: string, after: string, width: number, ending: string): Around => {
  const under = firstOf(after);
  const rest = after.slice(under.length);
  const cell = displayWidth(under);
  if (cell > width) return { before: '', under: width > 0 ? clip(ending, width, '') : '', after: '' };
  const room = width - cell;
  // A quarter of the room is kept for what comes after the cursor, so that one sees what one is going to delete.
  const kept = Math.min(displayWidth(rest), Math.floor(room / 4));
  const shownBefore = clipStart(before, room - kept, ending);
  return { before: shownBefore, under, after: clip(rest, room - displayWidth(shownBefore), ending) };
};

const firstOf = (text: string): string => {
  for (const { segment } of graphemes.segment(text)) return segment;
  return ' ';
};

/** As much of the end of the text as fits. */
const clipStart = (text: string, width: number, ending: string): string => {
  if (displayWidth(text) <= width) return text;
  const room = width - displayWidth(ending);
  if (room < 0) return '';
  let used = 0;
  let start = text.length;
  for (const { segment, index } of [...graphemes.segment(text)].reverse()) {
    used += displayWidth(segment);
    if (used > room) break;
    start = index;
  }
  return `${ending}${text.slice(start)}`;
};
