// A series in one line: label, blocks, last value, change.
import { displayWidth } from '../text/display-width.ts';
import { sparkline } from '../text/sparkline.ts';
import { formatDecimal } from '../text/units.ts';
import { type Line, lineWidth, type Span } from '../theme/line.ts';
import type { Pen } from '../theme/pen.ts';
import { type Change, changeSpan, tellChange } from './change.ts';
import { cut, padded, type Room, tidy, within } from './room.ts';
import { saying, sayLines } from './say.ts';
import { squeezeValues } from './squeeze-values.ts';

export type SparklineProps = Room &
  Readonly<{
    label: string;
    /** So that several below each other line up. */
    labelWidth?: number | undefined;
    values: readonly (number | undefined)[];
    /** The last value as a person reads it. */
    value: string;
    change?: Change | undefined;
  }>;

export const sparklineLines = (props: SparklineProps, pen: Pen): readonly Line[] =>
  within(props, pen, (room) =>
    pen.isSpoken ? sayLines(tellSparkline(props), room, pen) : [sparkLine(props, room.width, pen)],
  );

/** `low 3, high 90, last 12`, or that nothing is known. */
export const tellValues = (values: readonly (number | undefined)[]): string => {
  const known = values.filter((value) => value !== undefined && Number.isFinite(value));
  const [first] = known;
  if (first === undefined) return 'not reported';
  const low = known.reduce((least: number, value) => Math.min(least, value ?? least), first);
  const high = known.reduce((most: number, value) => Math.max(most, value ?? most), first);
  return `low ${formatDecimal(low)}, high ${formatDecimal(high)}, last ${formatDecimal(known.at(-1))}`;
};

const tellSparkline = ({ label, values, value, change }: SparklineProps): string =>
  `${label}: ${saying([value, change === undefined ? '' : tellChange(change), tellValues(values)])}`;

/** Below it blocks show no course. */
const FEWEST_BLOCKS = 4;

/** The label gives way first, then the blocks; the value is the last to be cut. */
const sparkLine = ({ label, labelWidth, values, value, change }: SparklineProps, width: number, pen: Pen): Line => {
  const end: readonly Span[] = [
    { text: tidy(value, pen), meaning: 'heading' },
    ...(change === undefined ? [] : [{ text: '  ' }, changeSpan(change, pen)]),
  ];
  const left = width - lineWidth(end) - 2;
  const wanted = labelWidth ?? displayWidth(tidy(label, pen));
  const named = Math.min(wanted, left - 2 - Math.min(FEWEST_BLOCKS, values.length));
  const title: readonly Span[] =
    named > 0 ? [{ text: padded(tidy(label, pen), named, pen), meaning: 'label' }, { text: '  ' }] : [];
  const room = left - lineWidth(title);
  if (room < 1) return [{ text: cut(end.map(({ text }) => text).join(''), width, pen), meaning: 'heading' }];
  const blocks = sparkline(squeezeValues(values, room), pen);
  return [...title, { text: blocks, meaning: 'accent' }, { text: '  ' }, ...end];
};
