// How many columns a text takes on a terminal, and texts made to fit a number of columns. Expects text that `clean` let through.
import stringWidth from 'string-width';

const PLAIN = /^[ -~]*$/;

/** What a person takes for one character each. */
export const graphemesOf = (text: string): readonly string[] =>
  PLAIN.test(text) ? [...text] : Array.from(graphemes.segment(text), ({ segment }) => segment);

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export const displayWidth = (text: string): number =>
  PLAIN.test(text) ? text.length : stringWidth(text, { countAnsiEscapeCodes: true });

/** Of the widest of them; 0 of none. */
export const widest = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, displayWidth(text)), 0);

/** As much of the text as fits; what was cut ends in `ending`. */
export const clip = (text: string, width: number, ending = '…'): string => {
  if (width <= 0) return '';
  if (text.length <= width && PLAIN.test(text)) return text;
  const room = width - displayWidth(ending);
  if (room < 0) return clip(ending, width, '');
  let used = 0;
  let end = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    used += displayWidth(segment);
    if (used > width) return `${text.slice(0, end)}${ending}`;
    if (used <= room) end = index + segment.length;
  }
  return text;
};

/** Exactly `width` columns, the text at the left; cut when it is wider. */
export const padEnd = (text: string, width: number): string => {
  const fitting = clip(text, width);
  return `${fitting}${spacesFor(fitting, width)}`;
};

/** Exactly `width` columns, the text at the right; cut when it is wider. */
export const padStart = (text: string, width: number): string => {
  const fitting = clip(text, width);
  return `${spacesFor(fitting, width)}${fitting}`;
};

const spacesFor = (text: string, width: number): string => ' '.repeat(Math.max(0, width - displayWidth(text)));
