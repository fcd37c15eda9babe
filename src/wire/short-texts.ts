// The few short texts that come in every element, such as protocols: found again by sixteen bytes at once, before any hash is made.
import { NO_CODE } from '../flows/flow-table.ts';

/** With its quotes. What is longer comes less often. */
const MAX_LENGTH = 16;

/** A power of two; two texts that fall on one place take turns. */
const PLACES = 64;

export class ShortTexts {
  /** Of what was found last, with its quotes. */
  length = 0;
  /** The first eight bytes as a number with a fraction, as in KnownNames; of a shorter text also what followed it. */
  readonly #firstEights = new Float64Array(PLACES);
  readonly #lastEights = new Float64Array(PLACES);
  readonly #lengths = new Uint8Array(PLACES);
  readonly #codes = new Uint32Array(PLACES);

  /** The code of the text whose quote is at `at`, or NO_CODE. */
  find(view: DataView, at: number): number {
    if (at + MAX_LENGTH > view.byteLength) return NO_CODE;
    const place = placeOf(view, at);
    const length = this.#lengths[place] as number;
    if (view.getFloat64(at, true) !== this.#firstEights[place]) return NO_CODE;
    if (view.getFloat64(at + lastEightOf(length), true) !== this.#lastEights[place]) return NO_CODE;
    this.length = length;
    return this.#codes[place] as number;
  }

  /** `end` is behind the closing quote. */
  add(view: DataView, at: number, end: number, code: number): void {
    if (end - at > MAX_LENGTH || at + MAX_LENGTH > view.byteLength) return;
    const place = placeOf(view, at);
    this.#firstEights[place] = view.getFloat64(at, true);
    this.#lastEights[place] = view.getFloat64(at + lastEightOf(end - at), true);
    this.#lengths[place] = end - at;
    this.#codes[place] = code;
  }
}

const lastEightOf = (length: number): number => (length > 8 ? length - 8 : 0);

const placeOf = (view: DataView, at: number): number => Math.imul(view.getInt32(at + 1, true), 0x9e3779b1) >>> 26;
