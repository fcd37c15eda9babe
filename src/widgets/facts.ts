// Facts as label and value, in as many columns as have room, read from the top down and then to the right.
import { displayWidth, widest } from '../text/display-width.ts';
import { formatCount } from '../text/units.ts';
import { type Line, plainLine } from '../theme/line.ts';
import { type MarkedMeaning, markOf } from '../theme/marks.ts';
import type { Pen } from '../theme/pen.ts';
import { besideLines } from './layout.ts';
import { cut, padded, type Room, tidy, within } from './room.ts';
import { saying } from './say.ts';
import { asWidget } from './widget.tsx';

export type Fact = Readonly<{ label: string; value: string; meaning?: MarkedMeaning | undefined }>;

export type FactsProps = Room &
  Readonly<{
    facts: readonly Fact[];
    /** At most; two unless said otherwise. */
    mostColumns?: number | undefined;
  }>;

export const factLines = ({ facts, mostColumns = 2, ...size }: FactsProps, pen: Pen): readonly Line[] =>
  within(size, pen, (room) => {
    if (facts.length === 0) return [];
    if (pen.isSpoken)
      return withRest(
        facts.map((fact) => plainLine(tellFact(fact))),
        1,
        facts.length,
        room.height,
      );
    const columns = columnsFor(facts, Math.max(1, mostColumns), room, pen);
    const rows = Math.ceil(facts.length / columns);
    const parts = Array.from({ length: columns }, (_, column) => facts.slice(column * rows, (column + 1) * rows));
    const widths = widthsFor(parts, room.width, pen);
    const lines = parts
      .map((part, column) => ({ block: factBlock(part, widths[column] ?? 0, pen), width: widths[column] ?? 0 }))
      .reduce((left, right) => ({
        block: besideLines(left.block, right.block, GAP, left.width),
        width: left.width + GAP + right.width,
      })).block;
    return withRest(lines, columns, facts.length, room.height);
  });

export const Facts = asWidget(factLines);

const GAP = 3;
const WIDEST_LABEL = 24;

/** Only as many as leave every value whole, or as few as the height allows. */
const columnsFor = (facts: readonly Fact[], most: number, { width, height }: Room, pen: Pen): number => {
  const needed = neededWidth(facts, pen);
  const natural = Math.min(facts.length, most, Math.floor((width + GAP) / (needed + GAP)));
  const squeezed = Math.min(most, Math.floor((width + GAP) / (NARROWEST + GAP)), Math.ceil(facts.length / height));
  return Math.max(1, natural, squeezed);
};

const NARROWEST = 24;

/** Equally wide, unless that would cut what otherwise has room. */
const widthsFor = (parts: readonly (readonly Fact[])[], width: number, pen: Pen): readonly number[] => {
  const equal = Math.floor((width - GAP * (parts.length - 1)) / parts.length);
  const needed = parts.map((part) => neededWidth(part, pen));
  const total = needed.reduce((sum, one) => sum + one, GAP * (parts.length - 1));
  return needed.every((one) => one <= equal) || total > width ? parts.map(() => equal) : needed;
};

const neededWidth = (facts: readonly Fact[], pen: Pen): number =>
  labelWidthOf(facts, pen) +
  2 +
  (facts.some(({ meaning }) => meaning !== undefined) ? 2 : 0) +
  widest(facts.map(({ value }) => tidy(value, pen)));

const labelWidthOf = (facts: readonly Fact[], pen: Pen): number =>
  Math.min(WIDEST_LABEL, widest(facts.map(({ label }) => tidy(label, pen))));

const factBlock = (facts: readonly Fact[], width: number, pen: Pen): readonly Line[] => {
  const labelWidth = Math.min(labelWidthOf(facts, pen), Math.max(1, Math.floor(width / 2)));
  const hasMarks = facts.some(({ meaning }) => meaning !== undefined);
  return facts.map(({ label, value, meaning }): Line => {
    const mark = hasMarks ? `${meaning === undefined ? ' ' : markOf(meaning, pen)} ` : '';
    const room = Math.max(0, width - labelWidth - 2 - displayWidth(mark));
    return [
      { text: `${padded(tidy(label, pen), labelWidth, pen)}  `, meaning: 'label' },
      { text: `${mark}${cut(tidy(value, pen), room, pen)}`, meaning },
    ];
  });
};

const tellFact = ({ label, value, meaning }: Fact): string => `${label}: ${saying([meaning, value])}`;

/** Facts that have no line left are counted, not dropped in silence. */
const withRest = (lines: readonly Line[], columns: number, count: number, height: number): readonly Line[] => {
  if (lines.length <= height || height < 2) return lines;
  const kept = lines.slice(0, height - 1);
  return [...kept, plainLine(`and ${formatCount(count - kept.length * columns)} more`, 'dim')];
};
