// The rows of a flow table while they come in: one growing column per field, and one row at the end that is still being filled.
import { NO_CODE, NO_PORT, NO_SCORE } from '../flow-table.ts';
import {
  type Bytes,
  fitted,
  type Numbers,
  resizeBytes,
  resizeCodes,
  resizeNumbers,
  resizeWhole,
  type Whole,
} from './growing.ts';
import type { PackedRows } from './packed-table.ts';

const FIRST_CAPACITY = 1024;
const codes = () => new Uint32Array(FIRST_CAPACITY);
const numbers = () => new Float64Array(FIRST_CAPACITY).fill(Number.NaN);
const ports = () => new Int32Array(FIRST_CAPACITY).fill(NO_PORT);

export class RowStore {
  /** Of whole rows; the row in hand stands at this index. */
  count = 0;
  source = codes();
  destination = codes();
  sourcePort = ports();
  destinationPort = ports();
  protocol = codes();
  applicationProtocol = codes();
  direction = codes();
  bytes = numbers();
  packets = numbers();
  durationMs = numbers();
  startAt = numbers();
  endAt = numbers();
  flags = codes();
  /** Has no length until a row has a score: most appliances give none. */
  score: Bytes = new Uint8Array(0);
  #capacity = FIRST_CAPACITY;
  /** The row in hand may have been written to. */
  #isBegun = false;

  /** A row of which nothing is known yet; one that was begun before and not kept is forgotten. */
  begin(): number {
    if (this.count === this.#capacity) this.#resize(this.#capacity * 2);
    // Places that were never written say that nothing is known.
    if (this.#isBegun) this.#forget(this.count);
    this.#isBegun = true;
    return this.count;
  }

  /** Of the row in hand. */
  setScore(percent: number | undefined): void {
    const score = scoreCode(percent);
    if (this.score.length === 0) {
      if (score === NO_SCORE) return;
      this.score = new Uint8Array(this.#capacity).fill(NO_SCORE);
    }
    this.score[this.count] = score;
  }

  /** The row in hand is whole. */
  keep(): void {
    this.count += 1;
    this.#isBegun = false;
  }

  /** Gives everything away: the store must not be used any more. */
  pack(): PackedRows {
    const { count: rowCount } = this;
    return {
      rowCount,
      source: fitted(this.source, rowCount),
      destination: fitted(this.destination, rowCount),
      sourcePort: fitted(this.sourcePort, rowCount),
      destinationPort: fitted(this.destinationPort, rowCount),
      protocol: fitted(this.protocol, rowCount),
      applicationProtocol: fitted(this.applicationProtocol, rowCount),
      direction: fitted(this.direction, rowCount),
      bytes: fitted(this.bytes, rowCount),
      packets: fitted(this.packets, rowCount),
      durationMs: fitted(this.durationMs, rowCount),
      startAt: fitted(this.startAt, rowCount),
      endAt: fitted(this.endAt, rowCount),
      flags: fitted(this.flags, rowCount),
      score: fitted(this.score, rowCount),
    };
  }

  #forget(row: number): void {
    this.source[row] = NO_CODE;
    this.destination[row] = NO_CODE;
    this.sourcePort[row] = NO_PORT;
    this.destinationPort[row] = NO_PORT;
    this.protocol[row] = NO_CODE;
    this.applicationProtocol[row] = NO_CODE;
    this.direction[row] = NO_CODE;
    this.bytes[row] = Number.NaN;
    this.packets[row] = Number.NaN;
    this.durationMs[row] = Number.NaN;
    this.startAt[row] = Number.NaN;
    this.endAt[row] = Number.NaN;
    this.flags[row] = NO_CODE;
    if (this.score.length > 0) this.score[row] = NO_SCORE;
  }

  #resize(capacity: number): void {
    this.#capacity = capacity;
    this.source = resizeCodes(this.source, capacity);
    this.destination = resizeCodes(this.destination, capacity);
    this.sourcePort = morePorts(this.sourcePort, capacity);
    this.destinationPort = morePorts(this.destinationPort, capacity);
    this.protocol = resizeCodes(this.protocol, capacity);
    this.applicationProtocol = resizeCodes(this.applicationProtocol, capacity);
    this.direction = resizeCodes(this.direction, capacity);
    this.bytes = moreNumbers(this.bytes, capacity);
    this.packets = moreNumbers(this.packets, capacity);
    this.durationMs = moreNumbers(this.durationMs, capacity);
    this.startAt = moreNumbers(this.startAt, capacity);
    this.endAt = moreNumbers(this.endAt, capacity);
    this.flags = resizeCodes(this.flags, capacity);
    if (this.score.length > 0) this.score = moreScores(this.score, capacity);
  }
}

/** The array that is given loses its length. */
const morePorts = (some: Whole, capacity: number): Whole => {
  const { length } = some;
  return resizeWhole(some, capacity).fill(NO_PORT, length);
};

const moreNumbers = (some: Numbers, capacity: number): Numbers => {
  const { length } = some;
  return resizeNumbers(some, capacity).fill(Number.NaN, length);
};

const moreScores = (some: Bytes, capacity: number): Bytes => {
  const { length } = some;
  return resizeBytes(some, capacity).fill(NO_SCORE, length);
};

/** A port as its column holds it; a negative one is how some say that there is none. */
export const portCode = (port: number | undefined): number =>
  port === undefined || port < 0 || port > LARGEST_PORT ? NO_PORT : port;

/** Of what the column can hold. */
const LARGEST_PORT = 2 ** 31 - 1;

/** A score as its column holds it; what is no per cent is not reported. */
const scoreCode = (percent: number | undefined): number =>
  percent === undefined || !(percent >= 0 && percent <= 100) ? NO_SCORE : Math.round(percent);
