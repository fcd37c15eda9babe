// Remembers what was made of objects or lists, so that the same bytes need not be read again. No whole object begins another:
// bytes that begin like a remembered one are that one, and its end need not be looked for. Several bytes are looked at at once.
import { HASH_FACTOR, HASH_START, slotOf } from '../flows/table/byte-hash.ts';

/** So much is remembered; beyond it, everything new is read each time. */
const MAX_BYTES = 6 * 1024 * 1024;

/** The search ends here, and what is not found by then is not remembered. */
const MAX_STEPS = 12;

/** The hash is of the bytes up to the first closing bracket, in a text or not, and of no more than this. */
const MAX_HASHED = 64;

export class KnownBytes {
  /** Behind what was found last. */
  end = 0;
  #count = 0;
  #view = new DataView(new ArrayBuffer(1024));
  readonly #closing: number;
  readonly #maxCount: number;
  readonly #offsets: Uint32Array;
  readonly #codes: Uint32Array;
  readonly #hashes: Int32Array;
  readonly #slots: Uint32Array;
  /** Of what was not found last. */
  #hash = 0;
  #freeSlot = -1;

  /** `closing` is the closing bracket, `maxCount` a power of two. */
  constructor(closing: number, maxCount: number) {
    this.#closing = closing * 0x01010101;
    this.#maxCount = maxCount;
    this.#offsets = new Uint32Array(maxCount + 1);
    this.#codes = new Uint32Array(maxCount + 1);
    this.#hashes = new Int32Array(maxCount + 1);
    this.#slots = new Uint32Array(maxCount * 2);
  }

  /** What was made of the bytes that begin at `from`; 0 when that is not known. */
  find(view: DataView, from: number): number {
    const hash = hashUpTo(this.#closing, view, from);
    const mask = this.#slots.length - 1;
    let slot = slotOf(hash, mask);
    for (let step = 0; step < MAX_STEPS; step += 1) {
      const index = this.#slots[slot] as number;
      if (index === 0) {
        this.#hash = hash;
        this.#freeSlot = slot;
        return 0;
      }
      if (this.#hashes[index] === hash && this.#is(index, view, from)) return this.#codes[index] as number;
      slot = (slot + 1) & mask;
    }
    this.#freeSlot = -1;
    return 0;
  }

  /** To be called for what `find` has just not found. */
  add(bytes: Uint8Array, from: number, end: number, code: number): void {
    const ownStart = this.#offsets[this.#count] as number;
    const ownEnd = ownStart + end - from;
    if (this.#freeSlot === -1 || this.#count === this.#maxCount || ownEnd > MAX_BYTES) return;
    const { buffer } = this.#view;
    if (ownEnd > buffer.byteLength) this.#view = new DataView(buffer.transfer(Math.max(ownEnd, buffer.byteLength * 2)));
    new Uint8Array(this.#view.buffer).set(bytes.subarray(from, end), ownStart);
    this.#count += 1;
    this.#offsets[this.#count] = ownEnd;
    this.#hashes[this.#count] = this.#hash;
    this.#codes[this.#count] = code;
    this.#slots[this.#freeSlot] = this.#count;
  }

  #is(index: number, view: DataView, from: number): boolean {
    const own = this.#view;
    const end = this.#offsets[index] as number;
    let offset = this.#offsets[index - 1] as number;
    if (from + end - offset > view.byteLength) return false;
    let at = from;
    // As numbers with fractions: bytes that make one that is no number are never found, and no JSON makes zero.
    for (; offset + 8 <= end; offset += 8) {
      if (own.getFloat64(offset, true) !== view.getFloat64(at, true)) return false;
      at += 8;
    }
    for (; offset < end; offset += 1) {
      if (own.getUint8(offset) !== view.getUint8(at)) return false;
      at += 1;
    }
    this.end = at;
    return true;
  }
}

/** Of the bytes before the first closing bracket, which is given four times in one number; what follows it is never looked at. */
const hashUpTo = (closing: number, view: DataView, from: number): number => {
  const end = Math.min(view.byteLength - 3, from + MAX_HASHED);
  let hash = HASH_START;
  for (let at = from; at < end; at += 4) {
    const word = view.getInt32(at, true);
    const other = word ^ closing;
    // The highest bit of every byte that is zero, so that was the bracket; above the first, of others too.
    const found = (other - 0x01010101) & ~other & 0x80808080;
    if (found !== 0) return Math.imul(hash ^ (word & (((found & -found) >>> 7) - 1)), HASH_FACTOR);
    hash = Math.imul(hash ^ word, HASH_FACTOR);
    hash ^= hash >>> 15;
  }
  return hash;
};
