// Ink's canvas, cell by cell what Ink's own makes of the same calls, with a tenth of the work: rows that were drawn before are not drawn again.
import { blankOf, cellsOf, linesOf, pieceOf, textOf, turnLines, widestOf, widthOf } from './lines.ts';
import { type Cell, cellOf, PLAIN } from './styles.ts';

type Transformer = (line: string, index: number) => string;

/** Half open: the second bound is outside. An edge without a bound is open. */
type Clip = Readonly<{ x1?: number; x2?: number; y1?: number; y2?: number }>;

type Write = Readonly<{ x: number; y: number; text: string; transformers: readonly Transformer[] }>;

type Operation = Readonly<{ write: Write }> | Readonly<{ clip: Clip }> | 'unclip';

/** The rows of the last drawing, and what they became. */
let drawn: readonly Readonly<{ cells: readonly Cell[]; text: string }>[] = [];

export class Canvas {
  readonly #width: number;
  readonly #height: number;
  readonly #operations: Operation[] = [];

  constructor({ width, height }: Readonly<{ width: number; height: number }>) {
    this.#width = width;
    this.#height = height;
  }

  write(
    x: number,
    y: number,
    text: string,
    { transformers }: Readonly<{ transformers: readonly Transformer[] }>,
  ): void {
    if (text !== '') this.#operations.push({ write: { x, y, text, transformers } });
  }

  clip(clip: Clip): void {
    this.#operations.push({ clip });
  }

  unclip(): void {
    this.#operations.push('unclip');
  }

  get(): Readonly<{ output: string; height: number }> {
    const blank = cellOf(' ', PLAIN);
    const rows = Array.from({ length: this.#height }, () => new Array<Cell>(this.#width).fill(blank));
    const clips: Clip[] = [];
    for (const operation of this.#operations) {
      if (operation === 'unclip') clips.pop();
      else if ('clip' in operation) clips.push(within(clips.at(-1), operation.clip));
      else draw(rows, operation.write, clips.at(-1));
    }
    drawn = rows.map((cells, index) => {
      const before = drawn[index];
      return before !== undefined && isSame(before.cells, cells) ? before : { cells, text: textOfRow(cells) };
    });
    turnLines();
    return { output: drawn.map(({ text }) => text).join('\n'), height: rows.length };
  }
}

const isSame = (some: readonly Cell[], others: readonly Cell[]): boolean => {
  if (some.length !== others.length) return false;
  for (let at = 0; at < some.length; at += 1) if (some[at] !== others[at]) return false;
  return true;
};

/** What was written far outside leaves holes. */
const textOfRow = (cells: readonly (Cell | undefined)[]): string =>
  textOf(cells.filter((cell) => cell !== undefined)).trimEnd();

/** What is outside of one of them is outside. */
const within = (outer: Clip | undefined, inner: Clip): Clip =>
  outer === undefined
    ? inner
    : {
        ...bound('x1', outer.x1, inner.x1, Math.max),
        ...bound('x2', outer.x2, inner.x2, Math.min),
        ...bound('y1', outer.y1, inner.y1, Math.max),
        ...bound('y2', outer.y2, inner.y2, Math.min),
      };

const bound = (
  name: keyof Clip,
  outer: number | undefined,
  inner: number | undefined,
  tighter: (one: number, other: number) => number,
): Clip => {
  const one = outer ?? inner;
  return one === undefined ? {} : { [name]: tighter(one, inner ?? one) };
};

const isEmpty = ({ x1, x2, y1, y2 }: Clip): boolean =>
  (x1 !== undefined && x2 !== undefined && x1 >= x2) || (y1 !== undefined && y2 !== undefined && y1 >= y2);

const draw = (rows: readonly Cell[][], write: Write, clip: Clip | undefined): void => {
  const clipped = clip === undefined ? { ...write, lines: linesOf(write.text) } : clippedBy(clip, write);
  if (clipped === undefined) return;
  const { x, y, lines } = clipped;
  for (const [index, line] of lines.entries()) {
    const row = rows[y + index];
    if (row === undefined) continue;
    const changed = write.transformers.reduce((text, change) => change(text, index + y - write.y), line);
    put(row, x, cellsOf(changed));
  }
};

type Clipped = Readonly<{ x: number; y: number; lines: readonly string[] }>;

const clippedBy = (clip: Clip, { x, y, text }: Write): Clipped | undefined => {
  if (isEmpty(clip)) return undefined;
  const { x1, x2, y1, y2 } = clip;
  let clipped: Clipped = { x, y, lines: linesOf(text) };
  const isBesides = x1 !== undefined && x2 !== undefined && (x + widestOf(text) < x1 || x > x2);
  const isAbove = y1 !== undefined && y2 !== undefined && (y + clipped.lines.length < y1 || y > y2);
  if (isBesides || isAbove) return undefined;
  if (x1 !== undefined && x2 !== undefined) {
    const from = Math.max(0, x1 - x);
    const cut = (line: string): string => pieceOf(line, from, Math.min(widthOf(line), x2 - x));
    clipped = { ...clipped, x: Math.max(x, x1), lines: clipped.lines.map(cut) };
  }
  if (y1 !== undefined && y2 !== undefined) {
    const lines = clipped.lines.slice(Math.max(0, y1 - y), Math.min(clipped.lines.length, y2 - y));
    clipped = { ...clipped, y: Math.max(y, y1), lines };
  }
  return clipped;
};

/** A wide character takes its column and those after it, where a value of no length stands. One that is written over in part leaves a blank. */
const put = (row: Cell[], x: number, cells: readonly Cell[]): void => {
  if (cells.length === 0) return;
  const before = x > 0 && row[x]?.value === '' ? row[x - 1] : undefined;
  if (before !== undefined && before.columns > 1) row[x - 1] = blankOf(before);
  let column = x;
  for (const cell of cells) {
    if (column >= 0) row[column] = cell;
    for (let offset = 1; offset < cell.columns; offset += 1) {
      if (column + offset >= 0) row[column + offset] = cellOf(column < 0 ? ' ' : '', cell.styles);
    }
    column += cell.columns;
  }
  const after = row[column];
  if (after?.value === '') row[column] = blankOf(after);
};
