// A matrix of shades: rows with their labels, columns under theirs or under numbers that are told below; each cell can be gone to.
//
//                 elsewhere    10.10.0.0/24                       1  2  3
//   10.20.0.0/24  ███ 4.1 GB   ░░░   12 MB          10.20.0.0/24  ██ ░░ ▒▒
//                                                    1 elsewhere   2 10.10.0.0/24   3 10.30.0.0/24
import { displayWidth, widest } from '../text/display-width.ts';
import { formatCount } from '../text/units.ts';
import { type Line, plainLine, type Span } from '../theme/line.ts';
import type { Pen } from '../theme/pen.ts';
import { shadeOf } from '../theme/shade-of.ts';
import {
  counted,
  GAP,
  type HeatMatrixProps,
  isKnown,
  type LeftOut,
  leftOutOf,
  leftOutWords,
  type MatrixCell,
  type MatrixPart,
  type MatrixPlan,
  partOf,
  planMatrix,
  TEXT_FROM,
} from './matrix-plan.ts';
import { cut, padded, type Room, tidy, wholeNumber, within } from './room.ts';
import { saying } from './say.ts';
import type { Sketch, Spot } from './sketch.ts';

export type { HeatMatrixProps, MatrixCell } from './matrix-plan.ts';

type Ids = (row: number, column: number) => string;

/** Of columns, then rows, that have no room, those from the first wanted on are seen; how many are not is said. The spots come row by row. */
export const heatMatrixSketch = (props: HeatMatrixProps, idOf: Ids, pen: Pen): Sketch => {
  const room = { width: wholeNumber(props.width), height: wholeNumber(props.height) };
  const { lines, spots } = sketchIn(props, room, idOf, pen);
  const shown = within(room, pen, () => lines);
  return { lines: shown, spots: spots.filter(({ row, to }) => row < shown.length && to <= room.width) };
};

const sketchIn = (props: HeatMatrixProps, room: Room, idOf: Ids, pen: Pen): Sketch => {
  if (props.cells.length === 0) return { lines: [plainLine(tidy(props.empty, pen), 'dim')], spots: [] };
  return pen.isSpoken ? tellMatrix(props, room, idOf, pen) : drawMatrix(props, room, idOf, pen);
};

/** One line for each cell, the largest first. */
const tellMatrix = (props: HeatMatrixProps, { width, height }: Room, idOf: Ids, pen: Pen): Sketch => {
  const sorted = props.cells.toSorted((one, other) => sizeOf(other) - sizeOf(one));
  const all = { firstRow: 0, rows: props.rows.length, firstColumn: 0, columns: props.columns.length };
  const more = leftOutWords(props, leftOutOf(props, all));
  const hasRoom = sorted.length + (more.length > 0 ? 1 : 0) <= height;
  const told = hasRoom ? sorted : sorted.slice(0, Math.max(1, height - 1));
  const lines = told.map(({ row, column, value }) => {
    const text = tidy(props.write(value), pen);
    const each = Math.max(1, Math.floor((width - displayWidth(`  to ${text}`)) / 2));
    return plainLine(`${labelAt(props.rows, row, each, pen)} to ${labelAt(props.columns, column, each, pen)} ${text}`);
  });
  const rest = sorted.length - told.length;
  const note = saying([rest === 0 ? '' : counted(rest, 'more pair'), ...more]);
  return {
    lines: note === '' ? lines : [...lines, plainLine(`and ${note}`, 'dim')],
    spots: told.map(({ row, column }, at): Spot => ({ id: idOf(row, column), row: at, rows: 1, from: 0, to: width })),
  };
};

const sizeOf = ({ value }: MatrixCell): number => (isKnown(value) ? value : Number.NEGATIVE_INFINITY);

const labelAt = (labels: readonly string[], place: number, width: number, pen: Pen): string =>
  cut(tidy(labels[place] ?? '', pen), width, pen);

type Layout = Readonly<{
  plan: MatrixPlan;
  part: MatrixPart;
  isAll: boolean;
  largest: number;
  scale: readonly Line[];
}>;

const layMatrix = (props: HeatMatrixProps, room: Room, pen: Pen): Layout => {
  const plan = planMatrix(props, room, pen);
  const largest = props.cells.reduce((most, { value }) => (isKnown(value) && value > most ? value : most), 0);
  const scale = room.height < SCALE_FROM ? [] : scaleLines(props, largest, room.width, pen);
  const fitting = room.height - plan.head(0).length - plan.names(0).length - scale.length;
  const whole = partOf(props, { rows: props.rows.length, columns: plan.columns });
  const isAll = props.rows.length <= fitting && isNothing(leftOutOf(props, whole));
  const rows = Math.min(props.rows.length, Math.max(1, fitting - (isAll ? 0 : 1)));
  return { plan, part: partOf(props, { rows, columns: plan.columns }), isAll, largest, scale };
};

/** How many rows and columns are seen at once, whichever are the first of them. */
export const matrixRoom = (props: HeatMatrixProps, pen: Pen): Pick<MatrixPart, 'rows' | 'columns'> => {
  const room = { width: wholeNumber(props.width), height: wholeNumber(props.height) };
  const { rows, columns } = layMatrix(props, room, pen).part;
  return { rows, columns };
};

const drawMatrix = (props: HeatMatrixProps, room: Room, idOf: Ids, pen: Pen): Sketch => {
  const { plan, part, isAll, largest, scale } = layMatrix(props, room, pen);
  const { firstRow, rows, firstColumn, columns } = part;
  const head = plan.head(firstColumn);
  const shown = props.cells
    .map((cell) => ({ ...cell, row: cell.row - firstRow, column: cell.column - firstColumn }))
    .filter(({ row, column }) => row >= 0 && row < rows && column >= 0 && column < columns)
    .toSorted((one, other) => one.row - other.row || one.column - other.column);
  const found = new Map(
    shown.map((cell) => [cell.row * columns + cell.column, { ...cell, text: textIn(cell, props, plan, pen) }]),
  );
  const look: Look = { cell: plan.cell, text: widest([...found.values()].map(({ text }) => text)), largest };
  const body = Array.from({ length: rows }, (_, row): Line => {
    const cells = Array.from({ length: columns }, (__, column) => found.get(row * columns + column));
    const label = padded(labelAt(props.rows, firstRow + row, plan.label, pen), plan.label, pen);
    return joined([{ text: label }, ...cells.flatMap((cell) => cellSpans(cell, look, pen))]);
  });
  const note = isAll ? [] : [leftOutLine(props, leftOutOf(props, part), room.width)];
  return {
    lines: [...head, ...body, ...note, ...plan.names(firstColumn), ...scale],
    spots: shown.map(({ row, column }): Spot => {
      const from = plan.label + column * (GAP + plan.cell);
      const id = idOf(firstRow + row, firstColumn + column);
      return { id, row: head.length + row, rows: 1, from, to: from + GAP + plan.cell };
    }),
  };
};

/** In lines: below, every one is needed for the rows. */
const SCALE_FROM = 6;

type Look = Readonly<{ cell: number; text: number; largest: number }>;

const WIDEST_SHADE = 3;
const UNKNOWN = '?';

type ShownCell = MatrixCell & Readonly<{ text: string }>;

/** Where it fits beside a shade. */
const textIn = ({ value }: MatrixCell, { write }: HeatMatrixProps, { cell }: MatrixPlan, pen: Pen): string => {
  const text = isKnown(value) && cell >= TEXT_FROM ? tidy(write(value), pen) : '';
  return displayWidth(text) <= cell - 2 ? text : '';
};

const cellSpans = (cell: ShownCell | undefined, look: Look, pen: Pen): readonly Span[] => {
  if (cell === undefined) return [{ text: ' '.repeat(GAP + look.cell) }];
  const { text } = cell;
  const blocks = text === '' ? look.cell : Math.min(WIDEST_SHADE, look.cell - 1 - look.text);
  const shade = shadeOf(cell.value, look.largest);
  const glyph = shade === undefined ? UNKNOWN : (pen.glyphs.shades[shade] ?? '');
  const drawn = shade === undefined || shade === 0 ? `${glyph}${' '.repeat(blocks - 1)}` : glyph.repeat(blocks);
  const rest = text === '' ? '' : ` ${padded(text, look.text, pen, 'right')}`;
  return [
    { text: `${' '.repeat(GAP)}${drawn}`, meaning: 'accent' },
    { text: `${rest}${' '.repeat(look.cell - blocks - displayWidth(rest))}` },
  ];
};

/** In as few spans as there can be: there may be thousands of cells. */
const joined = (spans: readonly Span[]): Line => {
  const line: Span[] = [];
  for (const { text, meaning } of spans) {
    const last = line.at(-1);
    if (last !== undefined && (last.meaning === meaning || text.trim() === ''))
      line[line.length - 1] = { ...last, text: `${last.text}${text}` };
    else line.push({ text, meaning });
  }
  return line;
};

const isNothing = ({ rows, columns }: LeftOut): boolean => rows === 0 && columns === 0;

const leftOutLine = (props: HeatMatrixProps, left: LeftOut, width: number): Line => {
  const [rows, columns] = [`+${formatCount(left.rows)}`, `+${formatCount(left.columns)}`];
  const texts = [`and ${saying(leftOutWords(props, left))}`, `${columns} across, ${rows} down`, `${columns} ${rows}`];
  return plainLine(firstFitting(texts, width), 'dim');
};

/** The last where none fits. */
const firstFitting = (texts: readonly string[], width: number): string =>
  texts.find((text) => displayWidth(text) <= width) ?? texts.at(-1) ?? '';

/** What each shade stands for, by the largest cell that has it; where it is narrow, of the palest and the fullest only. */
const scaleLines = ({ cells, write }: HeatMatrixProps, largest: number, width: number, pen: Pen): readonly Line[] => {
  const most = new Map<number | undefined, MatrixCell>();
  for (const cell of cells) {
    const shade = shadeOf(cell.value, largest);
    const before = most.get(shade);
    if (before === undefined || sizeOf(cell) > sizeOf(before)) most.set(shade, cell);
  }
  const told = pen.glyphs.shades.flatMap((glyph, shade) => {
    const cell = most.get(shade);
    if (cell === undefined) return [];
    return [`${glyph} ${shade === 0 ? '' : 'up to '}${cut(tidy(write(cell.value), pen), WIDEST_STEP, pen)}`];
  });
  const unknown = most.has(undefined) ? [`${UNKNOWN} not reported`] : [];
  const all = [...told, ...unknown].join(BETWEEN);
  const ends = [...told.slice(0, 1), ...told.slice(1).slice(-1)].join(tidy(' … ', pen));
  const texts = [
    `logarithmic: ${all}`,
    all,
    told.join(BETWEEN),
    [ends, ...unknown].join(BETWEEN),
    ends,
    told.at(-1) ?? '',
  ];
  return [plainLine(firstFitting(told.length === 0 ? [all] : texts, width), 'dim')];
};

const BETWEEN = '  ';
const WIDEST_STEP = 16;
