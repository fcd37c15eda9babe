// The screen that writes the fewest bytes: changed cells only, and rows that merely moved are moved by the terminal.
import { drawRow } from './draw-row.ts';
import { findScroll } from './find-scroll.ts';
import { createKeptScreen, type DrawRows, type Screen, type ScreenOptions } from './kept-screen.ts';
import type { Row } from './row.ts';
import { scrollRows, writeScroll } from './scroll.ts';
import { type Writing, writeShorter } from './writing.ts';

export const createScreen = (options: ScreenOptions): Screen =>
  createKeptScreen(options, options.capabilities.hasScrollRegions ? drawMoved : drawChanged);

const drawMoved: DrawRows = (writing, before, after, blank) => {
  const scroll = findScroll(before, after);
  if (scroll === undefined) {
    drawChanged(writing, before, after, blank);
    return;
  }
  let limit = Number.POSITIVE_INFINITY;
  writeShorter(
    writing,
    (one) => {
      writeScroll(one, scroll);
      drawChanged(one, scrollRows(before, scroll, blank), after, blank);
      limit = one.bytes.length;
    },
    (other) => drawWithin(other, before, after, limit),
  );
};

const drawChanged: DrawRows = (writing, before, after) => drawWithin(writing, before, after, Number.POSITIVE_INFINITY);

/** Gives up once it is longer than what it has to beat. */
const drawWithin = (writing: Writing, before: readonly Row[], after: readonly Row[], limit: number): void => {
  for (const [row, next] of after.entries()) {
    const now = before[row];
    if (now !== undefined && now !== next) drawRow(writing, row, now, next);
    if (writing.bytes.length > limit) return;
  }
};
