// A line that is being typed: its prompt, the part of the text around the cursor, and what is wrong with it below.
import { displayWidth } from '../text/display-width.ts';
import { type Line, lineWidth, type Span } from '../theme/line.ts';
import { markOf } from '../theme/marks.ts';
import type { Pen } from '../theme/pen.ts';
import type { EditedText } from './edit-text.ts';
import { paragraphLines } from './paragraph.ts';
import { cut, type Room, tidy, within } from './room.ts';
import { saying, sayLines } from './say.ts';
import { textAround } from './text-around.ts';

export type TextInputProps = Room &
  Readonly<{
    /** Stands before the text: `/`, `:`, `Name: `. */
    prompt: string;
    line: EditedText;
    /** Shown while nothing is typed. */
    placeholder?: string | undefined;
    error?: string | undefined;
  }>;

export const textInputLines = (props: TextInputProps, pen: Pen): readonly Line[] =>
  within(props, pen, (room) => {
    if (pen.isSpoken) return sayLines(tellInput(props), room, pen);
    const typed = typedLine(props, room.width, pen);
    if (props.error === undefined) return [typed];
    const told = { text: props.error, first: `${markOf('bad', pen)} `, firstMeaning: 'bad', meaning: 'bad' } as const;
    if (room.height > 1) return [typed, ...paragraphLines({ ...told, ...room, height: room.height - 1 }, pen)];
    const error: Line = [{ text: `${told.first}${tidy(props.error, pen)}`, meaning: 'bad' }];
    const free = room.width - lineWidth(typed) - 2;
    return [free < NARROWEST_ERROR ? typed : [...typed, { text: '  ' }, ...error]];
  });

const NARROWEST_ERROR = 12;

/** The text after the cursor is told apart, because a voice shows no cursor. */
const tellInput = ({ prompt, line: { text, cursor }, placeholder, error }: TextInputProps): string => {
  const [before, after] = [text.slice(0, cursor), text.slice(cursor)];
  const typed = text === '' ? saying(['nothing typed', placeholder]) : before;
  return saying([`${prompt.trim()} ${typed}`, after === '' ? '' : `after the cursor ${after}`, error]);
};

const typedLine = ({ prompt, line, placeholder = '' }: TextInputProps, width: number, pen: Pen): Line => {
  const asked = cut(tidy(prompt, pen), Math.floor(width / 2), pen);
  const room = width - displayWidth(asked);
  const prompted: Span = { text: asked, meaning: 'accent' };
  if (line.text === '')
    return [prompted, ...cursorOver(' ', pen), { text: cut(tidy(placeholder, pen), room - 1, pen), meaning: 'dim' }];
  const before = tidy(line.text.slice(0, line.cursor), pen);
  const after = tidy(line.text.slice(line.cursor), pen);
  const isDrawn = !hasHighlight(pen);
  const around = textAround(before, after, isDrawn ? room - 1 : room, pen.glyphs.cut);
  return isDrawn
    ? [prompted, { text: around.before }, { text: pen.glyphs.cursor }, { text: `${around.under}${around.after}` }]
    : [prompted, { text: around.before }, { text: around.under, meaning: 'selected' }, { text: around.after }];
};

const cursorOver = (under: string, pen: Pen): readonly Span[] =>
  hasHighlight(pen) ? [{ text: under, meaning: 'selected' }] : [{ text: pen.glyphs.cursor }];

/** Without any colour, inverse included, a cursor has to be a character. */
const hasHighlight = ({ paint }: Pick<Pen, 'paint'>): boolean => paint('selected', ' ') !== ' ';
