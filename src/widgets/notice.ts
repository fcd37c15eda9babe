// One line that says what happened; its end, such as when the data are from, is seen however long the text is.
import { displayWidth } from '../text/display-width.ts';
import type { Line } from '../theme/line.ts';
import { type MarkedMeaning, markOf } from '../theme/marks.ts';
import type { Pen } from '../theme/pen.ts';
import { cut, type Room, tidy, within } from './room.ts';
import { saying, sayLines } from './say.ts';
import { asWidget } from './widget.tsx';

export type NoticeProps = Room &
  Readonly<{
    meaning: MarkedMeaning;
    text: string;
    end?: string | undefined;
  }>;

export const noticeLines = (props: NoticeProps, pen: Pen): readonly Line[] =>
  within(props, pen, (room) => {
    if (pen.isSpoken) return sayLines(saying([`${props.meaning}: ${props.text}`, props.end], ' '), room, pen);
    const mark = `${markOf(props.meaning, pen)} `;
    const end = props.end === undefined || props.end === '' ? '' : ` ${tidy(props.end, pen)}`;
    const left = room.width - displayWidth(mark) - displayWidth(end);
    const text = tidy(props.text, pen);
    return left < FEWEST_COLUMNS
      ? [[{ text: cut(`${mark}${end.trimStart() || text}`, room.width, pen), meaning: props.meaning }]]
      : [[{ text: `${mark}${cut(text, left, pen)}${end}`, meaning: props.meaning }]];
  });

export const Notice = asWidget(noticeLines);

/** Of the text, below which it says nothing. */
const FEWEST_COLUMNS = 4;
