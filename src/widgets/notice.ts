// What happened, on one line where it fits; its end, such as when the data are from, is seen however long the text is.
import { displayWidth } from '../text/display-width.ts';
import { type Line, lineWidth } from '../theme/line.ts';
import { type MarkedMeaning, markOf } from '../theme/marks.ts';
import type { Pen } from '../theme/pen.ts';
import { paragraphLines } from './paragraph.ts';
import { cut, type Room, tidy, within } from './room.ts';
import { saying, sayLines } from './say.ts';

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
    if (room.height > 1 && displayWidth(text) > left)
      return wrapped({ mark, text, end: end.trimStart() }, props, room, pen);
    return left < FEWEST_COLUMNS
      ? [[{ text: cut(`${mark}${end.trimStart() || text}`, room.width, pen), meaning: props.meaning }]]
      : [[{ text: `${mark}${cut(text, left, pen)}${end}`, meaning: props.meaning }]];
  });

/** The end stands alone on the last line where it does not fit behind the text. */
const wrapped = (
  { mark, text, end }: Readonly<Record<'mark' | 'text' | 'end', string>>,
  { meaning }: Pick<NoticeProps, 'meaning'>,
  room: Room,
  pen: Pen,
): readonly Line[] => {
  const told = { text, first: mark, firstMeaning: meaning, meaning };
  const whole = paragraphLines({ ...told, ...room }, pen);
  const last = whole.at(-1);
  if (end === '') return whole;
  const isCut = paragraphLines({ ...told, ...room, height: room.height + 1 }, pen).length > whole.length;
  if (!isCut && last !== undefined && lineWidth(last) + 1 + displayWidth(end) <= room.width)
    return [...whole.slice(0, -1), [...last, { text: ` ${end}`, meaning }]];
  const above = paragraphLines({ ...told, ...room, height: room.height - 1 }, pen);
  return [...above, [{ text: ' '.repeat(displayWidth(mark)) }, { text: end, meaning }]];
};

/** Of the text, below which it says nothing. */
const FEWEST_COLUMNS = 4;
