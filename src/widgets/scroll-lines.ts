// A long text of lines, from one of them on, and how much of it is not seen.
import { type Line, plainLine } from '../theme/line.ts';
import type { Pen } from '../theme/pen.ts';
import { clampTop } from './list-window.ts';
import { type Room, wholeNumber, within } from './room.ts';
import { rowsBesideNote, scrollNote } from './scroll-note.ts';
import { asWidget } from './widget.tsx';

export type ScrollLinesProps = Room & Readonly<{ lines: readonly Line[]; top: number }>;

/** How many of so many lines can be seen at this height: what a page is, for the keys that turn it. */
export const scrollRows = (count: number, height: number): number =>
  Math.max(1, rowsBesideNote(count, wholeNumber(height)));

export const scrollLines = ({ lines, top, ...size }: ScrollLinesProps, pen: Pen): readonly Line[] =>
  within(size, pen, ({ width, height }) => {
    const count = lines.length;
    const seen = scrollRows(count, height);
    const first = clampTop(top, { count, height: seen });
    const shown = lines.slice(first, first + seen);
    const note = scrollNote({ what: 'lines', top: first, shown: shown.length, count, width });
    return shown.length < count && height > 1 ? [...shown, plainLine(note, 'dim')] : shown;
  });

export const ScrollLines = asWidget(scrollLines);
