// A place in the bytes of JSON, and how plain values are read from there. What is not all there or not plain makes it lost:
// then somebody else has to read the whole piece again, who takes his time and can tell what is wrong with it.
import { isSpace, SPACE } from './json-bytes.ts';
import { JsonSkip } from './json-skip.ts';
import { valueOfWord } from './json-word.ts';

const MINUS = 0x2d;
const DIGIT_0 = 0x30;

const FOUR_ZEROS = 0x30303030;
const FOUR_SIXES = 0x06060606;
const HIGH_HALVES = 0xf0f0f0f0;

/** So many digits make a whole number that is held exactly, whatever they are. */
const EXACT_DIGITS = 15;

/** After one of these a number goes on. */
const GOES_ON = Uint8Array.from({ length: 256 }, (_, byte) => (/[\d.eE+-]/.test(String.fromCharCode(byte)) ? 1 : 0));

/** Longer ones are read elsewhere. */
const LONGEST_NUMBER = 40;

export class ByteCursor {
  bytes: Uint8Array = new Uint8Array(0);
  /** The same bytes, to look at several at once. */
  view = new DataView(this.bytes.buffer);
  at = 0;
  isLost = false;
  readonly #skip = new JsonSkip();

  begin(bytes: Uint8Array, at: number): void {
    if (bytes !== this.bytes) {
      this.bytes = bytes;
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    this.at = at;
    this.isLost = false;
  }

  /** The byte in hand behind white space; -1 behind the last. */
  peek(): number {
    const { bytes } = this;
    let { at } = this;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at] as number;
      if (byte > SPACE || !isSpace(byte)) {
        this.at = at;
        return byte;
      }
    }
    this.at = at;
    return -1;
  }

  /** Undefined when it is lost. */
  lose(): undefined {
    this.isLost = true;
    return undefined;
  }

  /** To be called at the `n`. */
  takeNull(): void {
    const { bytes, at } = this;
    if (bytes[at + 1] === 0x75 && bytes[at + 2] === 0x6c && bytes[at + 3] === 0x6c) this.at = at + 4;
    else this.isLost = true;
  }

  /** A number that can be held; 0 when it is lost. */
  takeNumber(): number {
    const { bytes } = this;
    const isNegative = bytes[this.at] === MINUS;
    const from = isNegative ? this.at + 1 : this.at;
    const end = bytes.length;
    let at = from;
    let value = 0;
    // Four digits at once: shifted together in pairs, and the pairs again.
    for (; at + 4 <= end; at += 4) {
      const digits = this.view.getInt32(at, true) ^ FOUR_ZEROS;
      if (((digits | (digits + FOUR_SIXES)) & HIGH_HALVES) !== 0) break;
      const pairs = Math.imul(digits, 10) + (digits >>> 8);
      value = value * 10_000 + (pairs & 0xff) * 100 + ((pairs >>> 16) & 0xff);
    }
    for (; at < end; at += 1) {
      const digit = (bytes[at] as number) - DIGIT_0;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    const count = at - from;
    const isPlain = at < end && GOES_ON[bytes[at] as number] === 0 && count > 0 && count <= EXACT_DIGITS;
    if (!isPlain || (count > 1 && bytes[from] === DIGIT_0)) return this.#takeOddNumber();
    this.at = at;
    return isNegative ? -value : value;
  }

  /** Passes over any value, which may open so many brackets. */
  skipValue(maxDepth: number): void {
    this.#skip.begin(maxDepth);
    this.at = this.#skip.take(this.bytes, this.at);
    if (!this.#skip.isDone) this.isLost = true;
  }

  /** One with a fraction, an exponent or very many digits. */
  #takeOddNumber(): number {
    let end = this.at;
    let digits = '';
    while (end < this.bytes.length && GOES_ON[this.bytes[end] as number] === 1 && digits.length < LONGEST_NUMBER) {
      digits += String.fromCharCode(this.bytes[end] as number);
      end += 1;
    }
    const [value] = valueOfWord(digits) ?? [];
    this.at = end;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    this.isLost = true;
    return 0;
  }
}
