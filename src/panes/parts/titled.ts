// Blocks of a page with a heading, and lines that can be opened as a whole.
import type { Line } from '../../theme/line.ts';
import { plainSketch, type Sketch, stackSketches } from '../../widgets/sketch.ts';

/** The heading of a block, and beside it what is said of the whole. */
export const headLine = (title: string, told = ''): Line => [
  { text: title, meaning: 'heading' },
  { text: told === '' ? '' : `  ${told}`, meaning: 'dim' },
];

export const titled = (title: string, told: string, sketch: Sketch): Sketch =>
  stackSketches([plainSketch([headLine(title, told)]), sketch]);

/** A line that can be opened as a whole, up to its last character. */
export const openLine = (id: string, line: Line, width: number): Sketch => ({
  lines: [line],
  spots: [{ id, row: 0, rows: 1, from: -1, to: width }],
});
