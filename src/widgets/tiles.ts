// Numbers that matter at a glance, as many beside each other as have room: title, value with its change, and its course.
//
//   Events                Breaches
//   48,211  ↑ +12 %       7  → as before
//   ▁▂▂▃▅█▆▃▂▂▁▁▂▃        ▁▁▁▅▁▁▁█▁▁
import { widest } from '../text/display-width.ts';
import { sparkline } from '../text/sparkline.ts';
import { formatCount } from '../text/units.ts';
import { type Line, lineWidth, plainLine } from '../theme/line.ts';
import { type MarkedMeaning, markOf } from '../theme/marks.ts';
import type { Pen } from '../theme/pen.ts';
import { type Change, changeSpan, tellChange } from './change.ts';
import { besideLines, stackLines } from './layout.ts';
import { padded, type Room, tidy, within } from './room.ts';
import { saying } from './say.ts';
import type { Sketch, Spot } from './sketch.ts';
import { tellValues } from './sparkline.ts';
import { squeezeValues } from './squeeze-values.ts';

export type Tile = Readonly<{
  title: string;
  value: string;
  /** Of the value, with its mark; none for a number that is only a number. */
  meaning?: MarkedMeaning | undefined;
  change?: Change | undefined;
  /** What it grew or shrank by since it was last looked at; stands directly behind it. */
  moved?: string | undefined;
  /** What else is said of it, behind that. */
  note?: string | undefined;
  /** How it compares, in a few characters; gives way first. */
  aside?: string | undefined;
  values?: readonly (number | undefined)[] | undefined;
}>;

export type TilesProps = Room & Readonly<{ tiles: readonly Tile[] }>;

/** A spot for each tile that has its value on the screen: the line of the value, with the column before it. */
export const tilesSketch = (props: TilesProps, ids: readonly string[], pen: Pen): Sketch => {
  const lines = tileLines(props, pen);
  const { perRow, form, width } = gridFor(props.tiles.length, props);
  const spots = ids.slice(0, props.tiles.length).map((id, index): Spot => {
    const from = pen.isSpoken ? -1 : (index % perRow) * (width + GAP) - 1;
    const row = pen.isSpoken ? index : Math.floor(index / perRow) * (form.lines + form.gap) + (form.lines > 1 ? 1 : 0);
    return { id, row, rows: 1, from, to: from + 1 + (pen.isSpoken ? props.width : width) };
  });
  return { lines, spots: spots.filter(({ row }) => row < lines.length && !isRest(lines, row)) };
};

/** Where tiles that found no room are counted, there is none. */
const isRest = (lines: readonly Line[], row: number): boolean =>
  row === lines.length - 1 && lines[row]?.length === 1 && /^and [\d,]+ more$/.test(lines[row]?.[0]?.text ?? '');

const gridFor = (count: number, { width, height }: Room) => {
  const perRow = perRowFor(count, width);
  const form = formFor(Math.ceil(count / perRow), height);
  return { perRow, form, width: Math.max(1, Math.floor((width - GAP * (perRow - 1)) / perRow)) };
};

export const tileLines = ({ tiles, ...size }: TilesProps, pen: Pen): readonly Line[] =>
  within(size, pen, (room) => {
    if (tiles.length === 0) return [];
    if (pen.isSpoken)
      return withRest(
        tiles.map((tile): Line => plainLine(tellTile(tile))),
        tiles.length,
        1,
        room.height,
      );
    const { perRow, form, width } = gridFor(tiles.length, room);
    const rowCount = Math.ceil(tiles.length / perRow);
    const titleWidth = widest(tiles.map(({ title }) => tidy(title, pen)));
    const rows = Array.from({ length: rowCount }, (_, row) =>
      tiles
        .slice(row * perRow, (row + 1) * perRow)
        .map((tile) => tileBlock(tile, { width, height: form.lines }, titleWidth, pen))
        .reduce((left, right, place) => besideLines(left, right, GAP, place * (width + GAP) - GAP)),
    );
    return withRest(stackLines(rows, form.gap), tiles.length, perRow, room.height);
  });

const NARROWEST = 18;
const GAP = 2;

/** How many lines tiles of this number take at this width, when none has to be shortened. */
export const tilesHeight = (count: number, width: number): number => {
  const rows = count === 0 ? 0 : Math.ceil(count / perRowFor(count, width));
  return rows === 0 ? 0 : rows * FULL + rows - 1;
};

const FULL = 3;

/** As even as it goes: three and three, not five and one. */
const perRowFor = (count: number, width: number): number => {
  const most = Math.max(1, Math.min(count, Math.floor((width + GAP) / (NARROWEST + GAP))));
  return Math.ceil(count / Math.ceil(count / most));
};

type Form = Readonly<{ lines: number; gap: number }>;

const formFor = (rows: number, height: number): Form => {
  if (rows * (FULL + 1) - 1 <= height) return { lines: FULL, gap: 1 };
  if (rows * FULL <= height) return { lines: FULL, gap: 0 };
  return { lines: rows * 2 <= height ? 2 : 1, gap: 0 };
};

const tellTile = ({ title, value, note = '', aside, meaning, moved, change, values }: Tile): string =>
  `${title}: ${saying([`${value}${note}`, moved === undefined ? '' : `${moved} since the last refresh`, aside, meaning, change === undefined ? '' : tellChange(change), values === undefined ? '' : tellValues(values)])}`;

const tileBlock = (tile: Tile, room: Room, titleWidth: number, pen: Pen): readonly Line[] => {
  const title: Line = [{ text: tidy(tile.title, pen), meaning: 'label' }];
  const value = valueLine(tile, pen);
  const course = sparkline(squeezeValues(tile.values ?? [], room.width), pen);
  if (room.height === 1) return within(room, pen, () => [shortLine(tile, room.width, titleWidth, pen)]);
  return within(room, pen, () => [title, value, plainLine(course, 'accent')]);
};

/** The change gives way to the title, the title to the value; titles below each other are equally wide. */
const shortLine = (tile: Tile, width: number, titleWidth: number, pen: Pen): Line => {
  const value = valueLine(tile, pen);
  const told =
    titleWidth + GAP + lineWidth(value) <= width
      ? value
      : valueLine({ ...tile, aside: undefined, change: undefined }, pen);
  const named = Math.max(Math.floor(width / 3), Math.min(titleWidth, width - GAP - lineWidth(told)));
  return [{ text: padded(tidy(tile.title, pen), named, pen), meaning: 'label' }, { text: '  ' }, ...told];
};

const valueLine = ({ value, meaning, moved, note, aside, change }: Tile, pen: Pen): Line => [
  {
    text: `${meaning === undefined ? '' : `${markOf(meaning, pen)} `}${tidy(value, pen)}`,
    meaning: meaning ?? 'heading',
  },
  ...(moved === undefined ? [] : [{ text: ` ${tidy(moved, pen)}`, meaning: 'changed' } as const]),
  ...(note === undefined ? [] : [{ text: tidy(note, pen), meaning: meaning ?? 'heading' } as const]),
  ...(aside === undefined ? [] : [{ text: `  ${tidy(aside, pen)}`, meaning: 'dim' } as const]),
  ...(change === undefined ? [] : [{ text: '  ' }, changeSpan(change, pen)]),
];

/** Tiles that have no line of their own left are counted, not dropped in silence. */
const withRest = (lines: readonly Line[], count: number, perRow: number, height: number): readonly Line[] => {
  if (lines.length <= height) return lines;
  const kept = lines.slice(0, Math.max(0, height - 1));
  return [...kept, plainLine(`and ${formatCount(count - kept.length * perRow)} more`, 'dim')];
};
