// A line of text being edited: every key that a prompt knows, as a pure function. The cursor stands between characters as people count them.
import { clean } from '../text/clean.ts';

/** The cursor is a place in the string, always between two graphemes. */
export type EditedText = Readonly<{ text: string; cursor: number }>;

export type TextEdit =
  | Readonly<{ kind: 'insert'; text: string }>
  | Readonly<{ kind: 'set'; text: string }>
  | Readonly<{ kind: 'move'; to: TextMove }>
  | Readonly<{ kind: 'backspace' | 'delete' | 'delete-word' | 'kill-to-end' | 'kill-to-start' }>;

export type TextMove = 'left' | 'right' | 'word-left' | 'word-right' | 'home' | 'end';

export const editedText = (text: string): EditedText => settle(text, '');

/** Never throws, whatever the text and wherever the cursor was. */
export const editText = (state: EditedText, edit: TextEdit): EditedText => {
  const { text, cursor } = settled(state);
  const [before, after] = [text.slice(0, cursor), text.slice(cursor)];
  switch (edit.kind) {
    case 'insert':
      return settle(`${before}${edit.text}`, after);
    case 'set':
      return settle(edit.text, '');
    case 'move':
      return { text, cursor: MOVES[edit.to](text, cursor) };
    case 'backspace':
      return settle(text.slice(0, previousBoundary(text, cursor)), after);
    case 'delete':
      return settle(before, text.slice(nextBoundary(text, cursor)));
    case 'delete-word':
      return settle(text.slice(0, wordLeft(text, cursor)), after);
    case 'kill-to-end':
      return settle(before, '');
    case 'kill-to-start':
      return settle('', after);
  }
};

/** Longer than any filter or command; a clipboard may hold a whole file. */
export const LONGEST_TEXT = 4_000;

/** Of a text that is inserted; what is cut in the middle says something else than what was meant. */
export const hasRoomFor = ({ text }: EditedText, inserted: string): boolean =>
  text.length + inserted.length <= LONGEST_TEXT;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const settle = (before: string, after: string): EditedText => {
  const kept = cleanLine(before);
  const text = cleanLine(`${kept}${after}`);
  return settled({ text, cursor: kept.length });
};

/** On one line, cleaned, and cut between graphemes. */
const cleanLine = (text: string): string => {
  const line = text.slice(0, 2 * LONGEST_TEXT).replace(/[\r\n\t]+/g, ' ');
  const cleaned = clean(line, Number.POSITIVE_INFINITY);
  return cleaned.slice(0, boundaryUpTo(cleaned, LONGEST_TEXT));
};

/** A cursor inside a grapheme goes to its end; characters on both sides of it may just have joined. */
const settled = ({ text, cursor }: EditedText): EditedText => {
  const place = Number.isFinite(cursor) ? Math.max(0, Math.min(text.length, Math.floor(cursor))) : text.length;
  const found = place === 0 || place === text.length ? undefined : graphemes.segment(text).containing(place);
  const isBetween = found === undefined || found.index === place;
  return { text, cursor: isBetween ? place : found.index + found.segment.length };
};

const previousBoundary = (text: string, cursor: number): number =>
  cursor === 0 ? 0 : (graphemes.segment(text).containing(cursor - 1)?.index ?? 0);

const nextBoundary = (text: string, cursor: number): number => {
  const found = graphemes.segment(text).containing(cursor);
  return found === undefined ? text.length : found.index + found.segment.length;
};

const boundaryUpTo = (text: string, place: number): number =>
  text.length <= place ? text.length : (graphemes.segment(text).containing(place)?.index ?? text.length);

/** To the start of the word before the cursor; a word is what stands between blanks, as in a shell. */
const wordLeft = (text: string, cursor: number): number => {
  const before = text.slice(0, cursor).trimEnd();
  return before.lastIndexOf(' ') + 1;
};

const wordRight = (text: string, cursor: number): number => {
  const after = text.slice(cursor);
  const blanks = after.length - after.trimStart().length;
  const end = after.indexOf(' ', blanks);
  return end === -1 ? text.length : cursor + end;
};

const MOVES: Readonly<Record<TextMove, (text: string, cursor: number) => number>> = {
  left: previousBoundary,
  right: nextBoundary,
  'word-left': (text, cursor) => settled({ text, cursor: wordLeft(text, cursor) }).cursor,
  'word-right': (text, cursor) => settled({ text, cursor: wordRight(text, cursor) }).cursor,
  home: () => 0,
  end: (text) => text.length,
};
