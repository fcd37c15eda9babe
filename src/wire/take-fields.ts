// Goes through the fields of an object in bytes: white space, names, commas and brackets; the values are somebody else's.
import type { ByteCursor } from './byte-cursor.ts';
import { CLOSE_OBJECT, COMMA, QUOTE, SPACE } from './json-bytes.ts';
import { type KnownNames, UNKNOWN_NAME, UNREADABLE_NAME } from './known-names.ts';

/** Reads the value at the cursor for the field of this index. */
export type TakeValue = { takeValue(field: number, byte: number): void };

/** To be called at the opening bracket; values of unknown names may open `maxDepth` brackets. */
export const takeFields = (cursor: ByteCursor, names: KnownNames, values: TakeValue, maxDepth: number): void => {
  cursor.at += 1;
  let byte = byteAt(cursor);
  if (byte === CLOSE_OBJECT) {
    cursor.at += 1;
    return;
  }
  for (let place = 0; ; place += 1) {
    const field = byte === QUOTE ? names.take(cursor, place) : UNREADABLE_NAME;
    if (field === UNREADABLE_NAME) break;
    byte = byteAt(cursor);
    if (field === UNKNOWN_NAME) cursor.skipValue(maxDepth);
    else values.takeValue(field, byte);
    if (cursor.isLost) return;
    byte = byteAt(cursor);
    cursor.at += 1;
    if (byte === CLOSE_OBJECT) return;
    if (byte !== COMMA) break;
    byte = byteAt(cursor);
  }
  cursor.isLost = true;
};

/** The byte in hand behind white space, which hardly ever is there; -1 behind the last. */
const byteAt = (cursor: ByteCursor): number => {
  const { bytes, at } = cursor;
  const byte = at < bytes.length ? (bytes[at] as number) : SPACE;
  return byte > SPACE ? byte : cursor.peek();
};
