// Recognises the names of the fields of an object by their bytes, first the one that stood at this place in the object before.
import type { ByteCursor } from './byte-cursor.ts';
import { BACKSLASH, COLON, QUOTE, SPACE } from './json-bytes.ts';

export const UNKNOWN_NAME = -1;
export const UNREADABLE_NAME = -2;

const encoder = new TextEncoder();

/**
 * Eight bytes are compared at once, as the number with a fraction that they would be: letters never make one that is zero or
 * not a number, so two of these are equal when their bytes are. The last eight may hold some that have been compared already.
 */
type Name = Readonly<{ quoted: Uint8Array; withColon: number; eights: Float64Array; lastEight: number }>;

export class KnownNames {
  readonly #names: readonly Name[];
  /** For each place in an object, the name that stood there last. */
  readonly #expected: Int32Array;

  constructor(names: readonly string[]) {
    this.#names = names.map(readyName);
    this.#expected = Int32Array.from(names, (_, index) => index);
  }

  /**
   * Reads the name at the cursor, which stands at its quote, and the colon: its index, or UNKNOWN_NAME.
   * UNREADABLE_NAME when it has no end, is escaped, or lacks the colon.
   */
  take(cursor: ByteCursor, place: number): number {
    if (place < this.#names.length) {
      const expected = this.#expected[place] as number;
      const name = this.#names[expected] as Name;
      if (isThere(name, cursor.view, cursor.at)) {
        cursor.at += name.withColon;
        return expected;
      }
    }
    const found = this.#search(cursor);
    if (found >= 0 && place < this.#names.length) this.#expected[place] = found;
    return found;
  }

  #search(cursor: ByteCursor): number {
    const from = cursor.at;
    const end = endOfName(cursor.bytes, from + 1);
    if (end < 0) return UNREADABLE_NAME;
    cursor.at = end;
    if (cursor.peek() !== COLON) return UNREADABLE_NAME;
    cursor.at += 1;
    return this.#names.findIndex(({ quoted }) => isSame(quoted, cursor.bytes, from, end));
  }
}

const isThere = ({ withColon, eights, lastEight }: Name, view: DataView, at: number): boolean => {
  if (at + withColon > view.byteLength || withColon < 8) return false;
  for (let index = 0; index < eights.length; index += 1)
    if (view.getFloat64(at + index * 8, true) !== eights[index]) return false;
  return view.getFloat64(at + withColon - 8, true) === lastEight;
};

const endOfName = (bytes: Uint8Array, from: number): number => {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte < SPACE || byte === BACKSLASH) return -1;
    if (byte === QUOTE) return at + 1;
  }
  return -1;
};

const isSame = (name: Uint8Array, bytes: Uint8Array, from: number, end: number): boolean => {
  if (name.length !== end - from) return false;
  for (let offset = 0; offset < name.length; offset += 1) if (bytes[from + offset] !== name[offset]) return false;
  return true;
};

const readyName = (name: string): Name => {
  const quoted = encoder.encode(JSON.stringify(name));
  const bytes = encoder.encode(`${JSON.stringify(name)}:`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The last eight are told apart from those before, unless both are the same.
  const count = Math.max(0, Math.ceil(bytes.length / 8) - 1);
  const eights = Float64Array.from({ length: count }, (_, index) => view.getFloat64(index * 8, true));
  const lastEight = bytes.length < 8 ? 0 : view.getFloat64(bytes.length - 8, true);
  return { quoted, withColon: bytes.length, eights, lastEight };
};
