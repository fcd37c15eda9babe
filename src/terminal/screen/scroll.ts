// Moves a band of rows up or down on the terminal, and in our picture of it.
import type { Scroll } from './find-scroll.ts';
import type { Row } from './row.ts';
import { DEFAULT_STYLE } from './style-table.ts';
import { moveTo, setStyle, type Writing } from './writing.ts';

/** Line feeds at the lower margin and reverse line feeds at the upper one: every VT100 does the same with them. */
export const writeScroll = (writing: Writing, { top, bottom, up }: Scroll): void => {
  // The new rows are filled with the look of the moment.
  setStyle(writing, DEFAULT_STYLE);
  writing.bytes += `\u001b[${top + 1};${bottom + 1}r`;
  writing.place = undefined;
  moveTo(writing, up > 0 ? bottom : top, 0);
  writing.bytes += up > 0 ? '\n'.repeat(up) : '\u001bM'.repeat(-up);
  // Setting the margins moves the cursor, most terminals to the top; and a line feed may have been two characters.
  writing.bytes += '\u001b[r';
  writing.place = undefined;
};

export const scrollRows = (rows: readonly Row[], { top, bottom, up }: Scroll, blank: Row): readonly Row[] =>
  rows.map((row, at) => {
    if (at < top || at > bottom) return row;
    const from = at + up;
    return from < top || from > bottom ? blank : (rows[from] ?? blank);
  });
