// Recognises the names of the fields of an object by their bytes, first the one that stood at this place in the object before.
import type { ByteCursor } from './byte-cursor.ts';
import { BACKSLASH, COLON, QUOTE, SPACE } from './json-bytes.ts';

export const UNKNOWN_NAME = -1;
export const UNREADABLE_NAME = -2;

const encoder = new TextEncoder();

/** `"name":`, and with the comma before it. */
const forms = (names: readonly string[]) => ({
  alone: new Eights(names.map((name) => `${JSON.stringify(name)}:`)),
  behindComma: new Eights(names.map((name) => `,${JSON.stringify(name)}:`)),
});

export class KnownNames {
  readonly #quoted: readonly Uint8Array[];
  readonly #alone: Eights;
  readonly #behindComma: Eights;
  /** For each place in an object, the name that stood there last. */
  readonly #expected: Int32Array;

  constructor(names: readonly string[]) {
    const { alone, behindComma } = forms(names);
    this.#quoted = names.map((name) => encoder.encode(JSON.stringify(name)));
    this.#alone = alone;
    this.#behindComma = behindComma;
    this.#expected = Int32Array.from(names, (_, index) => index);
  }

  /**
   * Reads the name at the cursor, which stands at its quote, and the colon: its index, or UNKNOWN_NAME.
   * UNREADABLE_NAME when it has no end, is escaped, or lacks the colon.
   */
  take(cursor: ByteCursor, place: number): number {
    const expected = this.#takeExpected(this.#alone, cursor, place);
    if (expected !== UNKNOWN_NAME) return expected;
    const found = this.#search(cursor);
    if (found >= 0 && place < this.#expected.length) this.#expected[place] = found;
    return found;
  }

  /** The same for the cursor behind a value, where nothing but a comma stands before the name that is expected; else UNKNOWN_NAME, and the cursor stays. */
  takeBehindComma(cursor: ByteCursor, place: number): number {
    return this.#takeExpected(this.#behindComma, cursor, place);
  }

  #takeExpected(form: Eights, cursor: ByteCursor, place: number): number {
    if (place >= this.#expected.length) return UNKNOWN_NAME;
    const expected = this.#expected[place] as number;
    const length = form.lengthAt(expected, cursor.view, cursor.at);
    if (length === 0) return UNKNOWN_NAME;
    cursor.at += length;
    return expected;
  }

  #search(cursor: ByteCursor): number {
    const from = cursor.at;
    const end = endOfName(cursor.bytes, from + 1);
    if (end < 0) return UNREADABLE_NAME;
    cursor.at = end;
    if (cursor.peek() !== COLON) return UNREADABLE_NAME;
    cursor.at += 1;
    return this.#quoted.findIndex((quoted) => isSame(quoted, cursor.bytes, from, end));
  }
}

/**
 * Texts of which eight bytes are compared at once, as the number with a fraction that they would be: letters never make one that is zero or
 * not a number, so two of these are equal when their bytes are. The last eight may hold some that have been compared already.
 */
class Eights {
  readonly #lengths: Uint8Array;
  /** For each text so many as there may be, the last eight first. */
  readonly #eights: Float64Array;

  constructor(texts: readonly string[]) {
    const all = texts.map((text) => encoder.encode(text));
    this.#lengths = Uint8Array.from(all, ({ length }) => length);
    this.#eights = new Float64Array(all.length * MOST_EIGHTS);
    for (const [index, bytes] of all.entries()) {
      // What is so short or long is not found here.
      if (bytes.length < 8 || bytes.length > MOST_EIGHTS * 8) this.#lengths[index] = 0;
      else this.#eights.set(eightsOf(bytes), index * MOST_EIGHTS);
    }
  }

  /** Of the text of this index where it stands at `at`, else 0. */
  lengthAt(index: number, view: DataView, at: number): number {
    const length = this.#lengths[index] as number;
    if (length === 0 || at + length > view.byteLength) return 0;
    const eights = this.#eights;
    const from = index * MOST_EIGHTS;
    if (view.getFloat64(at + length - 8, true) !== eights[from]) return 0;
    if (length > 8 && view.getFloat64(at, true) !== eights[from + 1]) return 0;
    if (length > 16 && view.getFloat64(at + 8, true) !== eights[from + 2]) return 0;
    return length > 24 && view.getFloat64(at + 16, true) !== eights[from + 3] ? 0 : length;
  }
}

const MOST_EIGHTS = 4;

const eightsOf = ({ buffer, byteOffset, length }: Uint8Array): readonly number[] => {
  const view = new DataView(buffer, byteOffset, length);
  const starts = [length - 8, ...[0, 8, 16].filter((start) => start < length - 8)];
  return starts.map((start) => view.getFloat64(start, true));
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
