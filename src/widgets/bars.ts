// Bars below each other: label, value, share, and a bar whose longest fills the room.
import { widest } from '../text/display-width.ts';
import { formatCount, formatPercent } from '../text/units.ts';
import { drawBar } from '../theme/draw-bar.ts';
import { type Line, plainLine, type Span } from '../theme/line.ts';
import { type MarkedMeaning, markOf } from '../theme/marks.ts';
import type { Meaning } from '../theme/meaning.ts';
import { isPaintedInverse } from '../theme/paint.ts';
import type { Pen } from '../theme/pen.ts';
import { highlight } from './highlight.ts';
import { padded, type Room, tidy, within } from './room.ts';
import { saying } from './say.ts';
import type { Sketch, Spot } from './sketch.ts';

export type Bar = Readonly<{
  label: string;
  /** Its length; undefined has none. */
  value: number | undefined;
  /** The value as a person reads it. */
  text: string;
  sharePercent?: number | undefined;
  meaning?: Meaning | undefined;
  /** Stands before the label, and says without colour what the meaning says. */
  mark?: MarkedMeaning | undefined;
}>;

export type BarsProps = Room &
  Readonly<{
    bars: readonly Bar[];
    /** So many more there are than those that are given. */
    moreCount?: number;
    /** Of a list that is longer than what is seen of it: whether to draw a row; the others keep an empty line. */
    isSeen?(row: number): boolean;
    selected?: number | undefined;
    empty: string;
  }>;

export const barLines = (props: BarsProps, pen: Pen): readonly Line[] =>
  within(props, pen, ({ width, height }) => {
    if (props.bars.length === 0) return [plainLine(tidy(props.empty, pen), 'dim')];
    const { moreCount = 0 } = props;
    const isAll = (props.bars.length <= height && moreCount === 0) || height < 2;
    const shown = props.bars.slice(0, isAll ? height : height - 1);
    const rest = props.bars.length - shown.length + moreCount;
    const columns = columnsFor(props, shown, width, pen);
    const longest = props.bars.reduce((most, bar) => Math.max(most, lengthOf(bar)), 0);
    const rows = shown.map((bar, index): Line => {
      if (props.isSeen?.(index) === false) return [];
      const isSelected = index === props.selected;
      if (pen.isSpoken) return plainLine(tellBar(bar, isSelected));
      const line = barLine(bar, columns, longest, isSelected, pen);
      return isSelected ? highlight(line, width) : line;
    });
    return isAll ? rows : [...rows, plainLine(`and ${formatCount(rest)} more`, 'dim')];
  });

/** A spot for each bar that is shown. `ids` in the order of the bars. */
export const barsSketch = (props: BarsProps, ids: readonly string[], pen: Pen): Sketch => {
  const lines = barLines(props, pen);
  const hasMore = lines.length > 1 && (props.bars.length > lines.length || (props.moreCount ?? 0) > 0);
  const shown = props.bars.length === 0 ? 0 : lines.length - (hasMore ? 1 : 0);
  return {
    lines,
    spots: ids.slice(0, shown).map((id, row): Spot => ({ id, row, rows: 1, from: -1, to: props.width })),
  };
};

const lengthOf = ({ value }: Bar): number => (value !== undefined && Number.isFinite(value) ? Math.max(0, value) : 0);

const tellBar = ({ label, text, sharePercent, mark }: Bar, isSelected: boolean): string =>
  `${saying([isSelected ? 'selected' : '', mark, label])}: ${saying([text, sharePercent === undefined ? '' : formatPercent(sharePercent)])}`;

type Columns = Readonly<{ mark: number; label: number; text: number; share: number; bar: number }>;

const NARROWEST_BAR = 6;
const NARROWEST_LABEL = 6;
const GAP = 2;

/** Where it is narrow the share goes first, then the bar, then the label is cut. */
const columnsFor = (props: BarsProps, shown: readonly Bar[], width: number, pen: Pen): Columns => {
  const mark = props.selected !== undefined || props.bars.some((bar) => bar.mark !== undefined) ? 2 : 0;
  const label = Math.min(
    widest(shown.map((bar) => tidy(bar.label, pen))),
    Math.max(NARROWEST_LABEL, Math.floor(width * 0.4)),
  );
  const text = widest(shown.map((bar) => tidy(bar.text, pen)));
  const share = widest(shown.map(shareOf));
  const withoutShare = width - mark - label - GAP - text - GAP;
  const withShare = withoutShare - share - GAP;
  if (share > 0 && withShare >= NARROWEST_BAR) return { mark, label, text, share, bar: withShare };
  if (withoutShare >= NARROWEST_BAR) return { mark, label, text, share: 0, bar: withoutShare };
  return { mark, label: Math.max(1, Math.min(label, width - mark - GAP - text)), text, share: 0, bar: 0 };
};

const shareOf = ({ sharePercent }: Bar): string => (sharePercent === undefined ? '' : formatPercent(sharePercent));

const barLine = (bar: Bar, columns: Columns, longest: number, isSelected: boolean, pen: Pen): Line => {
  const wanted = bar.meaning ?? bar.mark ?? 'accent';
  const meaning = isPaintedInverse(pen.paint, wanted) ? 'accent' : wanted;
  // Divided first: the product of two large numbers may be none. Every sign of a bar is one column wide, and it never outgrows its room.
  const filled = longest > 0 ? (lengthOf(bar) / longest) * columns.bar : 0;
  const drawn = columns.bar === 0 ? '' : `${' '.repeat(GAP)}${drawBar(filled, pen.glyphs).padEnd(columns.bar)}`;
  const share = columns.share === 0 ? '' : `  ${padded(shareOf(bar), columns.share, pen, 'right')}`;
  return [
    ...markSpan(bar, columns, isSelected, pen),
    {
      text: `${padded(tidy(bar.label, pen), columns.label, pen)}  ${padded(tidy(bar.text, pen), columns.text, pen, 'right')}`,
    },
    { text: drawn, meaning },
    { text: share, meaning: 'dim' },
  ];
};

const markSpan = ({ mark }: Bar, columns: Columns, isSelected: boolean, pen: Pen): readonly Span[] => {
  if (columns.mark === 0) return [];
  if (isSelected) return [{ text: `${markOf('selected', pen)} ` }];
  return [{ text: mark === undefined ? '  ' : `${markOf(mark, pen)} `, meaning: mark }];
};
