// Reads the devices at the ends of flows, and lists of texts, from bytes as codes; those that came before are known by their bytes.
import { NO_CODE } from '../../flows/flow-table.ts';
import { blankEnd } from '../../flows/table/end-store.ts';
import type { FlowTableBuilder } from '../../flows/table/flow-table-builder.ts';
import type { ByteCursor } from '../byte-cursor.ts';
import { CLOSE_LIST, CLOSE_OBJECT, COMMA, LETTER_N, OPEN_LIST, OPEN_OBJECT, QUOTE } from '../json-bytes.ts';
import { KnownBytes } from '../known-bytes.ts';
import { KnownNames } from '../known-names.ts';
import { takeName, takeRead, takeText, takeWhole } from '../plain-values.ts';
import { ShortTexts } from '../short-texts.ts';
import { type TakeValue, takeFields } from '../take-fields.ts';
import { takeTextCode } from '../text-codes.ts';
import { instantOf } from './wire-time.ts';

const NAMES = [
  ...['did', 'ip', 'hostname', 'devicelabel', 'macaddress', 'vendor', 'os', 'devicetype', 'country'],
  ...['firstseen', 'lastseen', 'tags'],
];

/** Longer lists are read elsewhere, where there is a bound to them. */
const MAX_TEXTS = 100;

/** There are far fewer lists of flags and tags than there are ends. */
const ENDS_PER_SET = 16;

const instant = (amount: number): number => instantOf('milliseconds', amount);

export class EndCodes implements TakeValue {
  readonly #cursor: ByteCursor;
  readonly #builder: FlowTableBuilder;
  readonly #names = new KnownNames(NAMES);
  readonly #knownEnds: KnownBytes;
  readonly #knownSets: KnownBytes;
  readonly #words = new ShortTexts();
  #draft = blankEnd();

  /** `knownCount` is how many ends are remembered by their bytes: a power of two. */
  constructor(cursor: ByteCursor, builder: FlowTableBuilder, knownCount: number) {
    this.#knownEnds = new KnownBytes(CLOSE_OBJECT, knownCount);
    this.#knownSets = new KnownBytes(CLOSE_LIST, Math.ceil(knownCount / ENDS_PER_SET));
    this.#cursor = cursor;
    this.#builder = builder;
  }

  /** The value at the cursor, whose first byte is `byte`, as the code of an end; it may open `maxDepth` brackets. */
  takeEnd(byte: number, maxDepth: number): number {
    const cursor = this.#cursor;
    if (byte !== OPEN_OBJECT) return this.#takeNull(byte);
    const { bytes, view, at } = cursor;
    const known = this.#knownEnds.find(view, at);
    if (known !== NO_CODE) {
      cursor.at = this.#knownEnds.end;
      return known;
    }
    this.#draft = blankEnd();
    takeFields(cursor, this.#names, this, maxDepth - 1);
    if (cursor.isLost) return NO_CODE;
    const code = this.#builder.ends.codeOf(this.#draft);
    this.#knownEnds.add(bytes, at, cursor.at, code);
    return code;
  }

  /** The same, as the code of a list of texts. */
  takeSet(byte: number): number {
    const cursor = this.#cursor;
    if (byte !== OPEN_LIST) return this.#takeNull(byte);
    const { bytes, view, at } = cursor;
    const known = this.#knownSets.find(view, at);
    if (known !== NO_CODE) {
      cursor.at = this.#knownSets.end;
      return known;
    }
    const list = this.#takeTexts();
    if (cursor.isLost) return NO_CODE;
    const code = this.#builder.sets.codeOf(list);
    this.#knownSets.add(bytes, at, cursor.at, code);
    return code;
  }

  takeValue(field: number, byte: number): void {
    const cursor = this.#cursor;
    const draft = this.#draft;
    const { texts } = this.#builder;
    switch (field) {
      case 0:
        draft.did = takeWhole(cursor, byte);
        return;
      case 1:
        draft.ip = takeText(cursor, byte, texts);
        return;
      case 2:
        draft.hostname = takeText(cursor, byte, texts);
        return;
      case 3:
        draft.label = takeText(cursor, byte, texts);
        return;
      case 4:
        draft.mac = takeText(cursor, byte, texts);
        return;
      case 5:
        draft.vendor = takeName(cursor, byte, texts, this.#words);
        return;
      case 6:
        draft.os = takeName(cursor, byte, texts, this.#words);
        return;
      case 7:
        draft.deviceType = takeName(cursor, byte, texts, this.#words);
        return;
      case 8:
        draft.country = takeText(cursor, byte, texts);
        return;
      case 9:
        draft.firstSeenAt = takeRead(cursor, byte, instant);
        return;
      case 10:
        draft.lastSeenAt = takeRead(cursor, byte, instant);
        return;
      case 11:
        draft.tags = this.takeSet(byte);
        return;
    }
  }

  #takeNull(byte: number): number {
    if (byte === LETTER_N) this.#cursor.takeNull();
    else this.#cursor.isLost = true;
    return NO_CODE;
  }

  /** Entries that are null or empty say nothing and are left out. */
  #takeTexts(): readonly number[] {
    const cursor = this.#cursor;
    const codes: number[] = [];
    cursor.at += 1;
    let byte = cursor.peek();
    if (byte === CLOSE_LIST) {
      cursor.at += 1;
      return codes;
    }
    for (let count = 0; count < MAX_TEXTS; count += 1) {
      if (byte === QUOTE) {
        const code = takeTextCode(cursor, this.#builder.texts);
        if (code !== NO_CODE) codes.push(code);
      } else this.#takeNull(byte);
      if (cursor.isLost) return codes;
      byte = cursor.peek();
      cursor.at += 1;
      if (byte === CLOSE_LIST) return codes;
      if (byte !== COMMA) break;
      byte = cursor.peek();
    }
    cursor.isLost = true;
    return codes;
  }
}
