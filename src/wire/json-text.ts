// Reads one JSON text (a "string") from bytes that may stop and go on anywhere, also inside a character or an escape.
import { BACKSLASH, QUOTE, SPACE } from './json-bytes.ts';

const LETTER_U = 0x75;

/** Nobody reads further than this; the rest of a longer text is checked but not kept. No element that is kept is longer. */
export const KEPT_LENGTH = 512 * 1024;

/** Far longer than any name that is looked for. */
export const KEPT_NAME_LENGTH = 1024;

/** A run no longer than this is put together here if it is plain: asking the decoder takes several times as long. */
const SHORT_RUN = 24;
const FIRST_NOT_PLAIN = 0x80;

/** What can be wrong with a byte of a text. */
export const TEXT_FAULTS = {
  control: 'a control character inside a text',
  escape: 'an escape that JSON does not know',
  hex: 'a \\u escape without four hexadecimal digits',
};

const ESCAPES: Readonly<Record<number, string>> = {
  34: '"',
  47: '/',
  92: '\\',
  98: '\b',
  102: '\f',
  110: '\n',
  114: '\r',
  116: '\t',
};

export class JsonText {
  value = '';
  isDone = false;
  /** What is wrong with the byte at the index that `take` returned. */
  fault: string | undefined;
  #step: 'plain' | 'escape' | 'unicode' = 'plain';
  #hex = '';
  #keptLength = KEPT_LENGTH;
  /** True when the decoder holds the beginning of a character. */
  #isPending = false;
  /** Broken UTF-8 becomes U+FFFD; a byte order mark inside a text is a character like others. */
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  /** To be called when the opening quote has been taken. */
  begin(keptLength: number): void {
    this.value = '';
    this.isDone = false;
    this.#step = 'plain';
    this.#keptLength = keptLength;
  }

  /** Reads on, up to the closing quote if it is there, and returns the index of the first byte it did not take. */
  take(bytes: Uint8Array, from: number): number {
    let index = from;
    while (index < bytes.length && !this.isDone && this.fault === undefined) {
      index = this.#step === 'plain' ? this.#takeRun(bytes, index) : this.#takeEscaped(bytes[index] as number, index);
    }
    return index;
  }

  #takeRun(bytes: Uint8Array, from: number): number {
    const end = runEnd(bytes, from);
    const isCut = end === bytes.length;
    this.#keepRun(bytes, from, end, isCut);
    if (isCut) return end;
    const byte = bytes[end];
    if (byte === QUOTE) this.isDone = true;
    else if (byte === BACKSLASH) this.#step = 'escape';
    else {
      this.fault = TEXT_FAULTS.control;
      return end;
    }
    return end + 1;
  }

  #takeEscaped(byte: number, index: number): number {
    if (this.#step === 'unicode') return this.#takeHex(byte, index);
    const character = ESCAPES[byte];
    if (byte === LETTER_U) {
      this.#step = 'unicode';
      this.#hex = '';
    } else if (character === undefined) {
      this.fault = TEXT_FAULTS.escape;
      return index;
    } else {
      this.#keep(character);
      this.#step = 'plain';
    }
    return index + 1;
  }

  #takeHex(byte: number, index: number): number {
    const digit = String.fromCharCode(byte);
    if (!/^[\da-fA-F]$/.test(digit)) {
      this.fault = TEXT_FAULTS.hex;
      return index;
    }
    this.#hex += digit;
    if (this.#hex.length === 4) {
      this.#keep(String.fromCharCode(Number.parseInt(this.#hex, 16)));
      this.#step = 'plain';
    }
    return index + 1;
  }

  /** A run has at least as many bytes as characters: so what is decoded is never longer than what may be kept. */
  #keepRun(bytes: Uint8Array, from: number, end: number, isCut: boolean): void {
    const keptEnd = Math.min(end, from + this.#keptLength - this.value.length);
    if (!this.#isPending && keptEnd <= from) return;
    const short = this.#isPending || keptEnd - from > SHORT_RUN ? undefined : plainRun(bytes, from, keptEnd);
    this.value += short ?? this.#decoder.decode(bytes.subarray(from, Math.max(from, keptEnd)), { stream: isCut });
    this.#isPending = isCut && short === undefined;
  }

  #keep(piece: string): void {
    if (this.value.length < this.#keptLength) this.value += piece;
  }
}

/** Undefined when there are other characters than those of ASCII. */
const plainRun = (bytes: Uint8Array, from: number, end: number): string | undefined => {
  let run = '';
  for (let index = from; index < end; index += 1) {
    const byte = bytes[index] as number;
    if (byte >= FIRST_NOT_PLAIN) return undefined;
    run += String.fromCharCode(byte);
  }
  return run;
};

const runEnd = (bytes: Uint8Array, from: number): number => {
  for (let index = from; index < bytes.length; index += 1) {
    const byte = bytes[index] as number;
    if (byte === QUOTE || byte === BACKSLASH || byte < SPACE) return index;
  }
  return bytes.length;
};
