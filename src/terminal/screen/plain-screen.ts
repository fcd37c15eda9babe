// The screen for terminals of which little is known: changed rows are placed and written whole.
import { writeFrom } from './draw-row.ts';
import { createKeptScreen, type DrawRows, type Screen, type ScreenOptions } from './kept-screen.ts';
import { nextDifference } from './row.ts';

export const createPlainScreen = (options: ScreenOptions): Screen => createKeptScreen(options, drawWholeRows);

const drawWholeRows: DrawRows = (writing, before, after) => {
  for (const [row, next] of after.entries()) {
    const now = before[row];
    if (now === undefined || now === next || nextDifference(now, next, 0) === undefined) continue;
    writing.place = undefined;
    writeFrom(writing, row, next, 0);
  }
};
