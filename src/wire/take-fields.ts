// Goes through the fields of an object in bytes: white space, names, commas and brackets; the values are somebody else's.
import type { ByteCursor } from './byte-cursor.ts';
import { CLOSE_OBJECT, COMMA, QUOTE, SPACE } from './json-bytes.ts';
import { type KnownNames, UNKNOWN_NAME, UNREADABLE_NAME } from './known-names.ts';

/** Reads the value at the cursor for the field of this index. */
export type TakeValue = { takeValue(field: number, byte: number): void };

/** To be called at the opening bracket; values of unknown names may open `maxDepth` brackets. */
export const takeFields = (cursor: ByteCursor, names: KnownNames, values: TakeValue, maxDepth: number): void => {
  cursor.at += 1;
  if (byteAt(cursor) === CLOSE_OBJECT) {
    cursor.at += 1;
    return;
  }
  let field = takeName(cursor, names, 0);
  for (let place = 1; field !== UNREADABLE_NAME; place += 1) {
    const byte = byteAt(cursor);
    if (field === UNKNOWN_NAME) cursor.skipValue(maxDepth);
    else values.takeValue(field, byte);
    if (cursor.isLost) return;
    field = names.takeBehindComma(cursor, place);
    if (field !== UNKNOWN_NAME) continue;
    const behind = byteAt(cursor);
    cursor.at += 1;
    if (behind === CLOSE_OBJECT) return;
    if (behind !== COMMA) break;
    field = takeName(cursor, names, place);
  }
  cursor.isLost = true;
};

const takeName = (cursor: ByteCursor, names: KnownNames, place: number): number =>
  byteAt(cursor) === QUOTE ? names.take(cursor, place) : UNREADABLE_NAME;

/** The byte in hand behind white space, which hardly ever is there; -1 behind the last. */
const byteAt = (cursor: ByteCursor): number => {
  const { bytes, at } = cursor;
  const byte = at < bytes.length ? (bytes[at] as number) : SPACE;
  return byte > SPACE ? byte : cursor.peek();
};
