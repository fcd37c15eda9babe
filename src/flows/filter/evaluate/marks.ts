// One byte for each row that says whether it passes, and the ways to combine such marks; all loops over rows that a filter needs are here.
import type { Rows } from '../../flow-table.ts';

/** 1 for a row that passes; as long as the rows, rounded up to whole words of four. */
export type Marks = Uint8Array<ArrayBuffer>;

/** Whether each code passes, with NO_CODE at index 0. */
export type Lookup = Uint8Array;

export const noMarks = (rowCount: number): Marks => new Uint8Array(Math.ceil(rowCount / 4) * 4);

export const markCodes = (marks: Marks, column: Uint32Array, lookup: Lookup): void => {
  const count = column.length;
  for (let row = 0; row < count; row += 1) {
    marks[row] = (marks[row] ?? 0) | (lookup[column[row] ?? 0] ?? 0);
  }
};

/** Two columns of the same codes at once, such as both ends of a flow. */
export const markEither = (marks: Marks, one: Uint32Array, other: Uint32Array, lookup: Lookup): void => {
  const count = one.length;
  for (let row = 0; row < count; row += 1) {
    marks[row] = (marks[row] ?? 0) | (lookup[one[row] ?? 0] ?? 0) | (lookup[other[row] ?? 0] ?? 0);
  }
};

/** Asks once for each code that occurs, not for all there are. */
export const markTested = (
  marks: Marks,
  column: Uint32Array,
  codeCount: number,
  test: (code: number) => boolean,
): void => {
  const known = new Uint8Array(codeCount + 1);
  const count = column.length;
  for (let row = 0; row < count; row += 1) {
    const code = column[row] ?? 0;
    let answer = known[code] ?? 0;
    if (answer === 0) {
      answer = test(code) ? 2 : 1;
      known[code] = answer;
    }
    if (answer === 2) marks[row] = 1;
  }
};

/** `from` and `to` belong to it unless they are said to be open. NaN, which is not reported, is in no interval. */
export type Interval = Readonly<{ from: number; to: number; isOpen: boolean }>;

/** Ports from `from` to `to`, both from 0 to 2^31. Random ports would make every branch a wrong guess, so there is none. */
export const markPorts = (marks: Marks, column: Int32Array, from: number, to: number): void => {
  const count = column.length;
  for (let row = 0; row < count; row += 1) {
    const port = column[row] ?? 0;
    // The sign bit of either difference is set outside.
    marks[row] = (marks[row] ?? 0) | (~((port - from) | (to - port)) >>> 31);
  }
};

export const markInterval = (marks: Marks, column: Float64Array, interval: Interval): void => {
  const { from, to } = interval;
  const count = column.length;
  if (interval.isOpen) {
    for (let row = 0; row < count; row += 1) {
      const value = column[row] ?? Number.NaN;
      if (value > from && value < to) marks[row] = 1;
    }
    return;
  }
  for (let row = 0; row < count; row += 1) {
    const value = column[row] ?? Number.NaN;
    if (value >= from && value <= to) marks[row] = 1;
  }
};

/** Bytes from `from` to `to`, both of which belong to it. */
export const markBytes = (marks: Marks, column: Uint8Array, from: number, to: number): void => {
  const count = column.length;
  for (let row = 0; row < count; row += 1) {
    const value = column[row] ?? 0;
    if (value >= from && value <= to) marks[row] = 1;
  }
};

export const intersect = (marks: Marks, others: Marks): void => {
  const words = wordsOf(marks);
  const otherWords = wordsOf(others);
  for (let index = 0; index < words.length; index += 1) {
    words[index] = (words[index] ?? 0) & (otherWords[index] ?? 0);
  }
};

export const unite = (marks: Marks, others: Marks): void => {
  const words = wordsOf(marks);
  const otherWords = wordsOf(others);
  for (let index = 0; index < words.length; index += 1) {
    words[index] = (words[index] ?? 0) | (otherWords[index] ?? 0);
  }
};

export const invert = (marks: Marks): void => {
  const words = wordsOf(marks);
  for (let index = 0; index < words.length; index += 1) words[index] = (words[index] ?? 0) ^ 0x01010101;
};

const wordsOf = (marks: Marks): Uint32Array => new Uint32Array(marks.buffer);

/** In the order of the table. */
export const markedRows = (marks: Marks, rowCount: number): Rows => {
  let count = 0;
  for (let row = 0; row < rowCount; row += 1) count += marks[row] ?? 0;
  const rows = new Uint32Array(count);
  let next = 0;
  for (let row = 0; next < count; row += 1) {
    rows[next] = row;
    next += marks[row] ?? 0;
  }
  return rows;
};
