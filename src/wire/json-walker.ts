// Builds the value of a JSON document from its bytes as they come, and reads the elements at given places one by one.
import { clean } from '../text/clean.ts';
import { CLOSE_LIST, CLOSE_OBJECT, COLON, COMMA, isSpace, OPEN_LIST, OPEN_OBJECT, QUOTE } from './json-bytes.ts';
import { type Frame, isFull, isHeld, isSkippedIn, keyIn, nodeIn, openFrame, pathOf, putInto } from './json-frame.ts';
import type { Path } from './json-path.ts';
import type { PatternNode } from './json-pattern.ts';
import { JsonSkim } from './json-skim.ts';
import { JsonSkip, MAX_DEPTH } from './json-skip.ts';
import { EXPECTED, type Step } from './json-step.ts';
import { JsonText, KEPT_LENGTH, KEPT_NAME_LENGTH } from './json-text.ts';
import { describeByte, type JsonTrouble } from './json-trouble.ts';
import { isBegunWord, isInWord, JsonWord, valueOfWord } from './json-word.ts';
import { isWrong } from './reading.ts';

const EXCERPT_LENGTH = 40;

/** One element that is read in one go; a longer one would hold the event loop, and an endless one all memory. */
const MAX_ELEMENT_BYTES = 512 * 1024;

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

export class JsonWalker {
  trouble: JsonTrouble | undefined;
  #value: unknown;
  #step: Step = 'value';
  #markBytes = 0;
  /** Where in the document the first byte of the chunk in hand stands. */
  #chunkAt = 0;
  /** Where the text, word or element in hand began. */
  #beganAt = 0;
  /** The list or object that is held in memory whole, if one is open: how many others are open around it, and where it began. */
  #held: Readonly<{ depth: number; startedAt: number }> | undefined;
  readonly #root: PatternNode;
  readonly #frames: Frame[] = [];
  readonly #text = new JsonText();
  readonly #word = new JsonWord();
  readonly #skim = new JsonSkim();
  readonly #skip = new JsonSkip();

  constructor(root: PatternNode) {
    this.#root = root;
  }

  /** Takes the whole chunk, unless there is trouble. */
  feed(bytes: Uint8Array): void {
    this.#run(bytes, 0);
    this.#chunkAt += bytes.length;
    if (this.trouble === undefined) this.#checkHeld(this.#chunkAt);
  }

  /** To be called once, after the last chunk: the value in a list of one, or undefined when there is trouble. */
  finish(): readonly [unknown] | undefined {
    if (this.trouble === undefined && this.#step === 'in-element') this.#walkElement();
    if (this.trouble === undefined && this.#step === 'in-word') this.#endWord(true);
    if (this.trouble !== undefined) return undefined;
    if (this.#step === 'end') return [this.#value];
    const isEmpty = this.#step === 'value' && this.#frames.length === 0;
    this.trouble = isEmpty ? { kind: 'empty' } : { kind: 'cut-off', at: this.#chunkAt, path: this.#path() };
    return undefined;
  }

  #run(bytes: Uint8Array, from: number): void {
    let index = from;
    while (index < bytes.length && this.trouble === undefined) {
      if (this.#step === 'in-text' || this.#step === 'in-key') index = this.#takeText(bytes, index);
      else if (this.#step === 'in-word') index = this.#takeWord(bytes, index);
      else if (this.#step === 'in-element') index = this.#takeElement(bytes, index);
      else if (this.#step === 'in-skipped') index = this.#takeSkipped(bytes, index);
      else if (this.#step === 'value' || this.#step === 'first-item') index = this.#takeValue(bytes, index);
      else index = this.#takeMark(bytes[index] as number, index);
    }
  }

  /** As many elements as their list's intake takes, and the byte behind them; without an intake, one byte. */
  #takeValue(bytes: Uint8Array, from: number): number {
    let index = from;
    for (let end = this.#takeRow(bytes, index); end > 0; end = this.#takeRow(bytes, index)) {
      index = end;
      if (bytes[index] !== COMMA || bytes[index + 1] !== OPEN_OBJECT) break;
      index = this.#goOn('value', index);
    }
    return index < bytes.length ? this.#takeMark(bytes[index] as number, index) : index;
  }

  /** The index behind the element, or less than 0 when it has to be parsed. */
  #takeRow(bytes: Uint8Array, from: number): number {
    const frame = this.#frames.at(-1);
    if (frame?.intake === undefined || bytes[from] !== OPEN_OBJECT || isFull(frame)) return -1;
    const end = frame.intake.takeBytes(bytes, from, MAX_DEPTH - this.#frames.length);
    if (end < 0) return -1;
    frame.count += 1;
    this.#step = 'next';
    return end;
  }

  #takeText(bytes: Uint8Array, from: number): number {
    const index = this.#text.take(bytes, from);
    if (this.#text.fault !== undefined) this.#fail(this.#text.fault, this.#chunkAt + index);
    else if (this.#text.isDone && this.#step === 'in-text') this.#complete(this.#text.value);
    else if (this.#text.isDone) {
      this.#setKey(this.#text.value);
      this.#step = 'colon';
    }
    return index;
  }

  #takeWord(bytes: Uint8Array, from: number): number {
    const index = this.#word.take(bytes, from);
    if (index < bytes.length) this.#endWord(false);
    return index;
  }

  #endWord(isLast: boolean): void {
    const { text } = this.#word;
    const value = valueOfWord(text);
    if (value !== undefined) this.#complete(value[0]);
    else if (isLast && isBegunWord(text)) this.trouble = { kind: 'cut-off', at: this.#chunkAt, path: this.#path() };
    else this.#fail(`the word ${clean(text, EXCERPT_LENGTH)}`, this.#beganAt);
  }

  #takeElement(bytes: Uint8Array, from: number): number {
    const index = this.#skim.take(bytes, from);
    if (this.#skim.isTooMuch) this.#walkElement();
    else if (this.#skim.isDone) {
      if (this.#skim.isPieced && this.#takeRow(this.#skim.element, 0) > 0) return index;
      const parsed = this.#skim.parse();
      if (parsed === undefined) this.#walkElement();
      else this.#complete(parsed[0]);
    }
    return index;
  }

  #takeSkipped(bytes: Uint8Array, from: number): number {
    const index = this.#skip.take(bytes, from);
    const { fault } = this.#skip;
    if (fault !== undefined)
      this.trouble = { kind: 'malformed', at: this.#chunkAt + index, path: this.#path(), ...fault };
    else if (this.#skip.isDone) this.#complete(undefined, true);
    return index;
  }

  /** Goes over the element in hand again, step by step: it is too long to be parsed in one go, or not right. */
  #walkElement(): void {
    const chunkAt = this.#chunkAt;
    const { element } = this.#skim;
    this.#chunkAt = this.#beganAt;
    this.#open(element[0] === OPEN_LIST, 0);
    this.#run(element, 1);
    this.#chunkAt = chunkAt;
  }

  /** One byte between values; returns the index to go on at, which is the same one when the value begins with it. */
  #takeMark(byte: number, index: number): number {
    if (isSpace(byte)) return index + 1;
    const frame = this.#frames.at(-1);
    if (frame === undefined && this.#takesMarkByte(byte, index)) return index + 1;
    switch (this.#step) {
      case 'first-item':
        if (byte === CLOSE_LIST) return this.#close(index);
        return this.#beginValue(byte, index);
      case 'value':
        return this.#beginValue(byte, index);
      case 'first-key':
      case 'key':
        if (byte === CLOSE_OBJECT && this.#step === 'first-key') return this.#close(index);
        if (byte === QUOTE) return this.#beginText('in-key', index);
        break;
      case 'colon':
        if (byte === COLON) return this.#goOn('value', index);
        break;
      case 'next':
        if (byte === COMMA) return this.#goOn(frame?.list === undefined ? 'key' : 'value', index);
        if (byte === (frame?.list === undefined ? CLOSE_OBJECT : CLOSE_LIST)) return this.#close(index);
        break;
    }
    return this.#fail(describeByte(byte), this.#chunkAt + index);
  }

  /** A byte order mark before the document is passed over. */
  #takesMarkByte(byte: number, index: number): boolean {
    const position = this.#chunkAt + index;
    if (position >= 3 || this.#markBytes !== position || byte !== BYTE_ORDER_MARK[position]) return false;
    this.#markBytes += 1;
    return true;
  }

  #beginValue(byte: number, index: number): number {
    if (this.#markBytes % 3 !== 0) return this.#fail(describeByte(byte), this.#chunkAt + index);
    const frame = this.#frames.at(-1);
    if (frame === undefined ? byte === OPEN_LIST && this.#root.skipsLists : isSkippedIn(frame)) {
      this.#skip.begin(MAX_DEPTH - this.#frames.length);
      this.#step = 'in-skipped';
      return index;
    }
    if (byte === QUOTE) return this.#beginText('in-text', index);
    this.#beganAt = this.#chunkAt + index;
    if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      const node = this.#nodeHere();
      if (!isHeld(node)) return this.#open(byte === OPEN_LIST, index);
      this.#skim.begin(MAX_DEPTH - this.#frames.length);
      this.#step = 'in-element';
      return index;
    }
    if (!isInWord(byte)) return this.#fail(describeByte(byte), this.#beganAt);
    this.#word.begin();
    this.#step = 'in-word';
    return index;
  }

  #beginText(step: 'in-text' | 'in-key', index: number): number {
    this.#text.begin(step === 'in-key' ? KEPT_NAME_LENGTH : KEPT_LENGTH);
    return this.#goOn(step, index);
  }

  #open(isList: boolean, index: number): number {
    const startedAt = this.#chunkAt + index;
    if (this.#frames.length === MAX_DEPTH) return this.#fail(`more than ${MAX_DEPTH} brackets open at once`, startedAt);
    const node = this.#nodeHere();
    if (isHeld(node)) this.#held = { depth: this.#frames.length, startedAt };
    const frame = openFrame(node, startedAt, isList);
    this.#frames.push(frame);
    frame.intake?.begin();
    return this.#goOn(isList ? 'first-item' : 'first-key', index);
  }

  #close(index: number): number {
    const frame = this.#frames.pop();
    if (frame === undefined) throw new Error('a bracket was closed that was never opened');
    if (this.#frames.length === this.#held?.depth) {
      this.#checkHeld(this.#chunkAt + index);
      this.#held = undefined;
      if (this.trouble !== undefined) return index;
    }
    this.#complete(frame.list ?? frame.object);
    return index + 1;
  }

  /** An endless one must not wait for its end. */
  #checkHeld(endAt: number): void {
    if (this.#held === undefined || endAt - this.#held.startedAt <= MAX_ELEMENT_BYTES) return;
    const path = pathOf(this.#frames.slice(0, this.#held.depth));
    this.trouble = { kind: 'too-long', path, maxBytes: MAX_ELEMENT_BYTES };
  }

  /** Puts a value where it belongs, or what its pattern's reader makes of it; of one that was skipped, only lists keep the place. */
  #complete(raw: unknown, isSkipped = false): void {
    const frame = this.#frames.at(-1);
    this.#step = frame === undefined ? 'end' : 'next';
    if (frame === undefined) {
      this.#value = raw;
      return;
    }
    if (isSkipped && frame.list === undefined) return;
    if (isFull(frame)) {
      const path = pathOf(this.#frames.slice(0, -1));
      const maxEntries = frame.count;
      this.trouble = { kind: 'too-many', path, isList: frame.list !== undefined, maxEntries };
      return;
    }
    const read = nodeIn(frame)?.read;
    const value = read === undefined ? raw : read(raw, keyIn(frame));
    if (isWrong(value)) this.trouble = { kind: 'wrong', wrong: value.under(...pathOf(this.#frames)) };
    else putInto(frame, value);
  }

  #setKey(key: string): void {
    const frame = this.#frames.at(-1);
    if (frame !== undefined) frame.key = key;
  }

  #nodeHere(): PatternNode | undefined {
    const frame = this.#frames.at(-1);
    return frame === undefined ? this.#root : nodeIn(frame);
  }

  #goOn(step: Step, index: number): number {
    this.#step = step;
    return index + 1;
  }

  #fail(came: string, at: number): number {
    this.trouble = { kind: 'malformed', at, path: this.#path(), came, expected: EXPECTED[this.#step] };
    return at;
  }

  /** Of the value in hand; between two entries of a list or object, of that list or object. */
  #path(): Path {
    const isBetween =
      this.#step === 'next' || this.#step === 'key' || this.#step === 'first-key' || this.#step === 'in-key';
    const path = pathOf(isBetween ? this.#frames.slice(0, -1) : this.#frames);
    return this.#step === 'in-skipped' ? [...path, ...this.#skip.path()] : path;
  }
}
