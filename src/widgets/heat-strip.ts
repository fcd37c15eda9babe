// A strip of cells shaded by their values, each with its label below: twelve tactics, twenty-four hours. Wraps where it is narrow.
//
//   ▓▓▓ 12             ░ 1               ·
//   Reconnaissance     Initial Access    Execution
import { displayWidth, widest } from '../text/display-width.ts';
import { formatCount } from '../text/units.ts';
import type { Line, Span } from '../theme/line.ts';
import { markOf } from '../theme/marks.ts';
import type { Meaning } from '../theme/meaning.ts';
import type { Pen } from '../theme/pen.ts';
import { shadeOf } from '../theme/shade-of.ts';
import { padded, type Room, tidy, within } from './room.ts';
import { saying, sayLines } from './say.ts';
import { plainSketch, type Sketch, type Spot } from './sketch.ts';

export type HeatCell = Readonly<{
  label: string;
  /** Undefined is unknown and stays blank. */
  value: number | undefined;
  /** The value as a person reads it; without it the shade stands alone. */
  text?: string | undefined;
  meaning?: Meaning | undefined;
}>;

export type HeatStripProps = Room & Readonly<{ cells: readonly HeatCell[]; selected?: number | undefined }>;

export const heatStripLines = (props: HeatStripProps, pen: Pen): readonly Line[] =>
  within(props, pen, (room) => {
    if (pen.isSpoken) return sayLines(tellStrip(props), room, pen);
    const largest = props.cells.reduce((most, { value }) => (isKnown(value) && value > most ? value : most), 0);
    const grid = gridFor(props.cells, room, pen);
    if (grid.perStrip * grid.strips < props.cells.length) return shadesOnly(props, largest, room.width, pen);
    return Array.from({ length: grid.strips }, (_, strip) => strip * grid.perStrip).flatMap((from) => {
      const cells = props.cells.slice(from, from + grid.perStrip);
      return [
        cells.flatMap((cell) => shadeSpans(cell, largest, grid.width, pen)),
        cells.flatMap((cell, index) => labelSpans(cell, from + index === props.selected, grid.width, pen)),
      ];
    });
  });

/** A spot for the label of each cell; none where labels have no room. `ids` in the order of the cells. */
export const heatStripSketch = (props: HeatStripProps, ids: readonly string[], pen: Pen): Sketch => {
  const lines = heatStripLines(props, pen);
  const grid = gridFor(props.cells, props, pen);
  if (pen.isSpoken || lines.length === 0 || grid.perStrip * grid.strips < props.cells.length) return plainSketch(lines);
  const spots = ids.slice(0, props.cells.length).map((id, index): Spot => {
    const from = (index % grid.perStrip) * (grid.width + GAP) - 1;
    const row = Math.floor(index / grid.perStrip) * LINES_EACH + 1;
    return { id, row, rows: 1, from, to: Math.min(props.width, from + 1 + grid.width) };
  });
  return { lines, spots };
};

const LINES_EACH = 2;
const GAP = 1;
const NARROWEST_CUT = 4;
const WIDEST = 20;

const isKnown = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value);

const tellStrip = ({ cells, selected }: HeatStripProps): string =>
  saying(
    cells.map(
      ({ label, value, text }, index) =>
        `${index === selected ? 'selected: ' : ''}${label} ${text ?? (isKnown(value) ? formatCount(value) : 'not reported')}`,
    ),
  );

/** Where labels have no room: a character for each cell. */
const shadesOnly = ({ cells }: HeatStripProps, largest: number, width: number, pen: Pen): readonly Line[] =>
  Array.from(
    { length: Math.ceil(cells.length / width) },
    (_, row): Line =>
      cells
        .slice(row * width, (row + 1) * width)
        .map(({ value, meaning }) => ({ text: shadeGlyph(value, largest, pen), meaning: meaning ?? 'accent' })),
  );

const shadeGlyph = (value: number | undefined, largest: number, { glyphs }: Pen): string =>
  glyphs.shades[shadeOf(value, largest) ?? -1] ?? ' ';

type Grid = Readonly<{ perStrip: number; strips: number; width: number }>;

/** Labels are cut before cells are left out. */
const gridFor = (cells: readonly HeatCell[], { width, height }: Room, pen: Pen): Grid => {
  const mostStrips = Math.floor(height / LINES_EACH);
  const label = widest(cells.map((cell) => tidy(cell.label, pen)));
  const text = widest(cells.map((cell) => tidy(cell.text ?? '', pen)));
  const least = Math.max(1, Math.min(label, NARROWEST_CUT));
  const wanted = Math.max(least, Math.min(WIDEST, Math.max(label + 1, text === 0 ? 0 : text + SHADE + 1)));
  const columnsFor = (cell: number): number => Math.max(1, Math.floor((width + GAP) / (cell + GAP)));
  const needed = Math.ceil(cells.length / Math.max(1, mostStrips));
  const mostPerStrip = Math.min(columnsFor(least), Math.max(columnsFor(wanted), needed));
  const strips = Math.min(mostStrips, Math.ceil(cells.length / mostPerStrip));
  // As even as it goes: six and six, not eight and four.
  const perStrip = Math.min(mostPerStrip, Math.max(1, Math.ceil(cells.length / Math.max(1, strips))));
  const fitting = Math.floor((width + GAP) / perStrip) - GAP;
  return { perStrip, strips, width: Math.max(1, Math.min(WIDEST, Math.max(least, fitting), width)) };
};

const shadeSpans = (
  { value, text = '', meaning }: HeatCell,
  largest: number,
  width: number,
  pen: Pen,
): readonly Span[] => {
  const shown = displayWidth(tidy(text, pen)) <= width - 2 ? tidy(text, pen) : '';
  const blocks = shown === '' ? width : Math.max(1, Math.min(SHADE, width - displayWidth(shown) - 1));
  const shade = shadeOf(value, largest);
  const glyph = shadeGlyph(value, largest, pen);
  const drawn = shade === 0 ? glyph : glyph.repeat(blocks);
  return [
    { text: padded(drawn, blocks, pen), meaning: meaning ?? 'accent' },
    { text: padded(shown === '' ? '' : ` ${shown}`, width - blocks + GAP, pen) },
  ];
};

/** Of a cell that has its value beside it. */
const SHADE = 3;

const labelSpans = ({ label }: HeatCell, isSelected: boolean, width: number, pen: Pen): readonly Span[] => {
  const text = tidy(label, pen);
  return isSelected
    ? [
        { text: padded(`${markOf('selected', pen)}${text}`, width, pen), meaning: 'selected' },
        { text: ' '.repeat(GAP) },
      ]
    : [{ text: padded(text, width, pen), meaning: 'dim' }, { text: ' '.repeat(GAP) }];
};
