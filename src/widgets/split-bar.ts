// One bar divided by shares, with what each part is below it; parts are told apart by their pattern as well as by their colour.
//
//   ████▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒▒▒░░░░░░░░
//   █ critical 2   ▓ high 5   ▒ medium 17   ░ low 9
import { displayWidth } from '../text/display-width.ts';
import { formatCount } from '../text/units.ts';
import type { Line, Span } from '../theme/line.ts';
import type { Meaning } from '../theme/meaning.ts';
import type { Pen } from '../theme/pen.ts';
import { apportion } from './apportion.ts';
import { type Room, tidy, within } from './room.ts';
import { saying, sayLines } from './say.ts';

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

export const splitBarLines = (props: SplitBarProps, pen: Pen): readonly Line[] =>
  within(props, pen, (room) => {
    if (!props.parts.some((part) => amountOf(part) > 0)) return sayLines(props.empty, room, pen, 'dim');
    if (pen.isSpoken) return sayLines(saying(props.parts.map(({ label, text }) => `${label} ${text}`)), room, pen);
    const parts = props.parts.slice(0, pen.glyphs.fills.length);
    const columns = apportion(parts.map(amountOf), room.width);
    const bar = parts.map(
      ({ meaning }, index): Span => ({
        text: (pen.glyphs.fills[index] ?? '').repeat(columns[index] ?? 0),
        meaning: meaning ?? 'accent',
      }),
    );
    return [bar, ...legend(parts, props.parts.length - parts.length, room.width, pen)];
  });

const amountOf = ({ value }: BarPart): number =>
  value !== undefined && Number.isFinite(value) ? Math.max(0, value) : 0;

const GAP = 3;

const legend = (parts: readonly BarPart[], left: number, width: number, pen: Pen): readonly Line[] => {
  const entries = parts.map(
    ({ label, text, meaning }, index): Line => [
      { text: pen.glyphs.fills[index] ?? '', meaning: meaning ?? 'accent' },
      { text: ` ${tidy(label, pen)} ${tidy(text, pen)}` },
    ],
  );
  const more: readonly Line[] = left > 0 ? [[{ text: `and ${formatCount(left)} more`, meaning: 'dim' }]] : [];
  return flow([...entries, ...more], width);
};

/** As many on a line as have room; none is broken. */
const flow = (entries: readonly Line[], width: number): readonly Line[] => {
  const lines: Span[][] = [];
  let used = 0;
  for (const entry of entries) {
    const needed = entry.reduce((sum, { text }) => sum + displayWidth(text), 0);
    const last = lines.at(-1);
    if (last === undefined || used + GAP + needed > width) {
      lines.push([...entry]);
      used = needed;
    } else {
      last.push({ text: ' '.repeat(GAP) }, ...entry);
      used += GAP + needed;
    }
  }
  return lines;
};
