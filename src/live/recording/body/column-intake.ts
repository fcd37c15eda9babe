// Takes the columns of a recorded table one after the other, and looks at every value: none may point where nothing is.
import { NO_PORT, NO_SCORE } from '../../../flows/flow-table.ts';
import type { Bytes, Codes, Numbers, Whole } from '../../../flows/table/growing.ts';
import { isInstant } from '../values/shapes.ts';

/** Once something was wrong it stays broken, and hands out columns that are of no use. */
export class ColumnIntake {
  isBroken = false;
  readonly #columns: readonly Uint8Array[];
  #next = 0;

  constructor(columns: readonly Uint8Array[]) {
    this.#columns = columns;
  }

  get isAtEnd(): boolean {
    return this.#next === this.#columns.length;
  }

  /** Of the elements of the next column. */
  countOf(elementBytes: number): number {
    return Math.floor((this.#columns[this.#next]?.length ?? 0) / elementBytes);
  }

  bytes(): Bytes {
    return new Uint8Array(this.#buffer(1));
  }

  /** Numbers from 0 to `most`; as many as `count` says, where it is given. */
  codes(most: number, count?: number): Codes {
    const codes = new Uint32Array(this.#buffer(Uint32Array.BYTES_PER_ELEMENT));
    this.#check(count === undefined || codes.length === count);
    for (let row = 0; row < codes.length; row += 1) if ((codes[row] ?? 0) > most) this.isBroken = true;
    return codes;
  }

  /** Ends of pieces that lie one behind the other and fill `length`, with a 0 before them. */
  offsets(length: number): Codes {
    const offsets = new Uint32Array(this.#buffer(Uint32Array.BYTES_PER_ELEMENT));
    this.#check(offsets[0] === 0 && offsets.at(-1) === length);
    let before = 0;
    for (let index = 0; index < offsets.length; index += 1) {
      const offset = offsets[index] ?? 0;
      if (offset < before) this.isBroken = true;
      before = offset;
    }
    return offsets;
  }

  ports(count: number): Whole {
    const ports = new Int32Array(this.#buffer(Int32Array.BYTES_PER_ELEMENT));
    this.#check(ports.length === count);
    for (let row = 0; row < ports.length; row += 1) if ((ports[row] ?? 0) < NO_PORT) ports[row] = NO_PORT;
    return ports;
  }

  /** Where none of the flows has a score, as in recordings of earlier versions, there is no such column. */
  scores(count: number): Bytes {
    if (this.isAtEnd) return new Uint8Array(0);
    const scores = this.bytes();
    this.#check(scores.length === count);
    for (let row = 0; row < scores.length; row += 1) if ((scores[row] ?? 0) > 100) scores[row] = NO_SCORE;
    return scores;
  }

  amounts(count: number): Numbers {
    return this.#numbers(count, Number.isFinite);
  }

  instants(count: number): Numbers {
    return this.#numbers(count, isInstant);
  }

  ids(count: number): Numbers {
    return this.#numbers(count, Number.isSafeInteger);
  }

  /** What cannot be is not reported. */
  #numbers(count: number, canBe: (value: number) => boolean): Numbers {
    const numbers = new Float64Array(this.#buffer(Float64Array.BYTES_PER_ELEMENT));
    this.#check(numbers.length === count);
    for (let row = 0; row < numbers.length; row += 1) if (!canBe(numbers[row] ?? 0)) numbers[row] = Number.NaN;
    return numbers;
  }

  #buffer(elementBytes: number): ArrayBuffer {
    const column = this.#columns[this.#next];
    this.#next += 1;
    this.#check(column !== undefined && column.length % elementBytes === 0);
    return this.isBroken || column === undefined ? new ArrayBuffer(0) : new Uint8Array(column).buffer;
  }

  #check(isRight: boolean): void {
    if (!isRight) this.isBroken = true;
  }
}
