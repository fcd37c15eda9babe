// Lines with places on them that can be gone to and opened: a figure, a bar, a row. Put together like lines, and the places move along.
import { displayWidth, graphemesOf } from '../text/display-width.ts';
import { type Line, lineWidth, type Span } from '../theme/line.ts';
import { markOf } from '../theme/marks.ts';
import type { Pen } from '../theme/pen.ts';
import { besideLines, stackLines, widestLine } from './layout.ts';

/** Columns from `from` up to `to`, of so many rows. Its mark stands in the first of the columns, which is blank otherwise. */
export type Spot = Readonly<{ id: string; row: number; rows: number; from: number; to: number }>;

/** Spots in the order in which the keys go from one to the next. */
export type Sketch = Readonly<{ lines: readonly Line[]; spots: readonly Spot[] }>;

export const NO_SKETCH: Sketch = { lines: [], spots: [] };

export const plainSketch = (lines: readonly Line[]): Sketch => ({ lines, spots: [] });

const moved = (spots: readonly Spot[], rows: number, columns: number): readonly Spot[] =>
  rows === 0 && columns === 0
    ? spots
    : spots.map((spot) => ({ ...spot, row: spot.row + rows, from: spot.from + columns, to: spot.to + columns }));

/** With `gap` empty lines between two of them; one without lines takes none. */
export const stackSketches = (sketches: readonly Sketch[], gap = 0): Sketch => {
  const shown = sketches.filter(({ lines }) => lines.length > 0);
  const spots: Spot[] = [];
  let row = 0;
  for (const sketch of shown) {
    spots.push(...moved(sketch.spots, row, 0));
    row += sketch.lines.length + gap;
  }
  return {
    lines: stackLines(
      shown.map(({ lines }) => lines),
      gap,
    ),
    spots,
  };
};

/** Those on the left come first. */
export const besideSketches = (
  left: Sketch,
  right: Sketch,
  gap: number,
  leftWidth = widestLine(left.lines),
): Sketch => ({
  lines: besideLines(left.lines, right.lines, gap, leftWidth),
  spots: [...left.spots, ...moved(right.spots, 0, leftWidth + gap)],
});

export const indentSketch = ({ lines, spots }: Sketch, columns = 1): Sketch => ({
  lines: lines.map((line) => (line.length === 0 ? line : [{ text: ' '.repeat(columns) }, ...line])),
  spots: moved(spots, 0, columns),
});

/** The rows from `top` on, as many as there is height for; spots that are not whole in them are left out. */
export const sketchWindow = ({ lines, spots }: Sketch, top: number, height: number): Sketch => ({
  lines: lines.slice(top, top + height),
  spots: moved(
    spots.filter(({ row }) => row >= top && row < top + height),
    -top,
    0,
  ),
});

/** One span in the look of what is selected: it differs in nothing else but its mark. */
export const highlightSpot = (lines: readonly Line[], spot: Spot | undefined, pen: Pen): readonly Line[] => {
  if (spot === undefined) return lines;
  return lines.map((line, row) =>
    row < spot.row || row >= spot.row + spot.rows ? line : litLine(line, row, spot, pen),
  );
};

const litLine = (line: Line, row: number, { row: first, from, to }: Spot, pen: Pen): Line => {
  const [before, rest] = splitLine(line, from);
  const [within, after] = splitLine(rest, to - from);
  const text = textOf(within);
  if (pen.isSpoken)
    return [...before, { text: `${row === first ? 'selected: ' : ''}${text.trimEnd()}`, meaning: 'selected' }];
  const [, behindMark] = splitLine([{ text }], 1);
  const mark = row === first ? markOf('selected', pen) : ' ';
  const lit = `${mark}${textOf(behindMark)}`;
  return [
    ...before,
    { text: `${lit}${' '.repeat(Math.max(0, to - from - displayWidth(lit)))}`, meaning: 'selected' },
    ...after,
  ];
};

/** As it is read there, without the marks around it. */
export const spotText = (lines: readonly Line[], { row, rows, from, to }: Spot): string =>
  lines
    .slice(row, row + rows)
    .map((line) => {
      const [, rest] = splitLine(line, from);
      const [within] = splitLine(rest, to - from);
      return textOf(within).trim();
    })
    .filter((text) => text !== '')
    .join(' ');

export const spotAt = (spots: readonly Spot[], row: number, column: number): Spot | undefined =>
  spots.find((spot) => row >= spot.row && row < spot.row + spot.rows && column >= spot.from && column < spot.to);

/** What stands in the first columns, and what follows; a character that is wider than what is left of them becomes blanks. */
const splitLine = (line: Line, columns: number): readonly [Line, Line] => {
  const before: Span[] = [];
  const after: Span[] = [];
  let left = columns;
  for (const span of line) {
    const width = displayWidth(span.text);
    if (left >= width) before.push(span);
    else if (left <= 0) after.push(span);
    else {
      const [head, tail] = splitText(span.text, left);
      before.push({ ...span, text: head });
      after.push({ ...span, text: tail });
    }
    left = Math.max(0, left - width);
  }
  const missing = columns - lineWidth(before);
  return [missing > 0 ? [...before, { text: ' '.repeat(missing) }] : before, after];
};

const splitText = (text: string, columns: number): readonly [string, string] => {
  let head = '';
  let used = 0;
  for (const grapheme of graphemesOf(text)) {
    const width = displayWidth(grapheme);
    if (used + width > columns) {
      const cutOff = used < columns ? width - (columns - used) : 0;
      const blanks = ' '.repeat(columns - used);
      return cutOff === 0
        ? [head, text.slice(head.length)]
        : [`${head}${blanks}`, `${' '.repeat(cutOff)}${text.slice(head.length + grapheme.length)}`];
    }
    head += grapheme;
    used += width;
  }
  return [head, ''];
};

const textOf = (line: Line): string => line.map(({ text }) => text).join('');
