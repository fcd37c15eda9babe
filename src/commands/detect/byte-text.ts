// A text kept as bytes while it is put together: numbers and plain letters go in without a string for each of them.

const FIRST_ROOM = 65_536;
const POWERS = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000] as const;
/** Whole numbers below it are taken apart with the arithmetic of small integers. */
const SMALL = 2 ** 31;
const [MINUS, POINT, ZERO] = [45, 46, 48];

export class ByteText {
  #bytes = new Uint8Array(FIRST_ROOM);
  #length = 0;
  readonly #encoder = new TextEncoder();

  /** Any text, as UTF-8. */
  add(text: string): void {
    // No UTF-16 unit takes more than three bytes.
    this.#makeRoom(text.length * 3);
    const bytes = this.#bytes;
    let length = this.#length;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code < 0x80) {
        bytes[length] = code;
        length += 1;
      } else {
        const isSimple = code < SURROGATES;
        length = isSimple ? wideLetter(bytes, length, code) : this.#encode(text.slice(index), length);
        if (!isSimple) break;
      }
    }
    this.#length = length;
  }

  /** One letter of ASCII. */
  addLetter(code: number): void {
    this.#makeRoom(1);
    this.#bytes[this.#length] = code;
    this.#length += 1;
  }

  /** What `String` makes of the number rounded to so many digits after the point. */
  addRounded(value: number, digits: 0 | 1 | 2 | 3 | 4 | 5 | 6): void {
    const scaled = Math.round(value * POWERS[digits]);
    if (!(Math.abs(scaled) < SMALL)) {
      this.add(String(scaled / POWERS[digits]));
      return;
    }
    this.#makeRoom(LONGEST_SMALL);
    if (scaled < 0) this.addLetter(MINUS);
    let fraction = Math.abs(scaled) % POWERS[digits];
    this.#addWhole((Math.abs(scaled) - fraction) / POWERS[digits], 1);
    if (fraction === 0) return;
    let places: number = digits;
    while (fraction % 10 === 0) {
      fraction = (fraction / 10) | 0;
      places -= 1;
    }
    this.addLetter(POINT);
    this.#addWhole(fraction, places);
  }

  /** With zeros before it, so that it has at least so many digits. */
  addWhole(whole: number, leastDigits: number): void {
    this.#makeRoom(LONGEST_SMALL);
    this.#addWhole(whole, leastDigits);
  }

  #addWhole(whole: number, leastDigits: number): void {
    const bytes = this.#bytes;
    const start = this.#length;
    const end = start + Math.max(digitsOf(whole), leastDigits);
    let rest = whole | 0;
    for (let at = end - 1; at >= start; at -= 1) {
      const tenth = (rest / 10) | 0;
      bytes[at] = ZERO + rest - 10 * tenth;
      rest = tenth;
    }
    this.#length = end;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  /** All of it, after which it is empty; what is added next is written over these bytes. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    return taken;
  }

  #encode(text: string, from: number): number {
    return from + this.#encoder.encodeInto(text, this.#bytes.subarray(from)).written;
  }

  #makeRoom(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + count));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

/** Ten digits, a sign, a point, and a zero before it. */
const LONGEST_SMALL = 16;

/** From here on two units of UTF-16 may be one letter. */
const SURROGATES = 0xd800;

const wideLetter = (bytes: Uint8Array, at: number, code: number): number => {
  if (code < 0x800) {
    bytes[at] = 0xc0 | (code >> 6);
    bytes[at + 1] = 0x80 | (code & 0x3f);
    return at + 2;
  }
  bytes[at] = 0xe0 | (code >> 12);
  bytes[at + 1] = 0x80 | ((code >> 6) & 0x3f);
  bytes[at + 2] = 0x80 | (code & 0x3f);
  return at + 3;
};

const digitsOf = (whole: number): number => {
  let count = 1;
  for (let limit = 10; whole >= limit; limit *= 10) count += 1;
  return count;
};
