// Collects lists of text codes, such as the flags of a flow, each once.
import { NO_CODE } from '../flow-table.ts';
import { HASH_FACTOR, HASH_START, slotOf } from './byte-hash.ts';
import { type Codes, fitted, resizeCodes } from './growing.ts';
import type { PackedSets } from './packed-table.ts';

export class SetStore {
  count = 0;
  #codes: Codes = new Uint32Array(256);
  /** Of the list with code `n`, the end stands at `n`. */
  #offsets: Codes = new Uint32Array(64);
  #slots: Codes = new Uint32Array(256);

  /** The code of the list; it is added if it is not there. */
  codeOf(texts: readonly number[]): number {
    const slot = this.#slotFor(texts);
    const known = this.#slots[slot] ?? NO_CODE;
    return known === NO_CODE ? this.#add(texts, slot) : known;
  }

  /** Gives everything away: the store must not be used any more. */
  pack(): PackedSets {
    const length = this.#offsets[this.count] ?? 0;
    return { codes: fitted(this.#codes, length), offsets: fitted(this.#offsets, this.count + 1) };
  }

  #add(texts: readonly number[], slot: number): number {
    const ownStart = this.#offsets[this.count] ?? 0;
    const ownEnd = ownStart + texts.length;
    if (ownEnd > this.#codes.length) this.#codes = resizeCodes(this.#codes, Math.max(ownEnd, this.#codes.length * 2));
    this.#codes.set(texts, ownStart);
    this.count += 1;
    this.#offsets[this.count] = ownEnd;
    this.#slots[slot] = this.count;
    if (this.count + 1 === this.#offsets.length) this.#grow();
    return this.count;
  }

  #grow(): void {
    this.#offsets = resizeCodes(this.#offsets, this.#offsets.length * 2);
    this.#slots = new Uint32Array(this.#offsets.length * 4);
    for (let code = 1; code <= this.count; code += 1) {
      const list = [...this.#codes.subarray(this.#offsets[code - 1], this.#offsets[code])];
      this.#slots[this.#slotFor(list)] = code;
    }
  }

  /** The slot of the list, or the free one where it would stand. */
  #slotFor(texts: readonly number[]): number {
    const mask = this.#slots.length - 1;
    let slot = slotOf(hashOf(texts), mask);
    for (;;) {
      const code = this.#slots[slot] ?? NO_CODE;
      if (code === NO_CODE || this.#isList(code, texts)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #isList(code: number, texts: readonly number[]): boolean {
    const ownStart = this.#offsets[code - 1] ?? 0;
    if ((this.#offsets[code] ?? 0) - ownStart !== texts.length) return false;
    return texts.every((text, index) => this.#codes[ownStart + index] === text);
  }
}

const hashOf = (texts: readonly number[]): number => {
  let hash = HASH_START;
  for (const text of texts) hash = Math.imul(hash ^ text, HASH_FACTOR);
  return hash;
};
