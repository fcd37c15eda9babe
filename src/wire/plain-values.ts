// Reads the plain forms of values from bytes into columns: null is what the column has for "not reported", odd forms make the cursor lost.
import { NO_CODE, NO_PORT } from '../flows/flow-table.ts';
import { portCode } from '../flows/table/row-store.ts';
import type { TextStore } from '../flows/table/text-store.ts';
import type { ByteCursor } from './byte-cursor.ts';
import { LETTER_N, QUOTE } from './json-bytes.ts';
import type { ShortTexts } from './short-texts.ts';
import { takeTextCode } from './text-codes.ts';

export const takeNumber = (cursor: ByteCursor, byte: number): number => {
  if (byte !== LETTER_N) return cursor.takeNumber();
  cursor.takeNull();
  return Number.NaN;
};

export const takeWhole = (cursor: ByteCursor, byte: number): number => {
  const value = takeNumber(cursor, byte);
  if (byte !== LETTER_N && !Number.isSafeInteger(value)) cursor.isLost = true;
  return value;
};

export const takePort = (cursor: ByteCursor, byte: number): number => {
  const value = takeWhole(cursor, byte);
  return byte === LETTER_N ? NO_PORT : portCode(value);
};

/** What is made of a number: `read` gives NaN for one that means nothing. */
export const takeRead = (cursor: ByteCursor, byte: number, read: (value: number) => number): number => {
  const value = takeNumber(cursor, byte);
  if (byte === LETTER_N || cursor.isLost) return value;
  const made = read(value);
  if (Number.isNaN(made)) cursor.isLost = true;
  return made;
};

export const takeText = (cursor: ByteCursor, byte: number, texts: TextStore): number => {
  if (byte === QUOTE) return takeTextCode(cursor, texts);
  if (byte === LETTER_N) cursor.takeNull();
  else cursor.isLost = true;
  return NO_CODE;
};

/** The same, for texts of which there are few. */
export const takeWord = (cursor: ByteCursor, byte: number, texts: TextStore, words: ShortTexts): number => {
  if (byte !== QUOTE) return takeText(cursor, byte, texts);
  const { view, at } = cursor;
  const known = words.find(view, at);
  if (known !== NO_CODE) {
    cursor.at = at + words.length;
    return known;
  }
  const code = takeTextCode(cursor, texts);
  if (code !== NO_CODE && !cursor.isLost) words.add(view, at, cursor.at, code);
  return code;
};

/** A name, or the number that an appliance uses for it. */
export const takeName = (cursor: ByteCursor, byte: number, texts: TextStore, words: ShortTexts): number => {
  if (byte === QUOTE || byte === LETTER_N) return takeWord(cursor, byte, texts, words);
  const value = cursor.takeNumber();
  return cursor.isLost ? NO_CODE : texts.codeOf(String(value));
};
