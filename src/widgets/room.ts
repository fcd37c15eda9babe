// How much room a widget has, and the promise that it keeps to it: whatever it draws leaves here tidied and cut.
import { asciiOnly } from '../text/ascii.ts';
import { clean } from '../text/clean.ts';
import { clip, displayWidth } from '../text/display-width.ts';
import { type Line, lineWidth, type Span } from '../theme/line.ts';
import type { Pen } from '../theme/pen.ts';

/** In columns and lines. */
export type Room = Readonly<{ width: number; height: number }>;

/** At most as many lines as there are, each at most as wide, and ASCII where nothing else is known; nothing where there is no room. */
export const within = (room: Room, pen: Pen, draw: (room: Room) => readonly Line[]): readonly Line[] => {
  const whole = { width: wholeNumber(room.width), height: wholeNumber(room.height) };
  if (whole.width === 0 || whole.height === 0) return [];
  return draw(whole)
    .slice(0, whole.height)
    .map((line) => fitLine(line, whole.width, pen));
};

/** Made fit to be measured: on one line, without what acts on a terminal, in ASCII where nothing else is known. */
export const tidy = (text: string, { ascii }: Pick<Pen, 'ascii'>): string => {
  if (PLAIN.test(text)) return text;
  const cleaned = clean(text, Number.POSITIVE_INFINITY);
  return ascii ? asciiOnly(cleaned) : cleaned;
};

/** A text made to fit, its end marked where it was cut. */
export const cut = (text: string, width: number, { glyphs }: Pick<Pen, 'glyphs'>): string =>
  clip(text, width, glyphs.cut);

/** Exactly as wide. */
export const padded = (text: string, width: number, pen: Pick<Pen, 'glyphs'>, align: Align = 'left'): string => {
  const fitting = cut(text, width, pen);
  const spaces = ' '.repeat(Math.max(0, width - displayWidth(fitting)));
  return align === 'right' ? `${spaces}${fitting}` : `${fitting}${spaces}`;
};

export type Align = 'left' | 'right';

export const wholeNumber = (value: number): number => (Number.isFinite(value) ? Math.max(0, Math.floor(value)) : 0);

const PLAIN = /^[ -~]*$/;

const fitLine = (line: Line, width: number, pen: Pen): Line => {
  const tidied = line.every(({ text }) => PLAIN.test(text))
    ? line
    : line.map((span) => ({ ...span, text: tidy(span.text, pen) }));
  return totalWidth(tidied) <= width ? tidied : cutLine(tidied, width, pen);
};

/** Characters of two spans may join to one that is wider than both: what is seen is measured. */
const totalWidth = (line: Line): number => Math.max(lineWidth(line), line.length < 2 ? 0 : displayWidth(textOf(line)));

const cutLine = (line: Line, width: number, pen: Pen): Line => {
  const shown: Span[] = [];
  let room = width;
  for (const [index, span] of line.entries()) {
    const needed = displayWidth(span.text);
    if (needed >= room) {
      shown.push({ ...span, text: cut(textOf(line.slice(index)), room, pen) });
      break;
    }
    shown.push(span);
    room -= needed;
  }
  return totalWidth(shown) <= width ? shown : [{ text: cut(textOf(line), width, pen) }];
};

const textOf = (line: Line): string => line.map(({ text }) => text).join('');
