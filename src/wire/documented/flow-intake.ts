// Takes the flows of an answer into a table: from their bytes where these are plain, else from what they were parsed to.
import type { Flow } from '../../domain/flow.ts';
import { FlowTableBuilder } from '../../flows/table/flow-table-builder.ts';
import type { PackedTable } from '../../flows/table/packed-table.ts';
import { ByteCursor } from '../byte-cursor.ts';
import type { Intake } from '../json-pattern.ts';
import { MAX_BYTES_AT_ONCE } from '../json-skim.ts';
import { KnownNames } from '../known-names.ts';
import { takeName, takeNumber, takePort, takeRead, takeWord } from '../plain-values.ts';
import { isWrong, type Wrong } from '../reading.ts';
import { present } from '../record.ts';
import { ShortTexts } from '../short-texts.ts';
import { type TakeValue, takeFields } from '../take-fields.ts';
import { EndCodes } from './end-codes.ts';
import { flow as flowShape } from './flow.ts';
import { instantOf, spanOf } from './wire-time.ts';

const NAMES = [
  ...['sourcedevice', 'destinationdevice', 'protocol', 'sourceport', 'destinationport', 'applicationprotocol'],
  ...['bytes', 'packets', 'duration', 'starttime', 'endtime', 'direction', 'flags'],
];

/** So many ends are remembered by their bytes, while there are any to come and afterwards. */
const MANY_KNOWN = 64 * 1024;
const FEW_KNOWN = 1;

const instant = (amount: number): number => instantOf('milliseconds', amount);
const readFlow = present<Flow>(flowShape);

export class FlowIntake implements Intake, TakeValue {
  readonly #seed: number;
  readonly #cursor = new ByteCursor();
  readonly #names = new KnownNames(NAMES);
  #builder: FlowTableBuilder;
  #ends: EndCodes;
  #words = new ShortTexts();
  #row = 0;
  #maxDepth = 0;

  /** Any whole number, for the table's dictionary. */
  constructor(seed: number) {
    this.#seed = seed;
    this.#builder = new FlowTableBuilder(seed);
    this.#ends = new EndCodes(this.#cursor, this.#builder, MANY_KNOWN);
  }

  /** Of the list that came last; to be called once, at the end. Hardly any memory is held from then on. */
  pack(): PackedTable {
    this.#ends = new EndCodes(this.#cursor, this.#builder, FEW_KNOWN);
    this.#cursor.begin(new Uint8Array(0), 0);
    return this.#builder.pack();
  }

  get rowCount(): number {
    return this.#builder.rows.count;
  }

  begin(): void {
    if (this.rowCount === 0) return;
    this.#words = new ShortTexts();
    this.#builder = new FlowTableBuilder(this.#seed);
    this.#ends = new EndCodes(this.#cursor, this.#builder, MANY_KNOWN);
  }

  takeBytes(bytes: Uint8Array, from: number, maxDepth: number): number {
    const cursor = this.#cursor;
    const { rows } = this.#builder;
    this.#row = rows.begin();
    this.#maxDepth = maxDepth - 1;
    cursor.begin(bytes, from);
    takeFields(cursor, this.#names, this, this.#maxDepth);
    if (cursor.isLost || cursor.at - from > MAX_BYTES_AT_ONCE) return -1;
    rows.keep();
    return cursor.at;
  }

  take(raw: unknown): Wrong | undefined {
    const flow = readFlow(raw);
    if (isWrong(flow)) return flow;
    this.#builder.add(flow);
    return undefined;
  }

  takeValue(field: number, byte: number): void {
    const cursor = this.#cursor;
    const row = this.#row;
    const { rows, texts } = this.#builder;
    switch (field) {
      case 0:
        rows.source[row] = this.#ends.takeEnd(byte, this.#maxDepth);
        return;
      case 1:
        rows.destination[row] = this.#ends.takeEnd(byte, this.#maxDepth);
        return;
      case 2:
        rows.protocol[row] = takeName(cursor, byte, texts, this.#words);
        return;
      case 3:
        rows.sourcePort[row] = takePort(cursor, byte);
        return;
      case 4:
        rows.destinationPort[row] = takePort(cursor, byte);
        return;
      case 5:
        rows.applicationProtocol[row] = takeName(cursor, byte, texts, this.#words);
        return;
      case 6:
        rows.bytes[row] = takeNumber(cursor, byte);
        return;
      case 7:
        rows.packets[row] = takeNumber(cursor, byte);
        return;
      case 8:
        rows.durationMs[row] = takeRead(cursor, byte, spanOf);
        return;
      case 9:
        rows.startAt[row] = takeRead(cursor, byte, instant);
        return;
      case 10:
        rows.endAt[row] = takeRead(cursor, byte, instant);
        return;
      case 11:
        rows.direction[row] = takeWord(cursor, byte, texts, this.#words);
        return;
      case 12:
        rows.flags[row] = this.#ends.takeSet(byte);
        return;
    }
  }
}
