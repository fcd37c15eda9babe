// How far something long has come: a bar where the end is known, else a part that moves with every tick its owner counts.
import { displayWidth } from '../text/display-width.ts';
import { formatBytes, formatCount, formatPercent } from '../text/units.ts';
import { drawBar } from '../theme/draw-bar.ts';
import type { Line } from '../theme/line.ts';
import type { Pen } from '../theme/pen.ts';
import { cut, padded, type Room, tidy, wholeNumber, within } from './room.ts';
import { saying, sayLines } from './say.ts';

export type ProgressProps = Room &
  Readonly<{
    label: string;
    as: 'bytes' | 'count';
    /** What is counted: `rows`; bytes say so themselves. */
    what?: string | undefined;
    done: number;
    total?: number | undefined;
    /** What else is known, such as how to stop it. */
    detail?: string | undefined;
    /** Grows by one with every step of the moving part; nothing moves by itself. */
    tick: number;
  }>;

export const progressLines = (props: ProgressProps, pen: Pen): readonly Line[] =>
  within(props, pen, (room) => {
    const percent = percentOf(props);
    if (pen.isSpoken)
      return sayLines(`${props.label}: ${saying([tellAmount(props), tellPercent(percent), props.detail])}`, room, pen);
    const label = cut(tidy(props.label, pen), Math.floor(room.width / 2), pen);
    const amount = amountFor(props, room.width - displayWidth(label) - GAP, pen);
    const bar = Math.min(WIDEST_BAR, room.width - displayWidth(label) - displayWidth(amount) - 2 * GAP);
    if (bar < NARROWEST_BAR) return [[{ text: label, meaning: 'label' }, { text: `  ${amount}` }]];
    const drawn = percent === undefined ? movingPart(props.tick, bar, pen) : drawBar((percent / 100) * bar, pen.glyphs);
    return [
      [
        { text: label, meaning: 'label' },
        { text: '  ' },
        { text: padded(drawn, bar, pen), meaning: 'accent' },
        { text: `  ${amount}` },
      ],
    ];
  });

const GAP = 2;
const NARROWEST_BAR = 6;
const WIDEST_BAR = 40;

/** More than all of it is all of it: a total that was announced may be wrong. */
const percentOf = ({ done, total }: ProgressProps): number | undefined =>
  total === undefined || !(total > 0) || !Number.isFinite(total) || !Number.isFinite(done)
    ? undefined
    : Math.max(0, Math.min(100, (done / total) * 100));

const tellPercent = (percent: number | undefined): string => (percent === undefined ? '' : formatPercent(percent, 0));

const tellAmount = ({ as, what = '', done, total }: ProgressProps): string => {
  const write = as === 'bytes' ? formatBytes : formatCount;
  return saying([write(done), total === undefined ? '' : `of ${write(total)}`, what], ' ');
};

/** What has room of it; the detail goes first, then the amount. */
const amountFor = (props: ProgressProps, room: number, pen: Pen): string => {
  const percent = tellPercent(percentOf(props));
  const forms = [
    [percent, tellAmount(props), props.detail],
    [percent, tellAmount(props)],
    [percent || tellAmount(props)],
  ];
  const told = forms.map((parts) => tidy(saying(parts, '  '), pen));
  return told.find((text) => displayWidth(text) <= room) ?? told.at(-1) ?? '';
};

/** Goes to the right and comes back. */
const movingPart = (tick: number, width: number, { glyphs }: Pen): string => {
  const part = Math.min(width, MOVING);
  const way = width - part;
  const step = way === 0 ? 0 : wholeNumber(tick) % (2 * way);
  return `${glyphs.rule.repeat(step <= way ? step : 2 * way - step)}${(glyphs.eighths.at(-1) ?? '').repeat(part)}`;
};

const MOVING = 3;
