// Finds the end of one list or object by its brackets alone and collects its bytes, so that JSON.parse can have it whole.
import { BACKSLASH, QUOTE } from './json-bytes.ts';

/** An element longer than this is read bit by bit instead, because parsing it in one go would hold the event loop. */
export const MAX_BYTES_AT_ONCE = 16 * 1024;

const NOTHING = 0;
const OPENS = 1;
const CLOSES = 2;
const STARTS_TEXT = 3;

const MEANING = new Uint8Array(256);
for (const bracket of '{[') MEANING[bracket.charCodeAt(0)] = OPENS;
for (const bracket of '}]') MEANING[bracket.charCodeAt(0)] = CLOSES;
MEANING[QUOTE] = STARTS_TEXT;

export class JsonSkim {
  isDone = false;
  /** Too long or too deep to be skimmed; `element` then holds what has been taken so far. */
  isTooMuch = false;
  /** Valid until the next `begin`, and no longer than the chunk it came in. */
  element: Uint8Array = new Uint8Array(0);
  /** True of an element that came in more than one chunk. */
  isPieced = false;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #store = new Uint8Array(4 * 1024);
  #stored = 0;
  #depth = 0;
  #maxDepth = 0;
  #isInText = false;
  #isEscaped = false;

  begin(maxDepth: number): void {
    this.isDone = false;
    this.isTooMuch = false;
    this.#stored = 0;
    this.#depth = 0;
    this.#maxDepth = maxDepth;
    this.#isInText = false;
    this.#isEscaped = false;
  }

  /** Reads on from the opening bracket, and returns the index of the first byte it did not take. */
  take(bytes: Uint8Array, from: number): number {
    const end = this.#findEnd(bytes, from);
    this.isPieced = !this.isDone || this.#stored > 0;
    if (!this.isPieced) this.element = bytes.subarray(from, end);
    else this.#collect(bytes.subarray(from, end));
    if (this.#depth > this.#maxDepth || (!this.isDone && this.#stored > MAX_BYTES_AT_ONCE)) this.isTooMuch = true;
    return end;
  }

  /** The value of the whole element in a list of one, or undefined when it is no JSON. */
  parse(): readonly [unknown] | undefined {
    try {
      return [JSON.parse(this.#decoder.decode(this.element))];
    } catch {
      return undefined;
    }
  }

  #findEnd(bytes: Uint8Array, from: number): number {
    let index = from;
    while (index < bytes.length) {
      if (this.#isInText) {
        index = this.#findTextEnd(bytes, index);
        continue;
      }
      let meaning = NOTHING;
      while (index < bytes.length && meaning === NOTHING) {
        meaning = MEANING[bytes[index] as number] as number;
        index += 1;
      }
      if (meaning === STARTS_TEXT) this.#isInText = true;
      else if (meaning === OPENS) {
        this.#depth += 1;
        if (this.#depth > this.#maxDepth) return index;
      } else if (meaning === CLOSES) {
        this.#depth -= 1;
        this.isDone = this.#depth === 0;
        if (this.isDone) return index;
      }
    }
    return index;
  }

  #findTextEnd(bytes: Uint8Array, from: number): number {
    let index = from;
    if (this.#isEscaped) {
      this.#isEscaped = false;
      index += 1;
    }
    while (index < bytes.length) {
      const byte = bytes[index] as number;
      index += 1;
      if (byte === QUOTE) {
        this.#isInText = false;
        return index;
      }
      if (byte === BACKSLASH) index += 1;
    }
    this.#isEscaped = index > bytes.length;
    return bytes.length;
  }

  #collect(bytes: Uint8Array): void {
    const needed = this.#stored + bytes.length;
    if (needed > this.#store.length) {
      const larger = new Uint8Array(Math.max(needed, this.#store.length * 2));
      larger.set(this.#store.subarray(0, this.#stored));
      this.#store = larger;
    }
    this.#store.set(bytes, this.#stored);
    this.#stored = needed;
    this.element = this.#store.subarray(0, needed);
  }
}
