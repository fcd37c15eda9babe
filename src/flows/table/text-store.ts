// Collects clean texts, each once, and finds them by the bytes of their UTF-8 as well as by the text.
import { clean } from '../../text/clean.ts';
import { NO_CODE } from '../flow-table.ts';
import { hashBytes, slotOf } from './byte-hash.ts';
import { type Bytes, type Codes, fitted, resizeBytes, resizeCodes } from './growing.ts';
import type { PackedTexts } from './packed-table.ts';

const encoder = new TextEncoder();

export class TextStore {
  count = 0;
  /** What the hash of a text begins with. */
  readonly seed: number;
  #bytes: Bytes = new Uint8Array(16 * 1024);
  /** Of the text with code `n`, the end stands at `n`. */
  #offsets: Codes = new Uint32Array(1024);
  #hashes = new Int32Array(1024);
  #slots: Codes = new Uint32Array(4096);

  constructor(seed: number) {
    this.seed = seed;
  }

  /** The code of the text whose UTF-8 this is; NO_CODE when it is not there, as no text is that is not clean. */
  find(bytes: Uint8Array, from: number, end: number, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = slotOf(hash, mask);
    let code = slots[slot] ?? NO_CODE;
    while (code !== NO_CODE) {
      if (this.#hashes[code] === hash && this.#isText(code, bytes, from, end)) return code;
      slot = (slot + 1) & mask;
      code = slots[slot] ?? NO_CODE;
    }
    return NO_CODE;
  }

  /** For the UTF-8 of a clean text that `find` did not find. */
  add(bytes: Uint8Array, from: number, end: number, hash: number): number {
    const ownStart = this.#offsets[this.count] ?? 0;
    const ownEnd = ownStart + end - from;
    this.#makeRoom(ownEnd);
    this.#bytes.set(bytes.subarray(from, end), ownStart);
    this.count += 1;
    this.#offsets[this.count] = ownEnd;
    this.#hashes[this.count] = hash;
    this.#enter(this.count);
    return this.count;
  }

  /** The code of the text once it is cleaned; it is added if it is not there. */
  codeOf(text: string): number {
    const bytes = encoder.encode(clean(text));
    const hash = hashBytes(bytes, 0, bytes.length, this.seed);
    const code = this.find(bytes, 0, bytes.length, hash);
    return code === NO_CODE ? this.add(bytes, 0, bytes.length, hash) : code;
  }

  /** Gives everything away: the store must not be used any more. */
  pack(): PackedTexts {
    const length = this.#offsets[this.count] ?? 0;
    return {
      bytes: fitted(this.#bytes, length),
      offsets: fitted(this.#offsets, this.count + 1),
      slots: this.#slots,
      seed: this.seed,
    };
  }

  #isText(code: number, bytes: Uint8Array, from: number, end: number): boolean {
    const own = this.#bytes;
    let at = this.#offsets[code - 1] ?? 0;
    if ((this.#offsets[code] ?? 0) - at !== end - from) return false;
    for (let index = from; index < end; index += 1) {
      if (own[at] !== bytes[index]) return false;
      at += 1;
    }
    return true;
  }

  #makeRoom(ownEnd: number): void {
    if (ownEnd > this.#bytes.length) this.#bytes = resizeBytes(this.#bytes, Math.max(ownEnd, this.#bytes.length * 2));
    if (this.count + 1 < this.#offsets.length) return;
    this.#offsets = resizeCodes(this.#offsets, this.#offsets.length * 2);
    this.#hashes = new Int32Array(this.#hashes.buffer.transfer(this.#offsets.length * 4));
    this.#slots = new Uint32Array(this.#offsets.length * 4);
    for (let code = 1; code <= this.count; code += 1) this.#enter(code);
  }

  #enter(code: number): void {
    const mask = this.#slots.length - 1;
    let slot = slotOf(this.#hashes[code] ?? 0, mask);
    while (this.#slots[slot] !== NO_CODE) slot = (slot + 1) & mask;
    this.#slots[slot] = code;
  }
}
