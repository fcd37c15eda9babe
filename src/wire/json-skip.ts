// Passes over one value of a JSON document that nobody asked for: checks it byte by byte and keeps nothing of it.
import { codeOf, FIRST_ACTION, stateOf, TABLE } from './json-grammar.ts';
import type { Path } from './json-path.ts';
import { EXPECTED } from './json-step.ts';
import { TEXT_FAULTS } from './json-text.ts';
import { describeByte } from './json-trouble.ts';

const TEXT = codeOf('text');
const ESCAPE = codeOf('escape');
const NEXT = codeOf('next');
const VALUE = codeOf('value');
const KEY = codeOf('key');
const COLON = codeOf('colon');
const FIRST_ITEM = codeOf('first-item');
const FIRST_KEY = codeOf('first-key');

const OPEN_LIST = codeOf('open-list');
const OPEN_OBJECT = codeOf('open-object');
const CLOSE_LIST = codeOf('close-list');
const CLOSE_OBJECT = codeOf('close-object');
const OPEN_TEXT = codeOf('open-text');
const OPEN_KEY = codeOf('open-key');
const END_TEXT = codeOf('end-text');
const END_WORD = codeOf('end-word');
const END_NUMBER = codeOf('end-number');
const COMMA = codeOf('comma');

/** So many brackets of a document may be open at once. */
export const MAX_DEPTH = 64;

/** What is wrong with the byte at the index that `take` returned. */
export type SkipFault = Readonly<{ came: string; expected: string }>;

/** The states between values are named like the steps of the walk; all others are inside a number or a word. */
const EXPECTATIONS: ReadonlyMap<string, string> = new Map(Object.entries(EXPECTED));

export class JsonSkip {
  isDone = false;
  fault: SkipFault | undefined;
  #state = VALUE;
  #isKey = false;
  #depth = 0;
  #maxDepth = 0;
  /** For each open bracket, from 1 on: the index of the item in hand, or -1 in an object. */
  readonly #indexes = new Float64Array(MAX_DEPTH + 1);

  /** The value may open `maxDepth` brackets, which are no more than MAX_DEPTH. */
  begin(maxDepth: number): void {
    this.isDone = false;
    this.fault = undefined;
    this.#state = VALUE;
    this.#isKey = false;
    this.#depth = 0;
    this.#maxDepth = maxDepth;
  }

  /** Reads on, up to the end of the value if it is there, and returns the index of the first byte it did not take. */
  take(bytes: Uint8Array, from: number): number {
    const table = TABLE;
    let index = from;
    let state = this.#state;
    while (index < bytes.length) {
      const byte = bytes[index] as number;
      let next = table[state * 256 + byte] as number;
      if (next === END_NUMBER) {
        this.#endValue();
        if (this.isDone) return index;
        state = NEXT;
        next = table[NEXT * 256 + byte] as number;
      }
      if (next >= FIRST_ACTION) {
        state = this.#act(next, state, byte);
        if (this.fault !== undefined) return index;
        if (this.isDone) return index + 1;
      } else state = next;
      index += 1;
    }
    this.#state = state;
    return index;
  }

  /** Where in the value the reading stands, as far as it is known without the names in objects. */
  path(): Path {
    const indexes = [...this.#indexes.subarray(1, this.#depth + 1)];
    const firstObject = indexes.indexOf(-1);
    return firstObject === -1 ? indexes : indexes.slice(0, firstObject);
  }

  /** The state that follows. */
  #act(action: number, state: number, byte: number): number {
    switch (action) {
      case OPEN_LIST:
        return this.#open(0, FIRST_ITEM);
      case OPEN_OBJECT:
        return this.#open(-1, FIRST_KEY);
      case CLOSE_LIST:
        return this.#close(true, state, byte);
      case CLOSE_OBJECT:
        return this.#close(false, state, byte);
      case OPEN_TEXT:
        return TEXT;
      case OPEN_KEY:
        this.#isKey = true;
        return TEXT;
      case END_TEXT:
        return this.#endText();
      case END_WORD:
        return this.#endValue();
      case COMMA:
        return this.#goOn();
      default:
        return this.#fail(state, byte);
    }
  }

  #open(index: number, state: number): number {
    if (this.#depth === this.#maxDepth) {
      this.fault = { came: `more than ${MAX_DEPTH} brackets open at once`, expected: 'a value' };
      return state;
    }
    this.#depth += 1;
    this.#indexes[this.#depth] = index;
    return state;
  }

  #close(isList: boolean, state: number, byte: number): number {
    if (isList !== this.#isInList()) return this.#fail(state, byte);
    this.#depth -= 1;
    return this.#endValue();
  }

  #endText(): number {
    if (!this.#isKey) return this.#endValue();
    this.#isKey = false;
    return COLON;
  }

  #endValue(): number {
    this.isDone = this.#depth === 0;
    return NEXT;
  }

  #goOn(): number {
    if (!this.#isInList()) return KEY;
    this.#indexes[this.#depth] = (this.#indexes[this.#depth] as number) + 1;
    return VALUE;
  }

  #isInList(): boolean {
    return this.#indexes[this.#depth] !== -1;
  }

  #fail(state: number, byte: number): number {
    this.fault = faultOf(state, byte);
    return state;
  }
}

const faultOf = (state: number, byte: number): SkipFault => {
  const expected = EXPECTED['in-text'];
  if (state === TEXT) return { came: TEXT_FAULTS.control, expected };
  if (state === ESCAPE) return { came: TEXT_FAULTS.escape, expected };
  const name = stateOf(state);
  if (name.startsWith('hex')) return { came: TEXT_FAULTS.hex, expected };
  return { came: describeByte(byte), expected: EXPECTATIONS.get(name) ?? EXPECTED['in-word'] };
};
