// One row of a screen as SVG: its grounds, then blocks and lines, then letters, then what is underlined.
import type { Cell } from '../terminal/cell.ts';
import { blockShapes } from './block-shapes.ts';
import { lineShapes } from './line-shapes.ts';
import { fade, hexOf, type Paper } from './paper.ts';
import type { Path, Shape } from './shape.ts';

// Both are odd, so that a line of one pixel has a middle to be drawn in.
export const CELL_WIDTH = 9;
export const CELL_HEIGHT = 19;

const BASELINE = 14.5;
const UNDERLINE = 16;
const DIM = 0.6;

type Rect = Readonly<{ x: number; y: number; width: number; height: number; fill: string }>;
type Placed = Readonly<{ cell: Cell; x: number; ink: string; ground: string | undefined; behind: string }>;

export const drawRow = (row: readonly Cell[], left: number, top: number, paper: Paper): readonly string[] => {
  const cells = row.map((cell, column) => place(cell, left + column * CELL_WIDTH, paper));
  const grounds = cells.flatMap(({ x, ground }) =>
    ground === undefined ? [] : [{ x, y: top, width: CELL_WIDTH, height: CELL_HEIGHT, fill: ground }],
  );
  const underlines = cells.flatMap(({ cell, x, ink }) =>
    cell.isUnderline ? [{ x, y: top + UNDERLINE, width: CELL_WIDTH, height: 1, fill: ink }] : [],
  );
  const blocks = cells.flatMap((placed) => blocksOf(placed, top));
  return [
    ...join(grounds).map(drawRect),
    ...join(blocks).map(drawRect),
    ...cells.flatMap((placed) => strokesOf(placed, top)),
    ...lettersOf(cells).map((run) => drawLetters(run, top)),
    ...join(underlines).map(drawRect),
  ];
};

/** What the terminal's own colours come to, and what is dim or inverse. */
const place = (cell: Cell, x: number, paper: Paper): Placed => {
  const front = cell.ink === undefined ? undefined : hexOf(cell.ink, paper);
  const back = cell.paper === undefined ? undefined : hexOf(cell.paper, paper);
  const ground = cell.isInverse ? (front ?? paper.ink) : back;
  const behind = ground ?? paper.ground;
  const ink = cell.isInverse ? (back ?? paper.ground) : (front ?? paper.ink);
  return { cell, x, ink: cell.isDim ? fade(ink, behind, DIM) : ink, ground, behind };
};

const shapesOf = ({ text }: Cell): readonly Shape[] | undefined =>
  lineShapes(text, CELL_WIDTH, CELL_HEIGHT) ?? blockShapes(text, CELL_WIDTH, CELL_HEIGHT);

const blocksOf = ({ cell, x, ink, behind }: Placed, top: number): readonly Rect[] =>
  (shapesOf(cell) ?? []).flatMap((shape) =>
    shape.kind === 'block'
      ? [
          {
            x: x + shape.x,
            y: top + shape.y,
            width: shape.width,
            height: shape.height,
            fill: shape.share === 1 ? ink : fade(ink, behind, shape.share),
          },
        ]
      : [],
  );

const strokesOf = ({ cell, x, ink }: Placed, top: number): readonly string[] =>
  (shapesOf(cell) ?? []).flatMap((shape) => (shape.kind === 'stroke' ? [drawStroke(shape.points, x, top, ink)] : []));

const drawStroke = (points: Path, x: number, top: number, ink: string): string =>
  `<path d="${points(x, top)}" fill="none" stroke="${ink}"/>`;

/** Neighbours that are one rectangle to the eye become one. */
const join = (rects: readonly Rect[]): readonly Rect[] => {
  const joined: Rect[] = [];
  const open = new Map<string, number>();
  for (const rect of rects) {
    const key = `${rect.y} ${rect.height} ${rect.fill} ${rect.x}`;
    const index = open.get(key);
    const before = index === undefined ? undefined : joined[index];
    const whole = before === undefined ? rect : { ...before, width: before.width + rect.width };
    const place = index ?? joined.length;
    joined[place] = whole;
    open.delete(key);
    open.set(`${rect.y} ${rect.height} ${rect.fill} ${whole.x + whole.width}`, place);
  }
  return joined;
};

const drawRect = ({ x, y, width, height, fill }: Rect): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;

/** Neighbouring letters of one look; a run is as wide as its columns, whatever the font says. */
type Run = Readonly<{ x: number; columns: number; text: string; look: string; isOpen: boolean }>;

const lettersOf = (cells: readonly Placed[]): readonly Run[] => {
  const runs: Run[] = [];
  cells.forEach(({ cell, x, ink }) => {
    const last = runs.at(-1);
    const isLetter = cell.width > 0 && cell.text.trim() !== '' && shapesOf(cell) === undefined;
    if (!isLetter) {
      if (last !== undefined && cell.width > 0) runs[runs.length - 1] = { ...last, isOpen: false };
      return;
    }
    // A wide character, or one with marks of its own, stands alone: it would drag its neighbours out of their columns.
    const isAlone = cell.width > 1 || [...cell.text].length > 1;
    const look = lookOf(cell, ink);
    if (last?.isOpen === true && last.look === look && !isAlone)
      runs[runs.length - 1] = { ...last, columns: last.columns + 1, text: last.text + cell.text };
    else runs.push({ x, columns: cell.width, text: cell.text, look, isOpen: !isAlone });
  });
  return runs;
};

const lookOf = ({ isBold, isItalic }: Cell, ink: string): string =>
  `fill="${ink}"${isBold ? ' font-weight="bold"' : ''}${isItalic ? ' font-style="italic"' : ''}`;

const drawLetters = ({ x, columns, text, look }: Run, top: number): string =>
  `<text x="${x}" y="${top + BASELINE}" textLength="${columns * CELL_WIDTH}" ${look}>${escapeXml(text)}</text>`;

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
