// Reads one JSON text (a "string") from bytes that may stop and go on anywhere, also inside a character or an escape.

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;
const SPACE = 0x20;

/** Nobody reads further than this; the rest of a longer text is checked but not kept. */
const KEPT_LENGTH = 1_000_000;

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
  /** Broken UTF-8 becomes U+FFFD; a byte order mark inside a text is a character like others. */
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  /** To be called when the opening quote has been taken. */
  begin(): void {
    this.value = '';
    this.isDone = false;
    this.#step = 'plain';
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
    this.#keep(this.#decoder.decode(bytes.subarray(from, end), { stream: isCut }));
    if (isCut) return end;
    const byte = bytes[end];
    if (byte === QUOTE) this.isDone = true;
    else if (byte === BACKSLASH) this.#step = 'escape';
    else {
      this.fault = 'a control character inside a text';
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
      this.fault = 'an escape that JSON does not know';
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
      this.fault = 'a \\u escape without four hexadecimal digits';
      return index;
    }
    this.#hex += digit;
    if (this.#hex.length === 4) {
      this.#keep(String.fromCharCode(Number.parseInt(this.#hex, 16)));
      this.#step = 'plain';
    }
    return index + 1;
  }

  #keep(piece: string): void {
    if (this.value.length < KEPT_LENGTH) this.value += piece;
  }
}

const runEnd = (bytes: Uint8Array, from: number): number => {
  for (let index = from; index < bytes.length; index += 1) {
    const byte = bytes[index] as number;
    if (byte === QUOTE || byte === BACKSLASH || byte < SPACE) return index;
  }
  return bytes.length;
};
