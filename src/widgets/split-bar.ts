// One bar divided by shares, with what each part is below it; parts are told apart by their pattern as well as by their colour.
//
//   ████▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░░░░░░
//   █ critical 2   ▓ high 5   ▒ medium 17   ░ low 9
import { formatCount } from '../text/units.ts';
import { type Line, lineWidth, type Span } from '../theme/line.ts';
import type { Meaning } from '../theme/meaning.ts';
import type { Pen } from '../theme/pen.ts';
import { apportion } from './apportion.ts';
import { type Room, tidy, within } from './room.ts';
import { saying, sayLines } from './say.ts';
import { plainSketch, type Sketch, type Spot } from './sketch.ts';

export type BarPart = Readonly<{
  label: string;
  value: number | undefined;
  /** The value as a person reads it. */
  text: string;
  meaning?: Meaning | undefined;
}>;

export type SplitBarProps = Room &
  Readonly<{
    /** As many as there are patterns, seven; further ones are counted in the legend. */
    parts: readonly BarPart[];
    empty: string;
  }>;

/** A spot for each part that the legend names. `ids` in the order of the parts. */
export const splitBarSketch = (props: SplitBarProps, ids: readonly string[], pen: Pen): Sketch => {
  const lines = splitBarLines(props, pen);
  if (pen.isSpoken || !props.parts.some((part) => amountOf(part) > 0)) return plainSketch(lines);
  const named = namedParts(props, pen).map((part, index) => legendEntry(part, index, pen));
  const spots = placesOf(named, props.width).map(
    ({ row, column, width }, index): Spot => ({
      id: ids[index] ?? '',
      row: row + 1,
      rows: 1,
      from: column - 1,
      to: Math.min(props.width, column + width),
    }),
  );
  return { lines, spots: spots.filter(({ id, row }) => id !== '' && row < lines.length) };
};

export const splitBarLines = (props: SplitBarProps, pen: Pen): readonly Line[] =>
  within(props, pen, (room) => {
    if (!props.parts.some((part) => amountOf(part) > 0)) return sayLines(props.empty, room, pen, 'dim');
    if (pen.isSpoken) return sayLines(saying(props.parts.map(({ label, text }) => `${label} ${text}`)), room, pen);
    const drawn = props.parts.slice(0, pen.glyphs.fills.length);
    const columns = apportion(drawn.map(amountOf), room.width);
    const bar = drawn.map(
      ({ meaning }, index): Span => ({
        text: (pen.glyphs.fills[index] ?? '').repeat(columns[index] ?? 0),
        meaning: meaning ?? 'accent',
      }),
    );
    const named = namedParts({ ...props, ...room }, pen);
    return [bar, ...legend(named, props.parts.length - named.length, room.width, pen)];
  });

/** As many as have a pattern, and as the legend has lines for; the others are counted in it. */
const namedParts = ({ parts, width, height }: SplitBarProps, pen: Pen): readonly BarPart[] => {
  let named = parts.slice(0, pen.glyphs.fills.length);
  while (named.length > 1 && legend(named, parts.length - named.length, width, pen).length > Math.max(1, height - 1)) {
    named = named.slice(0, -1);
  }
  return named;
};

const amountOf = ({ value }: BarPart): number =>
  value !== undefined && Number.isFinite(value) ? Math.max(0, value) : 0;

const GAP = 3;

const legend = (parts: readonly BarPart[], left: number, width: number, pen: Pen): readonly Line[] => {
  const entries = parts.map((part, index) => legendEntry(part, index, pen));
  const more: readonly Line[] = left > 0 ? [[{ text: `and ${formatCount(left)} more`, meaning: 'dim' }]] : [];
  return flow([...entries, ...more], width);
};

const legendEntry = ({ label, text, meaning }: BarPart, index: number, pen: Pen): Line => [
  { text: pen.glyphs.fills[index] ?? '', meaning: meaning ?? 'accent' },
  { text: ` ${tidy(label, pen)} ${tidy(text, pen)}` },
];

type LegendPlace = Readonly<{ row: number; column: number; width: number }>;

/** As many on a line as have room; none is broken. */
const placesOf = (entries: readonly Line[], width: number): readonly LegendPlace[] => {
  const places: LegendPlace[] = [];
  for (const entry of entries) {
    const needed = lineWidth(entry);
    const last = places.at(-1);
    const column = last === undefined ? 0 : last.column + last.width + GAP;
    const isBroken = last !== undefined && column + needed > width;
    places.push({ row: (last?.row ?? 0) + (isBroken ? 1 : 0), column: isBroken ? 0 : column, width: needed });
  }
  return places;
};

const flow = (entries: readonly Line[], width: number): readonly Line[] => {
  const lines: Span[][] = [];
  for (const [index, { row, column }] of placesOf(entries, width).entries()) {
    const entry = entries[index] ?? [];
    if (column === 0) lines[row] = [...entry];
    else lines[row]?.push({ text: ' '.repeat(GAP) }, ...entry);
  }
  return lines;
};
