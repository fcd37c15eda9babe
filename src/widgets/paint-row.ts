// Paints a line of a widget. Unlike a line of a report, it may end in blanks that are seen: those of a highlight.
import { type Line, paintLine } from '../theme/line.ts';
import type { Meaning } from '../theme/meaning.ts';
import type { Pen } from '../theme/pen.ts';

/** Meanings whose background can be seen, in some palette at least. */
const FILLED: readonly (Meaning | undefined)[] = ['selected', 'active-tab', 'banner'] satisfies readonly Meaning[];

/** Never empty: Ink gives an empty text no row at all. */
export const paintRow = (line: Line, { paint }: Pick<Pen, 'paint'>): string => {
  const last = line.findLastIndex(({ text, meaning }) => FILLED.includes(meaning) && text !== '');
  const filled = line
    .slice(0, last + 1)
    .map(({ text, meaning }) => (meaning === undefined || text === '' ? text : paint(meaning, text)))
    .join('');
  return `${filled}${paintLine(line.slice(last + 1), paint)}` || ' ';
};
