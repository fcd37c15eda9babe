// Reads texts from bytes as codes of a dictionary: one that is known is found by its bytes, and never decoded.
import { NO_CODE } from '../flows/flow-table.ts';
import { HASH_FACTOR } from '../flows/table/byte-hash.ts';
import type { TextStore } from '../flows/table/text-store.ts';
import type { ByteCursor } from './byte-cursor.ts';
import { BACKSLASH, QUOTE, SPACE } from './json-bytes.ts';

const LAST_PLAIN = 0x7e;

/** No longer than what `clean` lets through whole. */
const SHORT = 512;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** To be called at the quote. An empty text says nothing: it has no code. */
export const takeTextCode = (cursor: ByteCursor, texts: TextStore): number => {
  const { bytes } = cursor;
  const from = cursor.at + 1;
  let hash = texts.seed;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) {
      cursor.at = at + 1;
      return at === from ? NO_CODE : codeOfPlain(bytes, from, at, hash, texts);
    }
    if (byte < SPACE || byte === BACKSLASH) break;
    hash = Math.imul(hash ^ byte, HASH_FACTOR);
  }
  return takeEscaped(cursor, texts);
};

const codeOfPlain = (bytes: Uint8Array, from: number, end: number, hash: number, texts: TextStore): number => {
  const known = texts.find(bytes, from, end, hash);
  if (known !== NO_CODE) return known;
  if (end - from <= SHORT && isPlain(bytes, from, end)) return texts.add(bytes, from, end, hash);
  return texts.codeOf(decoder.decode(bytes.subarray(from, end)));
};

/** Of bytes without control characters. */
const isPlain = (bytes: Uint8Array, from: number, end: number): boolean => {
  for (let at = from; at < end; at += 1) if ((bytes[at] as number) > LAST_PLAIN) return false;
  return true;
};

const takeEscaped = (cursor: ByteCursor, texts: TextStore): number => {
  const { bytes, at: from } = cursor;
  let at = from + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  if (at >= bytes.length) {
    cursor.isLost = true;
    return NO_CODE;
  }
  cursor.at = at + 1;
  const text = parseText(decoder.decode(bytes.subarray(from, at + 1)));
  if (text === undefined) cursor.isLost = true;
  return text === undefined || text === '' ? NO_CODE : texts.codeOf(text);
};

const parseText = (json: string): string | undefined => {
  try {
    return JSON.parse(json) as string;
  } catch {
    return undefined;
  }
};
